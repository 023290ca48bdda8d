#include "http/wire/patrol.h"

#include "base/check.h"
#include "base/memory.h"
#include "http/wire/cadence.h"
#include "http/wire/crowd.h"

#include <stdlib.h>
#include <sys/socket.h>

enum { LOOK_EVERY_MS = 250 };

struct watched {
    struct patrol_guest guest;
    bool counted; /* in the crowds */
    bool asks;
    int64_t until_ms; /* of the clock that never jumps; 0: paused, or already shut */
    struct watched *next, **link;
};

struct patrol {
    pthread_mutex_t lock;
    struct watched *first;
    struct patrol_share share;
    struct crowd *addresses, *networks; /* that have connections */
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
        shutdown(each->guest.fd, SHUT_RDWR);
        __atomic_store_n(&each->until_ms, 0, __ATOMIC_RELAXED);
    }
    pthread_mutex_unlock(&patrol->lock);
}

struct patrol *patrol_start(struct patrol_share share)
{
    struct patrol *patrol = memory_new(sizeof *patrol);
    pthread_mutex_init(&patrol->lock, NULL);
    patrol->share = share;
    patrol->addresses = crowd_new();
    patrol->networks = crowd_new();
    cadence_start(&patrol->cadence, LOOK_EVERY_MS, shut_late, patrol);
    return patrol;
}

void patrol_stop(struct patrol *patrol)
{
    cadence_stop(&patrol->cadence);
    check(patrol->first == NULL);
    crowd_free(patrol->addresses);
    crowd_free(patrol->networks);
    pthread_mutex_destroy(&patrol->lock);
    free(patrol);
}

/* ---- shares ---- */

static void count_out(struct patrol *patrol, struct watched *watched)
{
    if (!watched->counted)
        return;
    crowd_leave(patrol->addresses, watched->guest.from.address);
    crowd_leave(patrol->networks, watched->guest.from.network);
    watched->counted = false;
}

/* It is as good as gone, though its owner has yet to notice. */
static void turn_out(struct patrol *patrol, struct watched *watched)
{
    shutdown(watched->guest.fd, SHUT_RDWR);
    patrol_pause(watched);
    count_out(patrol, watched);
}

/*
 * Of those that are like this one and have asked for nothing, the one that has been waited for longest; or NULL. Of those of
 * one millisecond it is the first that came, which stands last.
 */
static struct watched *longest_idle(struct patrol *patrol, const struct watched *like,
                                    bool (*are_alike)(const struct watched *a, const struct watched *b))
{
    struct watched *longest = NULL;
    int64_t since = INT64_MAX;
    for (struct watched *each = patrol->first; each; each = each->next) {
        int64_t until = __atomic_load_n(&each->until_ms, __ATOMIC_RELAXED);
        bool idle = each != like && until && !__atomic_load_n(&each->asks, __ATOMIC_RELAXED);
        if (!idle || until > since || !are_alike(each, like))
            continue;
        longest = each;
        since = until;
    }
    return longest;
}

static bool same_address(const struct watched *a, const struct watched *b)
{
    return a->counted && a->guest.from.address == b->guest.from.address;
}

static bool same_network(const struct watched *a, const struct watched *b)
{
    return a->counted && a->guest.from.network == b->guest.from.network;
}

static bool same_group(const struct watched *a, const struct watched *b)
{
    return a->guest.group == b->guest.group;
}

/* Counts who came; beyond a share somebody of the same place goes. */
static void count_in(struct patrol *patrol, struct watched *watched)
{
    const struct patrol_share *share = &patrol->share;
    const struct peer_place *from = &watched->guest.from;
    if (!from->limited)
        return;
    watched->counted = true;
    bool address_full = crowd_join(patrol->addresses, from->address) > share->address && share->address;
    bool network_full = crowd_join(patrol->networks, from->network) > share->network && share->network;
    if (!address_full && !network_full)
        return;
    struct watched *longest = longest_idle(patrol, watched, address_full ? same_address : same_network);
    turn_out(patrol, longest ? longest : watched);
}

struct watched *patrol_enter(struct patrol *patrol, const struct patrol_guest *guest, struct span patience)
{
    struct watched *watched = memory_new(sizeof *watched);
    watched->guest = *guest;
    patrol_extend(watched, patience);
    pthread_mutex_lock(&patrol->lock);
    watched->next = patrol->first;
    watched->link = &patrol->first;
    if (watched->next)
        watched->next->link = &watched->next;
    patrol->first = watched;
    count_in(patrol, watched);
    pthread_mutex_unlock(&patrol->lock);
    return watched;
}

void patrol_leave(struct patrol *patrol, struct watched *watched)
{
    pthread_mutex_lock(&patrol->lock);
    *watched->link = watched->next;
    if (watched->next)
        watched->next->link = watched->link;
    count_out(patrol, watched);
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
    struct watched of_group = {.guest.group = group};
    pthread_mutex_lock(&patrol->lock);
    struct watched *longest = longest_idle(patrol, &of_group, same_group);
    if (longest)
        turn_out(patrol, longest);
    pthread_mutex_unlock(&patrol->lock);
}
