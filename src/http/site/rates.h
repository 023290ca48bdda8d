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
/* How many tokens a full bucket has (0: no limit), and in which time an empty one fills again. */
struct rate {
    int64_t capacity;
    struct span refill;
};
/* Takes a token from the bucket of that name; false, with how long to wait, when there is none. */
bool rates_take(struct rates *rates, struct str key, struct rate rate, struct instant now, struct span *wait);

#endif
