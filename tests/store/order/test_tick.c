/* What time does to many orders at once: what it reads is read for all of them. */
#include "support/order/market_world.h"

enum { STEPS = 1000000, EACH = 18 };

/* How many steps of the database a tick over that many orders of the marketplace takes. */
static int64_t steps_of(struct str url, int orders)
{
    struct market_world world;
    market_world_open(&world, url);
    for (int i = 0; i < orders; i++)
        market_world_order(&world);
    market_world_pass(&world, 24 * 400);
    db_fail_after(world.db, STEPS);
    market_world_tick(&world);
    int64_t left = db_fail_after(world.db, -1);
    market_world_close(&world);
    return STEPS - left;
}

/*
 * Its id, its head, its line and its events are handed out, the other steps write, one of them lets go of the numbers that are
 * followed for it: no statement asks for something of its own.
 */
static void one_more_order_costs_a_tick_what_it_writes_and_no_question(void **state)
{
    (void)state;
    struct fixture_database few[FIXTURE_ENGINES_MAX], many[FIXTURE_ENGINES_MAX];
    size_t count = fixture_databases(few);
    assert_int_equal(fixture_databases(many), count);
    for (size_t i = 0; i < count; i++) {
        int64_t more = steps_of(many[i].url, 30) - steps_of(few[i].url, 10);
        assert_int_equal(more, 20 * EACH);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_more_order_costs_a_tick_what_it_writes_and_no_question),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
