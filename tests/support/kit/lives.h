#ifndef SUPPORT_KIT_LIVES_H
#define SUPPORT_KIT_LIVES_H
/*
 * A simulator's frame: many lives, each drawn from a seed as a list of steps. The first that goes wrong is made as
 * short as it stays wrong in the same way, and is told with the seed that brings it back.
 */
#include <stdbool.h>
#include <stdint.h>

enum { LIFE_STEPS_MAX = 48 };

/* A step is the seed of what is done then: it is drawn again at every run, so that a shorter list still makes sense. */
struct life {
    uint64_t seed;
    uint64_t steps[LIFE_STEPS_MAX];
    int count;
};

struct lives {
    const char *name; /* what stands before its messages */
    uint64_t seed, cases;
    /* Lives one and answers what went wrong, a constant text, or NULL; loud: tells its steps on stderr. */
    const char *(*live)(void *world, const struct life *life, bool loud);
    void *world;
};

/* Reads --seed N and --cases M into `lives`; what is not given stays as it was. */
void lives_options(struct lives *lives, int argc, char **argv);
/* Whether all went well. A program that stops by a failed check says the seed too. */
bool lives_run(const struct lives *lives);

#endif
