#ifndef CLI_SITE_CHECK_ALL_H
#define CLI_SITE_CHECK_ALL_H
/* Everything that `recourse check` proves of a database: its file, its counts, its orders, panels and files. */
#include "cli/kit/unit.h"

struct check_found {
    bool repair;         /* set counts right; the rest cannot be */
    int64_t differences; /* of counts */
    int64_t wrong;       /* faults of the file, orders, panels and evidence that are not as they should be */
};

/* Prints each line that is wrong, with a bar meanwhile. */
enum err check_all(struct run *run, struct workplace *place, struct check_found *found) MUST_USE;

#endif
