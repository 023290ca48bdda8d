/*
 * Months of hosted and noted orders through the real service, on every database: their people, strangers, wrong fields,
 * stale screens, the same act twice, jumps of the clock, statements that fail midway. After each step the order that
 * is read must be the one that the law alone says, and in the end every order is proven again from what is stored.
 */
#include "core/value/random.h"
#include "support/order/market_world.h"

#include <stdlib.h>
#include <string.h>

enum { ORDERS = 10, STEPS = 3000, ORDER_MINOR = 5000 };

struct followed {
    struct str ref;
    struct order_state state; /* by the law alone */
    const struct policy *policy;
    bool external;
};

struct months {
    struct market_world world;
    struct random random;
    struct followed orders[ORDERS];
    int64_t accepted, refused, crashed;
};

/* ---- what may be wished ---- */

static enum party any_party(struct months *months)
{
    return (enum party)(1 + random_below(&months->random, PARTY_COUNT - 1));
}

/* Mostly somebody who has something to do. */
static enum party somebody(struct months *months, const struct followed *followed)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    enum party party = any_party(months);
    for (int i = 0; i < 6; i++, party = any_party(months))
        if (order_actions(followed->policy, &followed->state, party, months->world.now, actions))
            break;
    return party;
}

static enum order_event_kind any_kind(struct months *months, const struct followed *followed,
                                      enum party party)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    int count = order_actions(followed->policy, &followed->state, party, months->world.now, actions);
    if (count && random_below(&months->random, 5))
        return actions[random_below(&months->random, (uint32_t)count)].act;
    return (enum order_event_kind)(1 + random_below(&months->random, EVENT_KIND_COUNT - 1));
}

static struct order_event any_wish(struct months *months, const struct followed *followed, enum party party)
{
    static const int64_t amounts[] = {ORDER_MINOR, ORDER_MINOR / 2, 1, 0, -1, ORDER_MINOR + 1};
    struct random *random = &months->random;
    struct order_event wish = {.kind = any_kind(months, followed, party), .by = party};
    wish.lines = random_below(random, 20) ? 1 : 3;
    wish.amount_minor = amounts[random_below(random, 8) % 6];
    wish.currency = followed->state.currency;
    wish.days = (int32_t)random_below(random, 12);
    wish.reason = (int32_t)random_below(random, (uint32_t)followed->policy->reason_count);
    wish.code = followed->policy->code_count
                    ? (int32_t)random_below(random, (uint32_t)followed->policy->code_count)
                    : 0;
    wish.remedy = (enum remedy)random_below(random, REMEDY_COUNT);
    wish.evidence = (enum evidence_kind)random_below(random, EVIDENCE_KIND_COUNT);
    wish.favour = (enum favour)random_below(random, FAVOUR_COUNT);
    if (random_below(random, 3) == 0)
        wish.until = instant_add(months->world.now, SPAN_DAYS(random_below(random, 30)));
    return wish;
}

/* ---- the law alone ---- */

static void advance(const struct followed *followed, struct order_state *state, struct instant until)
{
    struct order_command command;
    struct order_events events;
    while (order_next_due(state, until, &command)) {
        assert_int_equal(order_decide(followed->policy, state, &command, until, &events), REFUSAL_NONE);
        for (int32_t i = 0; i < events.count; i++)
            order_evolve(followed->policy, state, &events.at[i]);
    }
}

/* True when the law takes it; the state is then the one after it. */
static bool decide(struct months *months, struct followed *followed, struct order_command command)
{
    struct order_state state = followed->state;
    struct order_events events;
    struct instant now = months->world.now;
    advance(followed, &state, now);
    command.wish.at = now;
    if (order_decide(followed->policy, &state, &command, now, &events) != REFUSAL_NONE)
        return false;
    for (int32_t i = 0; i < events.count; i++)
        order_evolve(followed->policy, &state, &events.at[i]);
    advance(followed, &state, now);
    followed->state = state;
    return true;
}

/* ---- the service ---- */

struct doing {
    struct months *months;
    struct order_act act;
};

