#include "http/site/rates.h"

#include "base/memory.h"

#include <pthread.h>
#include <stdlib.h>

/* A slot belongs to whoever came last: two that meet in one begin anew, and nobody is limited for another. */
enum { SLOTS = 16 * 1024 };

struct slot {
    uint64_t key; /* its hash; 0: nobody's */
    struct bucket bucket;
};

struct rates {
    pthread_mutex_t lock;
    struct slot slots[SLOTS];
};

struct rates *rates_new(void)
{
    struct rates *rates = memory_new(sizeof *rates);
    pthread_mutex_init(&rates->lock, NULL);
    return rates;
}

void rates_free(struct rates *rates)
{
    pthread_mutex_destroy(&rates->lock);
    free(rates);
}

bool rates_take(struct rates *rates, struct str key, const struct rate *rate, struct instant now,
                struct rate_left *left)
{
    struct span wait = {0};
    uint64_t hash = str_hash(key) | 1;
    struct slot *slot = &rates->slots[hash / 2 % SLOTS];
    *left = (struct rate_left){.capacity = 0};
    if (rate->capacity == 0)
        return true;
    pthread_mutex_lock(&rates->lock);
    if (slot->key != hash)
        *slot = (struct slot){hash, bucket_full(rate->capacity, now)};
    bool taken = bucket_take(&slot->bucket, rate->capacity, rate->row->refill, now, &wait);
    *left = rate_left_of(rate->row, rate->capacity, taken ? &slot->bucket : NULL, wait);
    pthread_mutex_unlock(&rates->lock);
    return taken;
}
