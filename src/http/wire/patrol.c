#include "http/wire/patrol.h"

#include "base/check.h"
#include "http/wire/cadence.h"

#include <stdlib.h>
#include <sys/socket.h>

enum { LOOK_EVERY_MS = 250 };

struct watched {
    const void *group;
    int fd;
    bool asks;
    int64_t until_ms; /* of the clock that never jumps; 0: paused, or already shut */
    struct watched *next, **link;
};

struct patrol {
    pthread_mutex_t lock;
    struct watched *first;
    struct cadence cadence;
};

/* With the lock held, so that no socket is closed and its number reused meanwhile. */
static void shut_late(void *arg)
{
    struct patrol *patrol = arg;
    int64_t now = steady_ms();
    pthread_mutex_lock(&patrol->lock);
    for (struct watched *each = patrol->first; each; each = each->next) {
        int64_t until = __atomic_load_n(&each->until_ms, __ATOMIC_RELAXED);
        if (until == 0 || until > now)
            continue;
        shutdown(each->fd, SHUT_RDWR);
        __atomic_store_n(&each->until_ms, 0, __ATOMIC_RELAXED);
    }
    pthread_mutex_unlock(&patrol->lock);
}

struct patrol *patrol_start(void)
{
    struct patrol *patrol = calloc(1, sizeof *patrol);
    check(patrol != NULL);
    pthread_mutex_init(&patrol->lock, NULL);
    cadence_start(&patrol->cadence, LOOK_EVERY_MS, shut_late, patrol);
    return patrol;
}

void patrol_stop(struct patrol *patrol)
{
    cadence_stop(&patrol->cadence);
    check(patrol->first == NULL);
    pthread_mutex_destroy(&patrol->lock);
    free(patrol);
}

struct watched *patrol_enter(struct patrol *patrol, const void *group, int fd, struct span patience)
{
    struct watched *watched = calloc(1, sizeof *watched);
    check(watched != NULL);
    watched->group = group;
    watched->fd = fd;
    patrol_extend(watched, patience);
    pthread_mutex_lock(&patrol->lock);
    watched->next = patrol->first;
    watched->link = &patrol->first;
    if (watched->next)
        watched->next->link = &watched->next;
    patrol->first = watched;
    pthread_mutex_unlock(&patrol->lock);
    return watched;
}

void patrol_leave(struct patrol *patrol, struct watched *watched)
{
    pthread_mutex_lock(&patrol->lock);
    *watched->link = watched->next;
    if (watched->next)
        watched->next->link = watched->link;
    pthread_mutex_unlock(&patrol->lock);
    free(watched);
}

void patrol_extend(struct watched *watched, struct span patience)
{
    __atomic_store_n(&watched->until_ms, steady_ms() + patience.ms, __ATOMIC_RELAXED);
}

void patrol_pause(struct watched *watched)
{
    __atomic_store_n(&watched->until_ms, 0, __ATOMIC_RELAXED);
}

void patrol_asks(struct watched *watched, bool asks)
{
    __atomic_store_n(&watched->asks, asks, __ATOMIC_RELAXED);
}

void patrol_make_room(struct patrol *patrol, const void *group)
{
    struct watched *longest = NULL;
    int64_t since = INT64_MAX;
    pthread_mutex_lock(&patrol->lock);
    for (struct watched *each = patrol->first; each; each = each->next) {
        int64_t until = __atomic_load_n(&each->until_ms, __ATOMIC_RELAXED);
        bool idle = each->group == group && until && !__atomic_load_n(&each->asks, __ATOMIC_RELAXED);
        if (!idle || until >= since)
            continue;
        longest = each;
        since = until;
    }
    if (longest) {
        shutdown(longest->fd, SHUT_RDWR);
        patrol_pause(longest);
    }
    pthread_mutex_unlock(&patrol->lock);
}
