/* The n-th step of the store fails while the last ballot is opened: there is a decision as a whole, or none. */
#include "support/panel/panel_world.h"

enum { STEPS_MAX = 200 };

static const struct ballot whole = {REMEDY_REFUND_FULL, 5000, 0};

static void a_verdict_happens_as_a_whole_or_not_at_all(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct panel_world of;
        market_world_open(&world, database->url);
        panel_world_open(&of, &world);
        panel_world_accept_all(&of);
        for (int32_t i = 0; i < 3; i++)
            assert_ok(panel_world_vote(&of, i, whole), &world.failure);
        for (int32_t i = 0; i < 2; i++)
            assert_ok(panel_world_reveal(&of, i, of.receipts[i]), &world.failure);
        int64_t nth = 1;
        enum err err = ERR_DATABASE;
        for (; err && nth < STEPS_MAX; nth++) {
            db_fail_after(world.db, nth);
            err = panel_world_reveal(&of, 2, of.receipts[2]);
            db_fail_after(world.db, -1);
            const struct order_state *now = panel_world_state(&of);
            panel_world_look(&of);
            assert_int_equal(now->dispute, err ? DISPUTE_PANEL : DISPUTE_DECIDED);
            assert_int_equal(of.panel.state.phase, err ? PHASE_REVEALING : PHASE_DECIDED);
            assert_int_equal(of.panel.state.seats[2].state, err ? SEAT_COMMITTED : SEAT_REVEALED);
        }
        assert_in_range(nth, 10, STEPS_MAX - 1); /* it has failed at every step before it went through */
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_verdict_happens_as_a_whole_or_not_at_all)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
