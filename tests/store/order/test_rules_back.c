/* Rules of an order that were not there for a while: nobody could act, so what fell due meanwhile has its time when they are back. */
#include "base/check.h"
#include "support/order/till.h"

/* A server that has them, or not, does what it does at its start, and a round. */
static int64_t serve(struct till *till, bool with_rules)
{
    static const struct policy_set none;
    int64_t moved = 0;
    till->place.policies = with_rules ? &till->world.policies : &none;
    assert_ok(round_excuse_rules(&till->place, true, &moved), &till->world.failure);
    assert_ok(till_round(till), &till->world.failure);
    return moved;
}

static const struct order_state *state_of(struct till *till, struct str ref)
{
    struct order *order;
    assert_ok(market_world_read(&till->world, till->world.buyer, ref, &order), &till->world.failure);
    return &order->state;
}

/* Of 7 days to send an order, counted in days from its payment. */
static void what_fell_due_without_rules_moves_behind_their_absence(void **state)
{
    static const struct {
        int64_t gone, back;
        bool moves;
    } rows[] = {{1, 9, true}, {6, 8, true}, {1, 6, false}, {2, 60, true}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        FOR_EACH_DATABASE(database)
        {
            struct till till;
            till_open(&till, database->url);
            struct str ref = market_world_order(&till.world);
            struct instant due = state_of(&till, ref)->due[DEADLINE_SHIP];
            market_world_pass(&till.world, rows[i].gone * 24);
            serve(&till, false);
            market_world_pass(&till.world, (rows[i].back - rows[i].gone) * 12);
            serve(&till, false); /* started once more */
            market_world_pass(&till.world, (rows[i].back - rows[i].gone) * 12);
            assert_int_equal(serve(&till, true), rows[i].moves);
            const struct order_state *now = state_of(&till, ref);
            assert_int_equal(now->shipment, SHIPMENT_TO_SHIP);
            struct instant grace = instant_add(till.world.now, SPAN_HOURS(24));
            assert_int_equal(now->due[DEADLINE_SHIP].ms, rows[i].moves ? grace.ms : due.ms);
            assert_int_equal(serve(&till, true), 0); /* once */
            market_world_pass(&till.world, 25);
            serve(&till, true);
            assert_int_equal(state_of(&till, ref)->shipment, SHIPMENT_CANCELLED);
            till_prove(&till);
            market_world_close(&till.world);
        }
    }
}

/* What was due before they were gone strikes: then people could act. */
static void what_was_due_before_they_were_gone_strikes(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct till till;
        till_open(&till, database->url);
        struct str ref = market_world_order(&till.world);
        market_world_pass(&till.world, 8 * 24);
        serve(&till, false);
        market_world_pass(&till.world, 24);
        assert_int_equal(serve(&till, true), 0);
        assert_int_equal(state_of(&till, ref)->shipment, SHIPMENT_CANCELLED);
        market_world_close(&till.world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fell_due_without_rules_moves_behind_their_absence),
        cmocka_unit_test(what_was_due_before_they_were_gone_strikes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
