#include "text/kit/libraries.h"

#include "base/check.h"
#include "base/memory.h"

#include <jansson.h>
#include <stdlib.h>
#include <unicode/uclean.h>

static void *take(size_t size)
{
    return memory_more(NULL, size ? size : 1);
}

static void *take_icu(const void *context, size_t size)
{
    (void)context;
    return take(size);
}

static void *take_more_icu(const void *context, void *at, size_t size)
{
    (void)context;
    return memory_more(at, size ? size : 1);
}

static void free_icu(const void *context, void *at)
{
    (void)context;
    free(at);
}

void libraries_share_memory(void)
{
    UErrorCode code = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, take_icu, take_more_icu, free_icu, &code);
    check(U_SUCCESS(code));
    json_set_alloc_funcs(take, free);
}
