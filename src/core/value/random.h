#ifndef CORE_VALUE_RANDOM_H
#define CORE_VALUE_RANDOM_H
/*
 * Numbers that look random and are the same on every machine: for worlds that are made up, and for tests.
 * Whoever knows one number can compute the others, so they are never secrets (see base/secret.h for those).
 *
 * The generator is SplitMix64: Steele, Lea and Flood, "Fast splittable pseudorandom number generators",
 * OOPSLA 2014.
 */
#include <stdint.h>

struct random {
    uint64_t state;
};

/*
 * The beginning of one of many series. Each (seed, series) has numbers of its own, so that the n-th thing of
 * a world stays the same however many are made.
 */
struct random random_start(uint64_t seed, uint64_t series);

uint64_t random_next(struct random *random);
/* One of 0 .. bound - 1, all equally likely; bound is at least 1. */
uint32_t random_below(struct random *random, uint32_t bound);
/*
 * One of 0 .. count - 1 by Zipf's law in steps: 0 is as likely as 1 and 2 together, as 3 to 6 together, as 7
 * to 14 together, and so on. count is at least 1 and less than 2^31.
 */
uint32_t random_rank(struct random *random, uint32_t count);

#endif
