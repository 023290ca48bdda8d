#include "support/tracking/tracking_world.h"

#include "support/kit/suite.h"

int open_tracking_world(void **state)
{
    static struct tracking_world world;
    struct failure failure = {0};
    arena_init(&world.arena, 16 * 1024 * 1024);
    *state = &world;
    if (track_load(&world.arena, &packed_carriers, &world.table, &failure) == OK)
        return 0;
    print_error("%s\n", failure.text);
    return 1;
}

int close_tracking_world(void **state)
{
    struct tracking_world *world = *state;
    arena_free(&world->arena);
    return 0;
}

struct track_result identified(void **state, const char *number)
{
    struct track_result result;
    track_identify(((struct tracking_world *)*state)->table, str_from(number), &result);
    return result;
}

const struct track_candidate *candidate_of(const struct track_result *result, const char *carrier)
{
    for (size_t i = 0; i < result->count; i++)
        if (str_eq(result->candidates[i].format->carrier, str_from(carrier)))
            return &result->candidates[i];
    return NULL;
}
