/* Money that an order moves: what is posted, what is asked of the payment provider, and that it is done once. */
#include "service/clock/round.h"
#include "service/order/provider_simulated.h"
#include "store/order/ledger.h"
#include "support/market_world.h"

static enum err run_here(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    return market_world_do(arg, work, work_arg);
}

struct till {
    struct market_world world;
    struct simulated_provider simulated;
    struct round_base place;
};

static void till_open(struct till *till, struct str database)
{
    *till = (struct till){0};
    market_world_open(&till->world, database);
    till->world.market.fee_basis_points = 500;
    till->simulated = (struct simulated_provider){.run = run_here, .arg = &till->world};
    till->place = (struct round_base){.run = run_here,
                                      .arg = &till->world,
                                      .policies = &till->world.policies,
                                      .provider = simulated_provider(&till->simulated)};
}

static enum err round_once(struct till *till)
{
    struct round_done done;
    return round_run(&till->place, till->world.now, &done);
}

/* Paid, and all of it given back because the seller cancels. */
static struct str refunded_order(struct till *till)
{
    struct market_world *world = &till->world;
    struct str ref = market_world_order(world);
    market_world_pass(world, 30);
    assert_ok(round_once(till), &world->failure);
    assert_ok(market_world_act(world, world->seller, ref,
                               (struct order_event){.kind = EVENT_CANCEL_AGREED, .by = PARTY_SELLER}),
              &world->failure);
    return ref;
}

static int64_t paid_out(struct till *till)
{
    int64_t count;
    assert_ok(simulated_payment_count(till->world.db, &count), &till->world.failure);
    return count;
}

static struct effect only_effect(struct till *till, struct str ref)
{
    struct effects effects;
    struct order *order;
    assert_ok(market_world_read(&till->world, 0, ref, &order), &till->world.failure);
    assert_ok(effects_load(till->world.db, &till->world.arena, order->head.id, &effects),
              &till->world.failure);
    assert_int_equal(effects.count, 1);
    return effects.at[0];
}

static void a_refund_is_asked_for_until_it_is_answered_and_done_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = refunded_order(&till);
        struct effect effect = only_effect(&till, ref);
        assert_str(effect.kind, "refund");
        assert_int_equal(effect.amount_minor, 5000);
        assert_int_equal(effect.state, EFFECT_WAITING);
        till.simulated.unreachable = 1;
        assert_ok(round_once(&till), &till.world.failure);
        assert_int_equal(paid_out(&till), 0);
        till.simulated.unanswered = 2; /* carried out, but nobody hears of it */
        market_world_pass(&till.world, 24);
        assert_ok(round_once(&till), &till.world.failure);
        assert_int_equal(only_effect(&till, ref).state, EFFECT_WAITING);
        market_world_pass(&till.world, 24);
        assert_ok(round_once(&till), &till.world.failure);
        market_world_pass(&till.world, 24);
        assert_ok(round_once(&till), &till.world.failure);
        effect = only_effect(&till, ref);
        assert_int_equal(effect.state, EFFECT_DONE);
        assert_int_equal(effect.attempts, 4);
        assert_int_equal(paid_out(&till), 1);
        market_world_close(&till.world);
    }
}

/* A provider that takes so long that another server has a round meanwhile. */
struct slow_provider {
    struct till *till;
    int64_t heard, handed_over_by_others;
};

static enum provider_answer count_move(void *arg, struct arena *arena, const struct effect *effect,
                                       struct str *said)
{
    struct slow_provider *slow = arg;
    (void)arena, (void)effect;
    *said = STR("done");
    slow->handed_over_by_others++;
    return PROVIDER_DONE;
}

static enum provider_answer move_slowly(void *arg, struct arena *arena, const struct effect *effect,
                                        struct str *said)
{
    struct slow_provider *slow = arg;
    struct round_base other = slow->till->place;
    struct round_done done;
    (void)arena, (void)effect;
    other.provider = (struct provider){.move = count_move, .arg = slow};
    assert_ok(round_run(&other, slow->till->world.now, &done), &slow->till->world.failure);
    slow->heard++;
    *said = STR("done");
    return PROVIDER_DONE;
}

static void an_effect_in_one_servers_hands_is_not_handed_over_by_another(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = refunded_order(&till);
        struct slow_provider slow = {.till = &till};
        till.place.provider = (struct provider){.move = move_slowly, .arg = &slow};
        assert_ok(round_once(&till), &till.world.failure);
        assert_int_equal(slow.heard, 1);
        assert_int_equal(slow.handed_over_by_others, 0);
        assert_int_equal(only_effect(&till, ref).state, EFFECT_DONE);
        market_world_close(&till.world);
    }
}

