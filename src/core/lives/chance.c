/* Draws that depend on the seed and on what is asked, and on nothing that happened before. */
#include "core/lives/life.h"

uint32_t life_draw(const struct life *life, int trait, int time, uint32_t bound)
{
    struct random random = random_start(life->seed, (uint64_t)trait << 16 | (uint64_t)(uint32_t)time);
    return random_below(&random, bound);
}

bool life_chance(const struct life *life, int trait, uint32_t percent)
{
    return life_draw(life, trait, 0, 100) < percent;
}
