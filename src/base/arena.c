#include "base/arena.h"

#include "base/check.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#include <sanitizer/asan_interface.h>
#define HIDE(at, size) ASAN_POISON_MEMORY_REGION((at), (size))
#define SHOW(at, size) ASAN_UNPOISON_MEMORY_REGION((at), (size))
#else
#define HIDE(at, size) ((void)(at), (void)(size))
#define SHOW(at, size) ((void)(at), (void)(size))
#endif

enum { BLOCK_BYTES = 64 * 1024, ALIGN = 16 };

struct arena_block {
    struct arena_block *next;
    size_t size, used;
    _Alignas(16) char bytes[];
};

void arena_init(struct arena *arena, size_t cap)
{
    *arena = (struct arena){.cap = cap};
}

static struct arena_block *block_new(size_t size)
{
    struct arena_block *block = memory_more(NULL, sizeof *block + size);
    *block = (struct arena_block){.size = size};
    HIDE(block->bytes, size);
    return block;
}

static void blocks_free(struct arena_block *block)
{
    while (block) {
        struct arena_block *next = block->next;
        SHOW(block->bytes, block->size);
        free(block);
        block = next;
    }
}

void arena_reset(struct arena *arena)
{
    arena->used = 0;
    arena->current = arena->first;
    if (!arena->first)
        return;
    blocks_free(arena->first->next);
    arena->first->next = NULL;
    arena->first->used = 0;
    HIDE(arena->first->bytes, arena->first->size);
}

void arena_free(struct arena *arena)
{
    blocks_free(arena->first);
    arena_init(arena, arena->cap);
}

void *arena_take(struct arena *arena, size_t size)
{
    size_t rounded = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    check(rounded >= size && arena->used + rounded <= arena->cap);
    if (!arena->current || arena->current->size - arena->current->used < rounded) {
        struct arena_block *block = block_new(rounded > BLOCK_BYTES ? rounded : BLOCK_BYTES);
        if (arena->current)
            arena->current->next = block;
        else
            arena->first = block;
        arena->current = block;
    }
    void *taken = arena->current->bytes + arena->current->used;
    arena->current->used += rounded;
    arena->used += rounded;
    SHOW(taken, size);
    memset(taken, 0, size);
    return taken;
}

void *arena_take_array(struct arena *arena, size_t size, size_t count)
{
    size_t total;
    check(!__builtin_mul_overflow(size, count, &total));
    return arena_take(arena, total);
}

void *arena_grow(struct arena *arena, void *at, size_t count, size_t *room, size_t size)
{
    enum { FIRST_ROOM = 16 };
    if (count < *room)
        return at;
    *room = *room ? 2 * *room : FIRST_ROOM;
    void *larger = arena_take_array(arena, size, *room);
    if (count)
        memcpy(larger, at, count * size);
    return larger;
}

struct str arena_copy(struct arena *arena, struct str s)
{
    return (struct str){arena_cstr(arena, s), s.len};
}

char *arena_cstr(struct arena *arena, struct str s)
{
    char *copy = arena_take(arena, s.len + 1);
    if (s.len)
        memcpy(copy, s.at, s.len);
    return copy;
}

struct str arena_printf(struct arena *arena, const char *format, ...)
{
    check(format != NULL);
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    char small[256];
    int length = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    check(length >= 0);
    char *text = arena_take(arena, (size_t)length + 1);
    if ((size_t)length < sizeof small)
        memcpy(text, small, (size_t)length + 1);
    else
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return (struct str){text, (size_t)length};
}
