#include "support/kit/source.h"

#include "support/kit/suite.h"

#include <stdio.h>
#include <stdlib.h>

struct str source_path(struct arena *arena, const char *name)
{
    const char *root = getenv("RECOURSE_SOURCE");
    return arena_printf(arena, "%s/%s", root ? root : ".", name);
}

struct str source_read(struct arena *arena, const char *name)
{
    struct str path = source_path(arena, name);
    FILE *file = fopen(path.at, "rb");
    if (!file)
        print_error("%s is not there: set RECOURSE_SOURCE to the root\n", path.at);
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    size_t len = (size_t)ftell(file);
    rewind(file);
    char *bytes = arena_take(arena, len + 1);
    assert_int_equal(fread(bytes, 1, len, file), len);
    bytes[len] = 0;
    fclose(file);
    return (struct str){bytes, len};
}
