#ifndef CLI_SITE_CHECK_ALL_H
#define CLI_SITE_CHECK_ALL_H
/* Everything that `recourse check` proves of a database: its file, its counts, its orders, panels and files. */
#include "cli/kit/unit.h"
#include "store/engine/table.h"

struct check_found {
    bool repair;         /* set counts right; the rest cannot be */
    int64_t differences; /* of counts */
    int64_t wrong;       /* faults of the file, orders, panels and evidence that are not as they should be */
    bool
        rules_amiss; /* files of rules cannot be taken, or orders have rules that are not here: they were not looked at */
};

/* Prints each line that is wrong, with a bar meanwhile. */
enum err check_all(struct run *run, struct workplace *place, struct check_found *found) MUST_USE;
/* A fault of the database's file for whoever runs the command; what the engine itself says stays in its words. */
struct str fault_said(struct arena *arena, const struct table_fault *fault);

#endif
