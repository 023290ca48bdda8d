#ifndef SERVICE_BULK_GENERATE_H
#define SERVICE_BULK_GENERATE_H
/*
 * A made-up help desk of any size for measuring: people, categories, questions with answers, comments and
 * votes (see generate_text.h for the words). Equal scale and seed give the same rows on every machine; a
 * question with its thread is the same whatever the scale, but for who wrote it and when.
 */
#include "service/bulk/progress.h"
#include "service/unit/work.h"

enum { GENERATE_SCALE_MAX = 10 * 1000 * 1000 };

struct generate {
    int64_t scale; /* questions */
    int64_t seed;
    const struct progress *progress;
    int64_t rows; /* receives how many were made */
};

/* Adds it to the database, which must have neither people nor questions: ERR_INPUT. */
enum err generate_run(struct ctx *ctx, struct generate *generate) MUST_USE;

#endif
