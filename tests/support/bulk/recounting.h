#ifndef SUPPORT_BULK_RECOUNTING_H
#define SUPPORT_BULK_RECOUNTING_H
/* Every count of a database, counted again. */
#include "service/unit/work.h"

/* A unit of work: size_t *arg grows by each count that differs, which is printed; NULL: they are put right. */
enum err recount_all(struct ctx *ctx, void *arg);

#endif
