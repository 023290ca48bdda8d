#ifndef BASE_MAP_H
#define BASE_MAP_H
/*
 * Numbers found by an id or by a text, in memory: hash tables with open addressing that only grow. For bulk
 * work on rows that one program reads for itself, not for what must resist an attacker. map_free gives the
 * memory back; a zeroed map is an empty one.
 */
#include "base/str.h"

struct map_text; /* of a map by text: one key */
struct
    map_block; /* of a map by id: neighbours, of which a million take little more than a bit each, and those with values eight bytes */

struct map {
    struct map_text *texts;
    struct map_block *blocks;
    size_t count;     /* keys */
    int64_t greatest; /* of the ids; 0: none is */
    size_t taken, room;
};

/* False when the key is there already; its value then stays. A text must outlive the map. */
bool map_add_id(struct map *map, int64_t id, int64_t value);
bool map_add_text(struct map *map, struct str text, int64_t value);
/* False when there is no such key; value may be NULL. A map is used by ids or by texts, never by both. */
bool map_find_id(const struct map *map, int64_t id, int64_t *value);
bool map_find_text(const struct map *map, struct str text, int64_t *value);
void map_free(struct map *map);

#endif
