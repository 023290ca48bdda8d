/*
 * Months of a marketplace whose provider fails, forgets to answer and is tried again, whose bank takes money back, and
 * whose servers end in the middle: in the end everybody outside has just what the books say.
 */
#include "base/check.h"
#include "core/order/ledger.h"
#include "core/value/random.h"
#include "support/order/till.h"

enum { ORDERS = 40, STEPS = 12 };

/* What the provider's book has of it. */
static int64_t in_book(struct till *till, const struct effect *effect)
{
    struct str kind;
    assert_ok(simulated_payment_kind(till->world.db, &till->world.arena, effect->key, &kind),
              &till->world.failure);
    return str_eq(kind, effect->kind) ? effect->amount_minor : 0;
}

static void unsettle(struct till *till, struct random *random)
{
    till->simulated.unreachable = random_below(random, 3);
    till->simulated.unanswered = random_below(random, 3);
    till->simulated.refuses = random_below(random, 6) == 0;
    if (random_below(random, 4) == 0)
        db_fail_after(till->world.db, 1 + (int64_t)random_below(random, 30));
    (void)!till_round(till);
    db_fail_after(till->world.db, -1);
    till->simulated.refuses = false;
}

static void act(struct till *till, struct str ref, struct random *random)
{
    static const struct {
        enum order_event_kind kind;
        enum party by;
    } acts[] = {{EVENT_SHIPPED, PARTY_SELLER},
                {EVENT_CANCEL_AGREED, PARTY_SELLER},
                {EVENT_RECEIPT_CONFIRMED, PARTY_BUYER},
                {EVENT_CHARGEBACK_OPENED, PARTY_PROVIDER},
                {EVENT_CHARGEBACK_ENDED, PARTY_PROVIDER},
                {EVENT_CHARGEBACK_REVERSED, PARTY_PROVIDER},
                {EVENT_DISPUTE_OPENED, PARTY_BUYER},
                {EVENT_ACCEPTED, PARTY_SELLER},
                {EVENT_SHIPPED, PARTY_SELLER}};
    size_t chosen = random_below(random, COUNT_OF(acts));
    const struct market_world *world = &till->world;
    int64_t person = acts[chosen].by == PARTY_SELLER  ? world->seller
                     : acts[chosen].by == PARTY_BUYER ? world->buyer
                                                      : 0;
    bool whole = random_below(random, 2) == 0;
    struct order_event event = {.kind = acts[chosen].kind,
                                .by = acts[chosen].by,
                                .reason = (int32_t)random_below(random, 8),
                                .came = (enum came)random_below(random, CAME_COUNT),
                                .favour = (enum favour)random_below(random, FAVOUR_COUNT),
                                .remedy = whole ? REMEDY_REFUND_FULL : REMEDY_REFUND_PARTIAL,
                                .amount_minor = whole ? 5000 : 1234};
    if (event.kind != EVENT_DISPUTE_OPENED)
        event.remedy = REMEDY_NONE, event.amount_minor = 0;
    (void)!market_world_act(&till->world, person, ref, event); /* what cannot be done now is refused */
}

static enum err retry(struct ctx *ctx, void *arg)
{
    struct effect_telling *telling = arg;
    return effect_retry(ctx, &telling->viewer, telling->key);
}

/* The bank decides, time passes, and staff let everything be tried again until nothing is open. */
static void let_it_end(struct till *till, struct str ref)
{
    struct order *order;
    till->simulated = (struct simulated_provider){.run = till->simulated.run, .arg = till->simulated.arg};
    (void)!till_bank(till, ref, EVENT_CHARGEBACK_ENDED, FAVOUR_SELLER);
    for (int i = 0; i < 8; i++) {
        market_world_pass(&till->world, 24 * 60);
        assert_ok(till_round(till), &till->world.failure);
    }
    struct effects effects = till_effects(till, ref);
    for (size_t i = 0; i < effects.count; i++) {
        struct effect_telling telling = {.viewer = viewer_person(till->world.staff),
                                         .key = effects.at[i].key};
        if (effects.at[i].state == EFFECT_GIVEN_UP)
            (void)!market_world_do(&till->world, retry, &telling);
    }
    assert_ok(till_round(till), &till->world.failure);
    assert_ok(market_world_read(&till->world, 0, ref, &order), &till->world.failure);
    assert_true(order_is_over(&order->state));
}

static void assert_everybody_has_what_the_books_say(struct till *till, struct str ref)
{
    struct order *order;
    int64_t buyer = 0, seller = 0;
    assert_ok(market_world_read(&till->world, 0, ref, &order), &till->world.failure);
    const struct order_state *state = &order->state;
    struct effects effects = till_effects(till, ref);
    for (size_t i = 0; i < effects.count; i++) {
        const struct effect *effect = &effects.at[i];
        int64_t moved = in_book(till, effect);
        buyer += str_eq(effect->kind, EFFECT_REFUND) ? moved : 0;
        buyer -= str_eq(effect->kind, EFFECT_RECOVER_BUYER) ? moved : 0;
        seller += str_eq(effect->kind, EFFECT_RELEASE) ? moved : 0;
        seller -= str_eq(effect->kind, EFFECT_RECOVER) ? moved : 0;
        if (!effect_cancels(effect))
            assert_int_equal(moved > 0,
                             effect->state == EFFECT_DONE || (moved && effect->state == EFFECT_WITHDRAWN));
    }
    assert_int_equal(buyer, state->refunded_minor - state->bank_minor);
    assert_int_equal(seller, state->seller_minor - ledger_fee(state->seller_minor, state->fee_basis_points));
}

static void in_the_end_everybody_has_what_the_books_say(void **state)
{
    static const char *const rules[] = {"ebay", "recourse-default", "etsy"};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        int64_t kinds[6] = {0};
        till_open(&till, database->url);
        for (uint64_t n = 0; n < ORDERS; n++) {
            struct random random = random_start(n, 11);
            till.world.rules = str_from(rules[n % COUNT_OF(rules)]);
            struct str ref = market_world_order(&till.world);
            for (int i = 0; i < STEPS; i++) {
                act(&till, ref, &random);
                unsettle(&till, &random);
                market_world_pass(&till.world, 1 + (int64_t)random_below(&random, 24 * 9));
                arena_reset(&till.world.arena);
            }
            let_it_end(&till, ref);
            assert_everybody_has_what_the_books_say(&till, ref);
            kinds[0] += till_effect(&till, ref, "refund").amount_minor > 0;
            kinds[1] += till_effect(&till, ref, "release").amount_minor > 0;
            kinds[2] += till_effect(&till, ref, "recover_from_seller").amount_minor > 0;
            kinds[3] += till_effect(&till, ref, "cancel_release").amount_minor > 0;
            kinds[4] += till_effect(&till, ref, "cancel_refund").amount_minor > 0;
            kinds[5] += till_effect(&till, ref, "recover_from_buyer").amount_minor > 0;
            arena_reset(&till.world.arena);
        }
        for (size_t i = 0; i < COUNT_OF(kinds); i++)
            assert_true(kinds[i] > 0); /* or nothing was proven of it */
        till_prove(&till);
        market_world_close(&till.world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(in_the_end_everybody_has_what_the_books_say),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