static enum err run_act(struct ctx *ctx, void *arg)
{
    struct doing *doing = arg;
    enum order_refusal refusal;
    return order_act(ctx, &doing->months->world.policies, &doing->act, &refusal);
}

static struct viewer viewer_as(struct months *months, enum party party)
{
    struct market_world *world = &months->world;
    if (party == PARTY_BUYER || party == PARTY_SELLER || party == PARTY_STAFF)
        return viewer_person(party == PARTY_BUYER    ? world->buyer
                             : party == PARTY_SELLER ? world->seller
                                                     : world->staff);
    return viewer_market(world);
}

static uint32_t roles_as(enum party party)
{
    bool person = party == PARTY_BUYER || party == PARTY_SELLER || party == PARTY_STAFF;
    return person ? PARTY_BIT(party)
                  : PARTY_BIT(PARTY_MARKET) | PARTY_BIT(PARTY_PROVIDER) | PARTY_BIT(PARTY_CARRIER);
}

/* Whether somebody who comes as `as` may do what is wished at all; then the law has the word. */
static bool may(const struct followed *followed, enum party as, enum party by)
{
    return followed->external ? as == PARTY_BUYER : (roles_as(as) & PARTY_BIT(by)) != 0;
}

static void same(struct months *months, struct followed *followed)
{
    struct order *order;
    struct order_state expected = followed->state;
    int64_t reader = followed->external ? months->world.buyer : 0;
    assert_ok(market_world_read(&months->world, reader, followed->ref, &order), &months->world.failure);
    advance(followed, &expected, months->world.now);
    const struct order_state *is = &order->state;
    assert_int_equal(is->version, expected.version);
    assert_int_equal(is->shipment, expected.shipment);
    assert_int_equal(is->protection, expected.protection);
    assert_int_equal(is->dispute, expected.dispute);
    assert_int_equal(is->held_minor, expected.held_minor);
    assert_int_equal(is->refunded_minor, expected.refunded_minor);
    assert_int_equal(is->seller_minor, expected.seller_minor);
    assert_int_equal(is->settled, expected.settled);
    assert_memory_equal(is->due, expected.due, sizeof is->due);
}

/* ---- steps ---- */

static void act(struct months *months)
{
    struct followed *followed = &months->orders[random_below(&months->random, ORDERS)];
    enum party by = somebody(months, followed);
    enum party as = random_below(&months->random, 8) ? by : any_party(months);
    if (followed->external && random_below(&months->random, 8))
        as = PARTY_BUYER;
    struct order_state seen = followed->state;
    advance(followed, &seen, months->world.now);
    struct doing doing = {.months = months, .act = {.viewer = viewer_as(months, as), .ref = followed->ref}};
    doing.act.command = (struct order_command){any_wish(months, followed, by), PARTY_BUYER, seen.version};
    if (doing.act.command.wish.kind == EVENT_FROZEN)
        doing.act.words = STR("Both sides read why.");
    if (random_below(&months->random, 10) == 0)
        doing.act.command.version -= 1 + (int32_t)random_below(&months->random, 2);
    struct order_state before = followed->state;
    bool alone =
        !followed->external && doing.act.command.wish.kind == EVENT_DECIDED; /* only the commission does */
    bool fits = !alone && may(followed, as, by) && decide(months, followed, doing.act.command);
    bool fails = random_below(&months->random, 6) == 0;
    if (fails)
        db_fail_after(months->world.db, 1 + random_below(&months->random, 25));
    enum err err = market_world_do(&months->world, run_act, &doing);
    db_fail_after(months->world.db, -1);
    if (fails && err == ERR_DATABASE) {
        followed->state = before; /* as if it had never been asked for */
        months->crashed++;
        return;
    }
    assert_int_equal(err == OK, fits);
    months->accepted += fits;
    months->refused += !fits;
    if (fits && random_below(&months->random, 4) == 0)
        assert_int_not_equal(market_world_do(&months->world, run_act, &doing),
                             OK); /* twice: now it is stale */
}

