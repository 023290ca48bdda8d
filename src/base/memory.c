#include "base/memory.h"

#include "base/check.h"

#include <stdlib.h>

enum { PIECES = 32, PIECE_BYTES = 1024 * 1024 };

struct reserve {
    void *pieces[PIECES]; /* NULL: given to the system */
    int missing;
};

static struct reserve reserve;

/* True when there was one. */
static bool give_piece(void)
{
    for (size_t i = 0; i < PIECES; i++) {
        void *piece = __atomic_exchange_n(&reserve.pieces[i], NULL, __ATOMIC_ACQ_REL);
        if (!piece)
            continue;
        __atomic_add_fetch(&reserve.missing, 1, __ATOMIC_RELAXED);
        free(piece);
        return true;
    }
    return false;
}

static bool take_piece(size_t index)
{
    void *none = NULL, *piece = malloc(PIECE_BYTES);
    if (!piece)
        return false;
    if (__atomic_compare_exchange_n(&reserve.pieces[index], &none, piece, false, __ATOMIC_ACQ_REL,
                                    __ATOMIC_RELAXED))
        __atomic_sub_fetch(&reserve.missing, 1, __ATOMIC_RELAXED);
    else
        free(piece); /* another thread was first */
    return true;
}

void memory_set_aside(void)
{
    reserve.missing = PIECES;
    memory_is_short();
}

void memory_give_back(void)
{
    while (give_piece())
        continue;
    reserve.missing = 0;
}

bool memory_is_short(void)
{
    if (__atomic_load_n(&reserve.missing, __ATOMIC_RELAXED) == 0)
        return false;
    for (size_t i = 0; i < PIECES; i++)
        if (!__atomic_load_n(&reserve.pieces[i], __ATOMIC_RELAXED) && !take_piece(i))
            return true;
    return false;
}

void memory_open(const char *what)
{
    if (!give_piece())
        check_failed(what, __FILE__, __LINE__);
}

void *memory_new(size_t size)
{
    void *new;
    MEMORY_FOR((new = calloc(1, size)) != NULL);
    return new;
}

void *memory_more(void *at, size_t size)
{
    void *more;
    MEMORY_FOR((more = memory_more_if_any(at, size)) != NULL);
    return more;
}

void *memory_more_if_any(void *at, size_t size)
{
    return realloc(at, size);
}
