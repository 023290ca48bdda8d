/*
 * Many orders in a world where letters are lost, doubled and overtaken, goods go astray, two servers strike the same
 * deadlines, and rules are of every kind that the checker takes. After each step money, goods and decisions must hold.
 *
 * sim_world [--seed N] [--cases M]. A failure prints the seed of the case.
 */
#include "base/check.h"
#include "support/kit/lives.h"
#include "support/order/order_world.h"
#include "support/policy/vary.h"
#include "text/policy/file.h"

#include <stdio.h>

enum { MANY_CASES = 20000 };

struct worlds {
    struct policy_set policies;
    int64_t steps, strikes, crashes, varied, kinds[EVENT_KIND_COUNT];
};

static const char *live(void *context, const struct life *life, bool loud)
{
    static struct order_world world;
    static struct policy policy;
    struct worlds *worlds = context;
    struct random random = random_start(life->seed, 0);
    do
        policy = *worlds->policies.at[random_below(&random, (uint32_t)worlds->policies.count)];
    while (policy.kind != KIND_MARKETPLACE); /* shops' and banks' rules are for orders made elsewhere */
    worlds->varied += random_below(&random, 4) && vary_policy(&policy, &random);
    if (random_below(&random, 2)) /* what is seldom used up is used up */
        policy.evidence.max_files = 1 + (int32_t)random_below(&random, 2);
    if (random_below(&random, 6) == 0) /* shorter than the time to send */
        policy.protection.length = DURATION_DAYS(1 + random_below(&random, 9));
    order_world_begin(&world, &policy, life->seed);
    world.loud = loud;
    for (int i = 0; i < life->count && !world.wrong; i++)
        order_world_step(&world, life->steps[i]);
    if (!world.wrong)
        order_world_end(&world);
    worlds->steps += world.steps;
    worlds->strikes += world.strikes;
    worlds->crashes += world.crashes;
    for (int i = 0; i < EVENT_KIND_COUNT; i++)
        worlds->kinds[i] += world.kinds[i];
    return world.wrong;
}

/* A simulator that never comes to an event proves nothing about it; only notebooks note, and outages are sim_orders'. */
static bool saw_every_event(const struct worlds *worlds)
{
    static const enum order_event_kind elsewhere[] = {
        EVENT_PROTECTION_NOTED,
        EVENT_OUTAGE_ENDED,
        EVENT_REFUND_SEEN,
        EVENT_PLACED,
    };
    bool all = worlds->strikes && worlds->crashes && worlds->varied;
    for (int i = EVENT_NONE + 1; i < EVENT_KIND_COUNT; i++) {
        bool apart = false;
        for (size_t k = 0; k < COUNT_OF(elsewhere); k++)
            apart |= elsewhere[k] == (enum order_event_kind)i;
        if (worlds->kinds[i] == 0 && !apart) {
            fprintf(stderr, "worlds: no case has come to %.*s\n", STR_ARG(names_at(&order_event_names, i)));
            all = false;
        }
    }
    return all;
}

int main(int argc, char **argv)
{
    struct arena arena;
    struct failure failure = {0};
    static struct worlds worlds;
    struct lives lives = {.name = "worlds", .seed = 1, .cases = 250000, .live = live, .world = &worlds};
    lives_options(&lives, argc, argv);
    arena_init(&arena, 16 * 1024 * 1024);
    if (policy_set_load(&arena, &packed_policies, &worlds.policies, &failure)) {
        fprintf(stderr, "worlds: %s\n", failure.text);
        return 3;
    }
    bool well = lives_run(&lives);
    if (well)
        printf("worlds: %llu cases from seed %llu, %lld commands taken, %lld strikes of two servers, %lld "
               "crashes, "
               "%lld times other rules\n",
               (unsigned long long)lives.cases, (unsigned long long)lives.seed, (long long)worlds.steps,
               (long long)worlds.strikes, (long long)worlds.crashes, (long long)worlds.varied);
    bool many = lives.cases < MANY_CASES || saw_every_event(&worlds);
    arena_free(&arena);
    return well && many ? 0 : 1;
}