static void pass(struct months *months)
{
    static const int64_t hours[] = {1, 5, 20, 24, 24 * 4};
    market_world_pass(&months->world, hours[random_below(&months->random, 5)]);
    if (random_below(&months->random, 2))
        return;
    market_world_tick(&months->world);
    for (size_t i = 0; i < ORDERS; i++)
        advance(&months->orders[i], &months->orders[i].state, months->world.now);
}

/* ---- a new world ---- */

static enum err note(struct ctx *ctx, void *arg)
{
    struct doing *doing = arg;
    struct months *months = doing->months;
    struct order_note written = {.viewer = viewer_person(months->world.buyer),
                                 .policy = months->orders[0].policy,
                                 .marketplace = STR("Elsewhere"),
                                 .title = STR("Two lamps"),
                                 .amount_minor = ORDER_MINOR,
                                 .ordered = instant_add(ctx->now, SPAN_DAYS(-3)),
                                 .shipped = instant_add(ctx->now, SPAN_DAYS(-2))};
    assert_true(currency_from(STR("USD"), &written.currency));
    return order_note_external(ctx, &written, &doing->act.ref);
}

static void begin(struct months *months, size_t index)
{
    struct market_world *world = &months->world;
    struct followed *followed = &months->orders[index];
    struct order *order;
    const struct policy *policy =
        world->policies.at[random_below(&months->random, (uint32_t)world->policies.count)];
    world->rules = str_from(policy->id);
    followed->external = index % 3 == 2;
    if (followed->external) {
        struct doing doing = {.months = months};
        months->orders[0].policy = months->orders[0].policy ? months->orders[0].policy : policy;
        assert_ok(market_world_do(world, note, &doing), &world->failure);
        followed->ref = arena_copy(&world->kept, doing.act.ref);
    } else {
        followed->ref = market_world_order(world);
    }
    assert_ok(market_world_read(world, followed->external ? world->buyer : 0, followed->ref, &order),
              &world->failure);
    followed->policy = order->policy;
    followed->state = order->state;
}

static void say_wrong(void *arg, struct str ref, struct str wrong)
{
    print_error("%.*s: %.*s\n", STR_ARG(ref), STR_ARG(wrong));
    (*(int *)arg)++;
}

struct proving {
    struct months *months;
    int64_t after;
    int wrong;
};

static enum err prove(struct ctx *ctx, void *arg)
{
    struct proving *proving = arg;
    return order_check(ctx, &proving->months->world.policies, &proving->after, say_wrong, &proving->wrong);
}

static void the_service_does_what_the_law_says_whatever_happens(void **state)
{
    const uint64_t *seed = *state;
    FOR_EACH_DATABASE(database)
    {
        struct months *months = calloc(1, sizeof *months);
        months->random = random_start(*seed, 2);
        market_world_open(&months->world, database->url);
        for (size_t i = 0; i < ORDERS; i++)
            begin(months, i);
        for (int i = 0; i < STEPS; i++) {
            if (order_is_over(&months->orders[i % ORDERS].state))
                begin(months, (size_t)i % ORDERS);
            if (random_below(&months->random, 10))
                act(months);
            else
                pass(months);
            same(months, &months->orders[random_below(&months->random, ORDERS)]);
            arena_reset(&months->world.arena);
        }
        struct proving proving = {.months = months};
        while (proving.after >= 0)
            assert_ok(market_world_do(&months->world, prove, &proving), &months->world.failure);
        assert_int_equal(proving.wrong, 0);
        print_message("%lld acts taken, %lld refused, %lld broken off\n", (long long)months->accepted,
                      (long long)months->refused, (long long)months->crashed);
        assert_true(months->accepted > STEPS / 20 && months->refused > 0 && months->crashed > 0);
        market_world_close(&months->world);
        free(months);
    }
}

/* test_service [--seed N]: other months. */
int main(int argc, char **argv)
{
    uint64_t seed = 11;
    if (argc == 3 && strcmp(argv[1], "--seed") == 0)
        seed = strtoul(argv[2], NULL, 10);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_prestate(the_service_does_what_the_law_says_whatever_happens, &seed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
