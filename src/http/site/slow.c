#include "http/site/slow.h"

#include "base/check.h"
#include "base/memory.h"

#include <pthread.h>
#include <stdlib.h>

enum { THREADS_MAX = 8 };

struct job {
    uint64_t network; /* its hash */
    void (*run)(void *arg);
    void *arg;
};

struct slow {
    pthread_mutex_t lock;
    pthread_cond_t changed;
    pthread_t threads[THREADS_MAX];
    unsigned thread_count, started;
    struct job jobs[SLOW_WAITING_MAX]; /* a ring */
    struct job running[THREADS_MAX];   /* by thread; without `run`: it waits */
    unsigned first, count;
    bool stopping;
};

static void *work(void *arg)
{
    struct slow *slow = arg;
    pthread_mutex_lock(&slow->lock);
    struct job *mine = &slow->running[slow->started++];
    for (;;) {
        while (slow->count == 0 && !slow->stopping)
            pthread_cond_wait(&slow->changed, &slow->lock);
        if (slow->count == 0)
            break;
        struct job job = *mine = slow->jobs[slow->first];
        slow->first = (slow->first + 1) % SLOW_WAITING_MAX;
        slow->count--;
        pthread_mutex_unlock(&slow->lock);
        job.run(job.arg);
        pthread_mutex_lock(&slow->lock);
        *mine = (struct job){0};
    }
    pthread_mutex_unlock(&slow->lock);
    return NULL;
}

struct slow *slow_start(unsigned threads)
{
    check(threads > 0 && threads <= THREADS_MAX);
    struct slow *slow = memory_new(sizeof *slow);
    pthread_mutex_init(&slow->lock, NULL);
    pthread_cond_init(&slow->changed, NULL);
    for (; slow->thread_count < threads; slow->thread_count++)
        check(pthread_create(&slow->threads[slow->thread_count], NULL, work, slow) == 0);
    return slow;
}

static unsigned count_of(const struct slow *slow, uint64_t network)
{
    unsigned count = 0;
    for (unsigned i = 0; i < slow->count; i++)
        count += slow->jobs[(slow->first + i) % SLOW_WAITING_MAX].network == network;
    for (unsigned i = 0; i < THREADS_MAX; i++)
        count += slow->running[i].run && slow->running[i].network == network;
    return count;
}

bool slow_submit(struct slow *slow, struct str network, void (*run)(void *arg), void *arg)
{
    struct job job = {str_hash(network), run, arg};
    pthread_mutex_lock(&slow->lock);
    bool accepted =
        !slow->stopping && slow->count < SLOW_WAITING_MAX && count_of(slow, job.network) < SLOW_SHARE;
    if (accepted)
        slow->jobs[(slow->first + slow->count++) % SLOW_WAITING_MAX] = job;
    pthread_cond_signal(&slow->changed);
    pthread_mutex_unlock(&slow->lock);
    return accepted;
}

void slow_stop(struct slow *slow)
{
    pthread_mutex_lock(&slow->lock);
    slow->stopping = true;
    pthread_cond_broadcast(&slow->changed);
    pthread_mutex_unlock(&slow->lock);
    for (unsigned i = 0; i < slow->thread_count; i++)
        pthread_join(slow->threads[i], NULL);
    pthread_cond_destroy(&slow->changed);
    pthread_mutex_destroy(&slow->lock);
    free(slow);
}
