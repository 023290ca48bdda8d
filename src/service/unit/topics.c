#include "service/unit/topics.h"

#include "base/memory.h"

#include <stdlib.h>

enum { PLACE_BITS = 14, PLACES = 1 << PLACE_BITS };

struct topics {
    int64_t clock;          /* one more with each change */
    int64_t any, all;       /* when something changed; when everything did */
    int64_t places[PLACES]; /* when a topic of that place did */
};

void topic_name(struct topic_set *set, enum topic_kind topic, int64_t id)
{
    uint64_t mixed = ((uint64_t)id * 2 + (uint64_t)topic) * 0x9E3779B97F4A7C15u;
    uint16_t place = (uint16_t)(mixed >> (64 - PLACE_BITS));
    set->named = true;
    for (unsigned i = 0; i < set->count; i++)
        if (set->places[i] == place)
            return;
    set->overflow = set->overflow || set->count == TOPICS_NAMED_MAX;
    if (!set->overflow)
        set->places[set->count++] = place;
}

static bool names_some(const struct topic_set *set)
{
    return set->named && !set->overflow;
}

struct topics *topics_new(void)
{
    struct topics *topics = memory_new(sizeof *topics);
    return topics;
}

void topics_free(struct topics *topics)
{
    free(topics);
}

int64_t topics_now(const struct topics *topics)
{
    return __atomic_load_n(&topics->clock, __ATOMIC_ACQUIRE);
}

static int64_t when(const int64_t *place)
{
    return __atomic_load_n(place, __ATOMIC_ACQUIRE);
}

/* A later change is never overwritten by an earlier one. */
static void mark(int64_t *place, int64_t now)
{
    int64_t before = when(place);
    while (before < now &&
           !__atomic_compare_exchange_n(place, &before, now, false, __ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
        continue;
}

void topics_changed(struct topics *topics, const struct topic_set *touched)
{
    int64_t now = __atomic_add_fetch(&topics->clock, 1, __ATOMIC_ACQ_REL);
    mark(&topics->any, now);
    if (!names_some(touched))
        mark(&topics->all, now);
    for (unsigned i = 0; names_some(touched) && i < touched->count; i++)
        mark(&topics->places[touched->places[i]], now);
}

bool topics_unchanged(const struct topics *topics, const struct topic_set *read, int64_t since)
{
    if (!names_some(read))
        return when(&topics->any) <= since;
    bool same = when(&topics->all) <= since;
    for (unsigned i = 0; same && i < read->count; i++)
        same = when(&topics->places[read->places[i]]) <= since;
    return same;
}