static void what_a_provider_refuses_is_not_asked_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = refunded_order(&till);
        till.simulated.refuses = true;
        assert_ok(round_once(&till), &till.world.failure);
        till.simulated.refuses = false;
        market_world_pass(&till.world, 48);
        assert_ok(round_once(&till), &till.world.failure);
        assert_int_equal(only_effect(&till, ref).state, EFFECT_DEAD);
        assert_int_equal(paid_out(&till), 0);
        market_world_close(&till.world);
    }
}

static void a_failure_at_any_step_loses_nothing_and_pays_nothing_twice(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        int64_t orders = 0;
        for (int64_t step = 1; step < 60; step += 3) {
            struct str ref = refunded_order(&till);
            orders++;
            db_fail_after(till.world.db, step);
            (void)!round_once(&till);
            db_fail_after(till.world.db, -1);
            for (int i = 0; i < 3; i++) {
                market_world_pass(&till.world, 24);
                assert_ok(round_once(&till), &till.world.failure);
            }
            assert_int_equal(only_effect(&till, ref).state, EFFECT_DONE);
            assert_int_equal(paid_out(&till), orders);
            arena_reset(&till.world.arena);
        }
        market_world_close(&till.world);
    }
}

struct telling {
    struct viewer viewer;
    struct str key;
};

static enum err tell(struct ctx *ctx, void *arg)
{
    struct telling *telling = arg;
    return effect_acknowledge(ctx, &telling->viewer, telling->key, true, STR("done by the bank"));
}

static void a_marketplaces_own_system_tells_what_it_has_done(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        till.place.provider = (struct provider){0};
        struct str ref = refunded_order(&till);
        struct telling telling = {viewer_market(&till.world), only_effect(&till, ref).key};
        telling.viewer.market_id++;
        assert_int_equal(market_world_do(&till.world, tell, &telling), ERR_NOT_FOUND);
        telling.viewer = viewer_person(till.world.staff);
        assert_int_equal(market_world_do(&till.world, tell, &telling), ERR_NOT_FOUND);
        telling.viewer = viewer_market(&till.world);
        assert_ok(market_world_do(&till.world, tell, &telling), &till.world.failure);
        assert_ok(market_world_do(&till.world, tell, &telling), &till.world.failure);
        struct effect effect = only_effect(&till, ref);
        assert_int_equal(effect.state, EFFECT_DONE);
        assert_int_equal(effect.attempts, 1);
        assert_int_equal(paid_out(&till), 0);
        market_world_close(&till.world);
    }
}

static void a_release_leaves_the_marketplace_its_fee(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        struct posting_rows postings;
        struct order *order;
        till_open(&till, database->url);
        struct market_world *world = &till.world;
        struct str ref = market_world_order(world);
        market_world_pass(world, 30);
        assert_ok(round_once(&till), &world->failure);
        assert_ok(market_world_act(world, world->seller, ref,
                                   (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER}),
                  &world->failure);
        assert_ok(market_world_act(world, world->buyer, ref,
                                   (struct order_event){.kind = EVENT_RECEIPT_CONFIRMED, .by = PARTY_BUYER}),
                  &world->failure);
        for (int i = 0; i < 5; i++) {
            market_world_pass(world, 24 * 30);
            assert_ok(round_once(&till), &world->failure);
        }
        struct effect effect = only_effect(&till, ref);
        assert_str(effect.kind, "release");
        assert_int_equal(effect.amount_minor, 4750);
        assert_ok(market_world_read(world, 0, ref, &order), &world->failure);
        assert_ok(postings_load(world->db, &world->arena, order->head.id, &postings), &world->failure);
        int64_t sum = 0, fee = 0;
        for (size_t i = 0; i < postings.count; i++) {
            sum += postings.at[i].amount_minor;
            fee += str_eq(postings.at[i].account, STR("fee")) ? postings.at[i].amount_minor : 0;
        }
        assert_int_equal(sum, 0);
        assert_int_equal(fee, 250);
        market_world_close(world);
    }
}

static void pauses_grow_to_a_day(void **state)
{
    (void)state;
    assert_int_equal(effect_pause(1).ms, 60000);
    assert_int_equal(effect_pause(3).ms, 240000);
    assert_int_equal(effect_pause(100).ms, SPAN_DAYS(1).ms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_refund_is_asked_for_until_it_is_answered_and_done_once),
        cmocka_unit_test(an_effect_in_one_servers_hands_is_not_handed_over_by_another),
        cmocka_unit_test(what_a_provider_refuses_is_not_asked_again),
        cmocka_unit_test(a_failure_at_any_step_loses_nothing_and_pays_nothing_twice),
        cmocka_unit_test(a_marketplaces_own_system_tells_what_it_has_done),
        cmocka_unit_test(a_release_leaves_the_marketplace_its_fee),
        cmocka_unit_test(pauses_grow_to_a_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
