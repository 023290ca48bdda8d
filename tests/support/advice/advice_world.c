#include "support/advice/advice_world.h"

int advice_world_open(void **state)
{
    static struct advice_world world;
    arena_init(&world.arena, 64 * 1024 * 1024);
    *state = &world;
    if (policy_set_load(&world.arena, &packed_policies, &world.policies, &world.failure) != OK ||
        track_load(&world.arena, &packed_carriers, &world.sources.tracking, &world.failure) != OK)
        return 1;
    world.sources.policies = world.policies.at;
    world.sources.policy_count = world.policies.count;
    return 0;
}

int advice_world_close(void **state)
{
    struct advice_world *world = *state;
    arena_free(&world->arena);
    return 0;
}
