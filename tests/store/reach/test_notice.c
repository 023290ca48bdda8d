/* People are told of their orders: once, the right ones, in time. */
#include "service/clock/round.h"
#include "service/order/notice.h"
#include "service/reach/notices.h"
#include "support/order/market_world.h"

static enum err run_here(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    return market_world_do(arg, work, work_arg);
}

static void round_once(struct market_world *world)
{
    struct round_done done;
    struct round_base place = {.run = run_here, .arg = world, .policies = &world->policies};
    assert_ok(round_run(&place, world->now, &done), &world->failure);
}

static size_t told(struct market_world *world, int64_t person, const char *kind, const char *deadline)
{
    size_t count = 0;
    struct notices notices;
    assert_ok(notices_load(world->db, &world->arena, (struct notice_list){person, 0, 100}, &notices),
              &world->failure);
    for (size_t i = 0; i < notices.count; i++)
        count +=
            str_eq(notices.at[i].kind, str_from(kind)) && str_eq(notices.at[i].deadline, str_from(deadline));
    return count;
}

static void the_other_side_hears_of_an_act_and_each_of_its_own_deadlines(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = market_world_order(&world);
        assert_int_equal(told(&world, world.seller, "paid", ""), 1);
        assert_int_equal(told(&world, world.buyer, "paid", ""), 0);
        for (int i = 0; i < 7 * 24 - 2; i++) { /* ship_by is seven days; the last hours are not reached */
            market_world_pass(&world, 1);
            round_once(&world);
            arena_reset(&world.arena);
        }
        assert_int_equal(told(&world, world.seller, "reminder", "ship"),
                         3); /* 3 days, 1 day, 3 hours before */
        assert_int_equal(told(&world, world.buyer, "reminder", "ship"), 0);
        assert_ok(market_world_act(&world, world.seller, ref,
                                   (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER}),
                  &world.failure);
        assert_int_equal(told(&world, world.buyer, "shipped", ""), 1);
        assert_int_equal(told(&world, world.seller, "shipped", ""), 0);
        market_world_close(&world);
    }
}

struct reading {
    int64_t person, newest;
};

static enum err read_all(struct ctx *ctx, void *arg)
{
    struct reading *reading = arg;
    struct viewer viewer = viewer_person(reading->person);
    return notice_read(ctx, &viewer, reading->newest);
}

static void what_came_while_somebody_read_stays_unread(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct notices notices;
        market_world_open(&world, database->url);
        market_world_order(&world);
        assert_ok(notices_load(world.db, &world.arena, (struct notice_list){world.seller, 0, 10}, &notices),
                  &world.failure);
        struct reading reading = {world.seller, notices.at[0].id};
        market_world_order(&world);
        assert_ok(market_world_do(&world, read_all, &reading), &world.failure);
        assert_ok(notices_load(world.db, &world.arena, (struct notice_list){world.seller, 0, 10}, &notices),
                  &world.failure);
        assert_true(notices.at[0].read_at.ms == 0 && notices.at[notices.count - 1].read_at.ms != 0);
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_other_side_hears_of_an_act_and_each_of_its_own_deadlines),
        cmocka_unit_test(what_came_while_somebody_read_stays_unread),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
