#ifndef SERVICE_UNIT_LATER_H
#define SERVICE_UNIT_LATER_H
/*
 * What is made of the rows that a unit of work has written, just before the commit: once for all units that share it.
 *
 * The words by which a question is found are made of the question and all of its answers. Made with each answer they
 * would be made as often as somebody writes, and SQLite's index of words is carried to its pages by whatever savepoint
 * follows: behind the last unit it is carried there once. Whoever reads within the unit does not see what comes later.
 */
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct ctx;

/* Reads what there is of `id` then, and may be asked of what is gone by then. When it fails, so does the commit. */
struct late {
    enum err (*run)(struct ctx *ctx, int64_t id);
    int64_t id;
};

enum { LATER_MAX = 4 };
struct laters {
    struct late at[LATER_MAX];
    size_t count;
};

/* Asked twice it is done once. Done at once where there is no commit to come, or no place left. */
enum err later_ask(struct ctx *ctx, struct late later) MUST_USE;
bool laters_have(const struct laters *laters, struct late later);

#endif
