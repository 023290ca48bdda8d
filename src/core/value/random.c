#include "core/value/random.h"

#include "base/check.h"

#define GOLDEN_RATIO UINT64_C(0x9e3779b97f4a7c15)

static uint64_t mixed(uint64_t value)
{
    value = (value ^ (value >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    value = (value ^ (value >> 27)) * UINT64_C(0x94d049bb133111eb);
    return value ^ (value >> 31);
}

struct random random_start(uint64_t seed, uint64_t series)
{
    return (struct random){mixed(mixed(seed + GOLDEN_RATIO) + series)};
}

uint64_t random_next(struct random *random)
{
    random->state += GOLDEN_RATIO;
    return mixed(random->state);
}

uint32_t random_below(struct random *random, uint32_t bound)
{
    check(bound > 0);
    /* 2^32 is seldom a multiple of bound: draws in the remainder would favour some answers and are made
     * again. */
    uint32_t remainder = (uint32_t)((UINT64_C(1) << 32) % bound);
    for (;;) {
        uint64_t product = (random_next(random) >> 32) * bound;
        if ((uint32_t)product >= remainder)
            return (uint32_t)(product >> 32);
    }
}

uint32_t random_rank(struct random *random, uint32_t count)
{
    check(count > 0 && count < UINT32_C(1) << 31);
    uint32_t steps = 1;
    while (count >> steps)
        steps++;
    /* The last step may reach beyond the ranks: then both draws are made again. */
    for (;;) {
        uint32_t first = UINT32_C(1) << random_below(random, steps);
        uint32_t rank = first - 1 + random_below(random, first);
        if (rank < count)
            return rank;
    }
}
