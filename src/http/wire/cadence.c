#include "http/wire/cadence.h"

#include "base/check.h"
#include "base/time.h"

/* False when it is to end. */
static bool pause(struct cadence *cadence)
{
    int64_t ms = steady_ms() + cadence->pause_ms;
    struct timespec until = {.tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000};
    pthread_mutex_lock(&cadence->lock);
    while (!cadence->stopping && pthread_cond_timedwait(&cadence->changed, &cadence->lock, &until) == 0)
        continue;
    bool goes_on = !cadence->stopping;
    pthread_mutex_unlock(&cadence->lock);
    return goes_on;
}

static void *run(void *arg)
{
    struct cadence *cadence = arg;
    do
        cadence->work(cadence->arg);
    while (pause(cadence));
    return NULL;
}

void cadence_start(struct cadence *cadence, int64_t pause_ms, void (*work)(void *arg), void *arg)
{
    pthread_condattr_t steady;
    *cadence = (struct cadence){.pause_ms = pause_ms, .work = work, .arg = arg};
    pthread_mutex_init(&cadence->lock, NULL);
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&cadence->changed, &steady);
    pthread_condattr_destroy(&steady);
    check(pthread_create(&cadence->thread, NULL, run, cadence) == 0);
}

bool cadence_stops(struct cadence *cadence)
{
    pthread_mutex_lock(&cadence->lock);
    bool stops = cadence->stopping;
    pthread_mutex_unlock(&cadence->lock);
    return stops;
}

void cadence_stop(struct cadence *cadence)
{
    pthread_mutex_lock(&cadence->lock);
    cadence->stopping = true;
    pthread_cond_signal(&cadence->changed);
    pthread_mutex_unlock(&cadence->lock);
    pthread_join(cadence->thread, NULL);
    pthread_cond_destroy(&cadence->changed);
    pthread_mutex_destroy(&cadence->lock);
}
