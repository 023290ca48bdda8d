#include "http/wire/crowd.h"

#include "base/check.h"
#include "base/memory.h"

#include <stdlib.h>

enum { PLACES = 4096 };

struct many {
    uint64_t key;
    unsigned count;
    struct many *next;
};

struct crowd {
    struct many *places[PLACES];
};

struct crowd *crowd_new(void)
{
    struct crowd *crowd = memory_new(sizeof *crowd);
    return crowd;
}

void crowd_free(struct crowd *crowd)
{
    for (size_t i = 0; i < PLACES; i++)
        check(crowd->places[i] == NULL);
    free(crowd);
}

/* Where the key's count hangs, or would hang. */
static struct many **place_of(struct crowd *crowd, uint64_t key)
{
    struct many **place = &crowd->places[(key * 0x9E3779B97F4A7C15u) >> 52];
    while (*place && (*place)->key != key)
        place = &(*place)->next;
    return place;
}

unsigned crowd_join(struct crowd *crowd, uint64_t key)
{
    struct many **place = place_of(crowd, key);
    if (!*place) {
        *place = memory_new(sizeof **place);
        (*place)->key = key;
    }
    return ++(*place)->count;
}

void crowd_leave(struct crowd *crowd, uint64_t key)
{
    struct many **place = place_of(crowd, key), *many = *place;
    check(many != NULL);
    if (--many->count)
        return;
    *place = many->next;
    free(many);
}
