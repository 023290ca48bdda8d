#include "base/map.h"

#include "base/check.h"
#include "base/memory.h"

#include <stdlib.h>

enum { FIRST_ROOM = 1024 };

static uint64_t hash_of_entry(const struct map_entry *entry)
{
    if (entry->text.at)
        return str_hash(entry->text);
    uint64_t hash = (uint64_t)entry->id * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static bool same(const struct map_entry *a, const struct map_entry *b)
{
    return a->id == b->id && str_eq(a->text, b->text);
}

/* Where the entry with this key is, or belongs. There is always a free place. */
static struct map_entry *place_of(const struct map *map, const struct map_entry *wanted)
{
    size_t index = hash_of_entry(wanted) & (map->room - 1);
    while (map->at[index].used && !same(&map->at[index], wanted))
        index = (index + 1) & (map->room - 1);
    return &map->at[index];
}

/* Keeps at most half of the places taken, so that a search ends soon. */
static void grow(struct map *map)
{
    if (map->count * 2 < map->room)
        return;
    struct map bigger = {.count = map->count, .room = map->room ? map->room * 2 : FIRST_ROOM};
    bigger.at = memory_new(bigger.room * sizeof *bigger.at);
    for (size_t i = 0; i < map->room; i++)
        if (map->at[i].used)
            *place_of(&bigger, &map->at[i]) = map->at[i];
    free(map->at);
    *map = bigger;
}

static bool add(struct map *map, struct map_entry entry)
{
    grow(map);
    struct map_entry *place = place_of(map, &entry);
    if (place->used)
        return false;
    *place = entry;
    map->count++;
    return true;
}

static bool find(const struct map *map, struct map_entry wanted, int64_t *value)
{
    if (map->count == 0)
        return false;
    const struct map_entry *place = place_of(map, &wanted);
    if (place->used && value)
        *value = place->value;
    return place->used;
}

bool map_add_id(struct map *map, int64_t id, int64_t value)
{
    return add(map, (struct map_entry){.id = id, .value = value, .used = true});
}

bool map_add_text(struct map *map, struct str text, int64_t value)
{
    check(text.at != NULL);
    return add(map, (struct map_entry){.text = text, .value = value, .used = true});
}

bool map_find_id(const struct map *map, int64_t id, int64_t *value)
{
    return find(map, (struct map_entry){.id = id}, value);
}

bool map_find_text(const struct map *map, struct str text, int64_t *value)
{
    check(text.at != NULL);
    return find(map, (struct map_entry){.text = text}, value);
}

void map_free(struct map *map)
{
    free(map->at);
    *map = (struct map){0};
}
