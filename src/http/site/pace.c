#include "http/site/pace.h"

#include "base/check.h"
#include "core/value/bucket.h"

#include <pthread.h>
#include <stdlib.h>

struct pace {
    pthread_mutex_t lock;
    struct bucket buckets[PACE_BUCKETS]; /* filled at the beginning of time: full */
};

struct pace *pace_new(void)
{
    struct pace *pace = calloc(1, sizeof *pace);
    check(pace != NULL);
    pthread_mutex_init(&pace->lock, NULL);
    return pace;
}

void pace_free(struct pace *pace)
{
    if (!pace)
        return;
    pthread_mutex_destroy(&pace->lock);
    free(pace);
}

bool pace_take(struct pace *pace, struct str who, struct instant now, struct span *wait)
{
    struct bucket *bucket = &pace->buckets[str_hash(who) % PACE_BUCKETS];
    pthread_mutex_lock(&pace->lock);
    bool taken = bucket_take(bucket, PACE_MOST, (struct span){PACE_REFILL_MS}, now, wait);
    pthread_mutex_unlock(&pace->lock);
    return taken;
}
