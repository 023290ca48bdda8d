#include "base/map.h"

#include "base/check.h"
#include "base/memory.h"

#include <stdlib.h>

enum { FIRST_ROOM = 1024, BLOCK_IDS = 32 };

struct map_text {
    struct str text; /* at NULL: free */
    int64_t value;
};

struct map_block {
    int64_t number;  /* of its ids, shifted */
    uint32_t there;  /* a bit an id; 0: free */
    int64_t *values; /* of its ids; NULL: all 0 */
};

/* At most half of the places are taken, so that a search ends soon. */
static bool is_full(const struct map *map)
{
    return map->taken * 2 >= map->room;
}

static size_t more_room(const struct map *map)
{
    return map->room ? map->room * 2 : FIRST_ROOM;
}

/* ---- by text ---- */

/* Where the text is, or belongs. There is always a free place. */
static struct map_text *text_place(const struct map *map, struct str text)
{
    size_t index = str_hash(text) & (map->room - 1);
    while (map->texts[index].text.at && !str_eq(map->texts[index].text, text))
        index = (index + 1) & (map->room - 1);
    return &map->texts[index];
}

static void grow_texts(struct map *map)
{
    struct map bigger = *map;
    bigger.room = more_room(map);
    bigger.texts = memory_new(bigger.room * sizeof *bigger.texts);
    for (size_t i = 0; i < map->room; i++)
        if (map->texts[i].text.at)
            *text_place(&bigger, map->texts[i].text) = map->texts[i];
    free(map->texts);
    *map = bigger;
}

bool map_add_text(struct map *map, struct str text, int64_t value)
{
    check(text.at != NULL && !map->blocks);
    if (is_full(map))
        grow_texts(map);
    struct map_text *place = text_place(map, text);
    if (place->text.at)
        return false;
    *place = (struct map_text){text, value};
    map->count++;
    map->taken++;
    return true;
}

bool map_find_text(const struct map *map, struct str text, int64_t *value)
{
    check(text.at != NULL && !map->blocks);
    if (map->count == 0)
        return false;
    const struct map_text *place = text_place(map, text);
    if (place->text.at && value)
        *value = place->value;
    return place->text.at != NULL;
}

/* ---- by id ---- */

static int64_t block_of(int64_t id)
{
    return id >> 5;
}

static unsigned place_in_block(int64_t id)
{
    return (unsigned)((uint64_t)id % BLOCK_IDS);
}

static struct map_block *block_place(const struct map *map, int64_t number)
{
    uint64_t hash = (uint64_t)number * UINT64_C(0x9E3779B97F4A7C15);
    size_t index = (hash ^ hash >> 32) & (map->room - 1);
    while (map->blocks[index].there && map->blocks[index].number != number)
        index = (index + 1) & (map->room - 1);
    return &map->blocks[index];
}

static void grow_blocks(struct map *map)
{
    struct map bigger = *map;
    bigger.room = more_room(map);
    bigger.blocks = memory_new(bigger.room * sizeof *bigger.blocks);
    for (size_t i = 0; i < map->room; i++)
        if (map->blocks[i].there)
            *block_place(&bigger, map->blocks[i].number) = map->blocks[i];
    free(map->blocks);
    *map = bigger;
}

bool map_add_id(struct map *map, int64_t id, int64_t value)
{
    check(!map->texts);
    if (is_full(map))
        grow_blocks(map);
    struct map_block *block = block_place(map, block_of(id));
    uint32_t bit = (uint32_t)1 << place_in_block(id);
    if (block->there & bit)
        return false;
    map->taken += block->there == 0;
    map->count++;
    map->greatest = id > map->greatest ? id : map->greatest;
    block->number = block_of(id);
    block->there |= bit;
    if (value && !block->values)
        block->values = memory_new(BLOCK_IDS * sizeof *block->values);
    if (block->values)
        block->values[place_in_block(id)] = value;
    return true;
}

bool map_find_id(const struct map *map, int64_t id, int64_t *value)
{
    check(!map->texts);
    if (map->count == 0)
        return false;
    const struct map_block *block = block_place(map, block_of(id));
    bool there = (block->there >> place_in_block(id) & 1) != 0;
    if (there && value)
        *value = block->values ? block->values[place_in_block(id)] : 0;
    return there;
}

void map_free(struct map *map)
{
    for (size_t i = 0; map->blocks && i < map->room; i++)
        free(map->blocks[i].values);
    free(map->blocks);
    free(map->texts);
    *map = (struct map){0};
}
