#include "support/kit/suite.h"

#include "base/arena.h"

void assert_str(struct str is, const char *should)
{
    struct arena arena;
    arena_init(&arena, 64 * 1024 * 1024);
    assert_string_equal(arena_cstr(&arena, is), should);
    arena_free(&arena);
}
