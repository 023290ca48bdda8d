#ifndef BASE_ARENA_H
#define BASE_ARENA_H
/*
 * Memory named by how long it lives: taken piece by piece, given back all at once.
 *
 * There are two lifetimes: the app's (filled at start) and that of one unit of work (one request, one timer).
 * Limits are enforced where bytes enter the program, so an arena that passes its cap is a bug and stops the
 * program, as does a machine without memory. Nothing taken from an arena is freed on its own. Not for use by
 * two threads.
 */
#include "base/str.h"

struct arena_block;

struct arena {
    struct arena_block *first, *current;
    size_t used; /* bytes taken since the last reset */
    size_t cap;  /* more than this is a bug */
};

/* An empty arena that may hold up to cap bytes at a time. */
void arena_init(struct arena *arena, size_t cap);
/* Gives everything back but keeps one block for the next unit of work. */
void arena_reset(struct arena *arena);
/* Gives everything back to the system. */
void arena_free(struct arena *arena);

/* size zeroed bytes, aligned for any type. Never NULL. */
void *arena_take(struct arena *arena, size_t size);
#define ARENA_NEW(arena, type)          ((type *)arena_take((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_take_array((arena), sizeof(type), (count)))
void *arena_take_array(struct arena *arena, size_t size, size_t count);

/*
 * An array that grows as it is filled: the same, or a larger one with what it held when all of its room is taken. Most
 * lists are short, and a unit of work may hold many.
 */
void *arena_grow(struct arena *arena, void *at, size_t count, size_t *room, size_t size);

/* A copy of s; it is followed by a null byte that does not count. */
struct str arena_copy(struct arena *arena, struct str s);
/* The same as a C string, for libraries that ask for one. */
char *arena_cstr(struct arena *arena, struct str s);
struct str arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
