#ifndef HTTP_SITE_RATES_H
#define HTTP_SITE_RATES_H
/*
 * Limits of what only reads: their buckets stay in memory, because a look must not become a write. A restart fills them
 * again, and each process has its own. Safe for threads.
 */
#include "core/value/bucket.h"

struct rates;

struct rates *rates_new(void);
void rates_free(struct rates *rates);
/* How many tokens a full bucket has (0: no limit), and of which limit it is. */
struct rate {
    int64_t capacity;
    const struct limit_row *row;
};
/* Takes a token from the bucket of that name; false when there is none. *left is as it is then. */
bool rates_take(struct rates *rates, struct str key, const struct rate *rate, struct instant now,
                struct rate_left *left);

#endif
