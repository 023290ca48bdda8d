#ifndef SERVICE_BULK_EXPORT_H
#define SERVICE_BULK_EXPORT_H
/*
 * A whole help desk into the files that import reads (see import.h): what is exported, imported and exported
 * again is the same, byte by byte.
 *
 * The files hold what readers see: live posts and the people who are there. A deleted person's posts stay
 * without author, that person's votes are left out; points are the totals that are shown. Passwords, roles,
 * history, flags and settings are no part of it: for a copy of everything there is backup.
 */
#include "service/bulk/progress.h"
#include "service/unit/work.h"

struct export
{
    struct str folder; /* made when it is not there; none of the files may be in it */
    const struct progress *progress;
    int64_t rows; /* receives how many were written */
};

/* For unit_read, so that all files show the same instant. */
enum err export_run(struct ctx *ctx, struct export *export) MUST_USE;

#endif
