#ifndef SERVICE_BULK_TEXTS_H
#define SERVICE_BULK_TEXTS_H
/*
 * What search looks through, of many questions at once. To make the words is most of it and needs no database: two threads make
 * those of a batch, one of which reads and writes the batches around it.
 */
#include "service/bulk/progress.h"
#include "service/desk/recount.h"

/* Of all questions behind `after`, as recount_page counts their words; of so many, for the bar. */
enum err bulk_texts_count(struct ctx *ctx, const struct recount *recount, int64_t after, int64_t total,
                          const struct progress *progress) MUST_USE;

#endif
