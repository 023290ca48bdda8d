#include "http/wire/large.h"

#include "base/memory.h"
#include "http/wire/crowd.h"

#include <pthread.h>
#include <stdlib.h>

struct large {
    pthread_mutex_t lock;
    unsigned count;
    struct crowd *crowd; /* how many by whom */
};

struct large *large_new(void)
{
    struct large *large = memory_new(sizeof *large);
    pthread_mutex_init(&large->lock, NULL);
    large->crowd = crowd_new();
    return large;
}

void large_free(struct large *large)
{
    crowd_free(large->crowd);
    pthread_mutex_destroy(&large->lock);
    free(large);
}

bool large_take(struct large *large, uint64_t key)
{
    pthread_mutex_lock(&large->lock);
    unsigned own = crowd_join(large->crowd, key), all = ++large->count;
    pthread_mutex_unlock(&large->lock);
    return own <= LARGE_BODIES_OF_ONE && all <= LARGE_BODIES_MAX;
}

void large_give(struct large *large, uint64_t key)
{
    pthread_mutex_lock(&large->lock);
    crowd_leave(large->crowd, key);
    large->count--;
    pthread_mutex_unlock(&large->lock);
}
