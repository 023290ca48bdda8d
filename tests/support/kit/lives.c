#include "support/kit/lives.h"

#include "core/value/random.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static volatile uint64_t present_seed;

static void on_abort(int number)
{
    char text[64];
    int len = snprintf(text, sizeof text, "stopped in the case of --seed %llu --cases 1\n",
                       (unsigned long long)present_seed);
    ssize_t written = write(STDERR_FILENO, text, (size_t)len);
    (void)written;
    signal(number, SIG_DFL);
    raise(number);
}

void lives_options(struct lives *lives, int argc, char **argv)
{
    for (int i = 1; i + 1 < argc; i += 2) {
        if (strcmp(argv[i], "--seed") == 0)
            lives->seed = strtoull(argv[i + 1], NULL, 10);
        if (strcmp(argv[i], "--cases") == 0)
            lives->cases = strtoull(argv[i + 1], NULL, 10);
    }
}

static struct life draw_life(uint64_t seed)
{
    struct random random = random_start(seed, 2);
    struct life life = {.seed = seed, .count = 4 + (int)random_below(&random, LIFE_STEPS_MAX - 3)};
    for (int i = 0; i < life.count; i++)
        life.steps[i] = random_next(&random);
    return life;
}

/* Leaves out one step after the other for as long as the same thing is wrong. */
static void shorten(const struct lives *lives, struct life *life, const char *wrong)
{
    for (int i = life->count - 1; i >= 0; i--) {
        struct life shorter = *life;
        shorter.count--;
        memmove(&shorter.steps[i], &shorter.steps[i + 1],
                (size_t)(shorter.count - i) * sizeof shorter.steps[0]);
        const char *still = lives->live(lives->world, &shorter, false);
        if (still && strcmp(still, wrong) == 0)
            *life = shorter;
    }
}

bool lives_run(const struct lives *lives)
{
    signal(SIGABRT, on_abort);
    for (uint64_t i = 0; i < lives->cases; i++) {
        present_seed = lives->seed + i;
        struct life life = draw_life(present_seed);
        const char *wrong = lives->live(lives->world, &life, false);
        if (!wrong)
            continue;
        shorten(lives, &life, wrong);
        fprintf(stderr, "%s: %s; --seed %llu --cases 1; the shortest history has %d steps:\n", lives->name,
                wrong, (unsigned long long)life.seed, life.count);
        lives->live(lives->world, &life, true);
        return false;
    }
    return true;
}
