/* Is it the moment for a dispute? The answer agrees with what the law then decides, in every state that it meets. */
#include "core/order/opening.h"

#include "base/check.h"
#include "core/order/lines.h"
#include "core/value/random.h"
#include "support/kit/suite.h"
#include "text/policy/file.h"

#include <stdlib.h>

static const struct instant start = {INT64_C(1464739200000)};

struct world {
    struct arena arena;
    struct policy policy;
    struct policy_problems problems;
    struct order_state state;
    struct instant now;
};

static void world_open(struct world *world, struct str rules, bool external)
{
    *world = (struct world){.now = start};
    arena_init(&world->arena, 16 * 1024 * 1024);
    assert_int_equal(policy_file_read(&world->arena, rules, &world->policy, &world->problems), OK);
    struct order_terms placement = {
        .external = external, .at = start, .currency = {"EUR"}, .line_count = 2, .line_minor = {1000, 250}};
    world->state = order_begin(&world->policy, &placement);
}

static enum order_refusal try(struct world *world, struct order_event wish, bool keep)
{
    struct order_events events;
    struct order_command command = {.wish = wish, .noted_by = PARTY_BUYER, .version = world->state.version};
    enum order_refusal refusal = order_decide(&world->policy, &world->state, &command, world->now, &events);
    for (int i = 0; keep && i < events.count; i++)
        order_evolve(&world->policy, &world->state, &events.at[i]);
    return refusal;
}

static void pass(struct world *world, struct span span)
{
    struct order_command command;
    struct order_events events;
    world->now = instant_add(world->now, span);
    while (order_next_due(&world->state, world->now, &command)) {
        assert_int_equal(order_decide(&world->policy, &world->state, &command, world->now, &events),
                         REFUSAL_NONE);
        for (int i = 0; i < events.count; i++)
            order_evolve(&world->policy, &world->state, &events.at[i]);
    }
}

/* The remedy and amount that the reason allows surely. */
static struct order_event opening_wish(const struct world *world, int32_t reason, uint64_t lines)
{
    struct order_event wish = {.kind = EVENT_DISPUTE_OPENED,
                               .by = PARTY_BUYER,
                               .reason = reason,
                               .lines = lines,
                               .came = order_asks_came(&world->policy, &world->state, reason, lines),
                               .currency = {"EUR"}};
    for (enum remedy remedy = REMEDY_REFUND_FULL; remedy < REMEDY_COUNT && !wish.remedy; remedy++)
        if (world->policy.reasons[reason].remedies & (1u << remedy))
            wish.remedy = remedy;
    if (wish.remedy == REMEDY_REFUND_PARTIAL)
        wish.amount_minor = 1;
    else if (wish.remedy != REMEDY_REPLACEMENT)
        wish.amount_minor = order_lines_minor(&world->state, lines);
    return wish;
}

static void compare(struct world *world)
{
    struct opening opening;
    bool any = false;
    order_opening(&world->policy, &world->state, world->now, &opening);
    for (int32_t i = 0; i < world->policy.reason_count; i++) {
        enum order_refusal refusal = try(world, opening_wish(world, i, opening.reasons[i].lines), false);
        assert_int_equal(opening_takes(&world->state, &opening, i), refusal == REFUSAL_NONE);
        any |= refusal == REFUSAL_NONE;
        if (opening.verdict == OPENING_POSSIBLE && opening.reasons[i].refusal == REFUSAL_NONE)
            assert_true(instant_before(world->now, opening.reasons[i].until));
        if (opening.reasons[i].refusal == REFUSAL_TOO_EARLY)
            assert_true(instant_before(world->now, opening.reasons[i].from));
    }
    if (!world->state.external)
        assert_int_equal(opening.verdict == OPENING_POSSIBLE, any);
    assert_int_equal(opening.may_open, any);
}

/* One of the acts of anybody, as far as it is allowed. */
static void step(struct world *world, struct random *random)
{
    static const enum party parties[] = {PARTY_BUYER,    PARTY_SELLER,  PARTY_STAFF, PARTY_COMMISSIONER,
                                         PARTY_PROVIDER, PARTY_CARRIER, PARTY_MARKET};
    struct order_event wish = {.kind =
                                   (enum order_event_kind)(1 + random_below(random, EVENT_KIND_COUNT - 1)),
                               .by = parties[random_below(random, COUNT_OF(parties))],
                               .lines = 1 + (uint32_t)random_below(random, 3),
                               .currency = {"EUR"},
                               .days = 3,
                               .bytes = 1000};
    if (wish.kind == EVENT_PAID)
        wish.amount_minor = 1250;
    if (wish.kind == EVENT_DISPUTE_OPENED)
        wish = opening_wish(world, (int32_t)random_below(random, (uint32_t)world->policy.reason_count),
                            wish.lines);
    if (wish.kind == EVENT_PROPOSED || wish.kind == EVENT_DECIDED) {
        wish.remedy = REMEDY_REFUND_FULL;
        wish.amount_minor = order_lines_minor(&world->state, world->state.lines);
    }
    if (wish.kind != EVENT_DEADLINE && wish.kind != EVENT_OUTAGE_ENDED)
        (void)!try(world, wish, true);
}

static void it_agrees_with_the_law_in_every_state_it_meets(void **state)
{
    (void)state;
    struct random random = random_start(42, 0);
    for (const struct packed_file *file = packed_policies.files;
         file < packed_policies.files + packed_policies.count; file++) {
        for (int run = 0; run < 60; run++) {
            struct world *world = calloc(1, sizeof *world);
            assert_non_null(world);
            world_open(world, file->bytes, run & 1);
            for (int i = 0; i < 60; i++) {
                compare(world);
                step(world, &random);
                pass(world, SPAN_HOURS((int64_t)random_below(&random, 96)));
            }
            arena_free(&world->arena);
            free(world);
        }
    }
}

static void it_says_from_when_and_why_not(void **state)
{
    (void)state;
    struct world *world = calloc(1, sizeof *world);
    struct opening opening;
    assert_non_null(world);
    world_open(world, packed_find(&packed_policies, STR("etsy.json"))->bytes, false);
    order_opening(&world->policy, &world->state, world->now, &opening);
    assert_int_equal(opening.verdict, OPENING_NOT_SENT);
    assert_int_equal(
        try(world,
            (struct order_event){
                .kind = EVENT_PAID, .by = PARTY_PROVIDER, .amount_minor = 1250, .currency = {"EUR"}},
            true),
        REFUSAL_NONE);
    assert_int_equal(try(world, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER}, true),
                     REFUSAL_NONE);
    order_opening(&world->policy, &world->state, world->now, &opening);
    assert_int_equal(opening.verdict, OPENING_CONTACT_FIRST);
    assert_false(opening.may_open);
    assert_int_equal(
        try(world, (struct order_event){.kind = EVENT_SELLER_CONTACTED, .by = PARTY_BUYER}, true),
        REFUSAL_NONE);
    order_opening(&world->policy, &world->state, world->now, &opening);
    assert_true(opening.verdict == OPENING_TOO_EARLY || opening.verdict == OPENING_IN_TRANSIT);
    assert_true(instant_before(world->now, opening.whole.from));
    world->now = opening.whole.from;
    order_opening(&world->policy, &world->state, world->now, &opening);
    assert_int_equal(opening.verdict, OPENING_POSSIBLE);
    arena_free(&world->arena);
    free(world);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_agrees_with_the_law_in_every_state_it_meets),
        cmocka_unit_test(it_says_from_when_and_why_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
