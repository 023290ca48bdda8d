#ifndef SERVICE_DESK_CATEGORY_H
#define SERVICE_DESK_CATEGORY_H
/* Changing the tree of categories. The slug stays what it was at first, so that links go on working. */
#include "core/people/permit.h"
#include "service/unit/site.h"
#include "service/unit/work.h"

enum { CATEGORY_NAME_MAX = 60, CATEGORY_DEPTH_MAX = 4, CATEGORY_POSITION_MAX = 10000 };

struct category_change {
    int64_t id;        /* 0: a new one */
    int64_t parent_id; /* 0: at the top */
    struct str name;
    int64_t position; /* among its siblings; the lower stands first */
    bool retired;     /* takes no new questions */
};

/*
 * Adds or changes a category and writes the audit line; *put receives it. ERR_INPUT or ERR_CONFLICT about a
 * field: no name, a sibling with the same name, a place below itself, too deep a place. Afterwards the site is
 * to be loaded again.
 */
enum err category_put(struct ctx *ctx, const struct viewer *viewer, const struct category_change *change,
                      struct category *put) MUST_USE;

/* A help desk without any category gets its first, so that it can be asked something. */
enum err category_begin(struct ctx *ctx) MUST_USE;

#endif
