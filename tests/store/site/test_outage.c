/* Nobody loses a case because the server was not there. */
#include "base/check.h"
#include "service/clock/outage.h"
#include "service/clock/round.h"
#include "service/order/notice.h"
#include "store/engine/db_engine.h"
#include "support/panel/panel_world.h"

enum { DAY_HOURS = 24 };

static enum err run_here(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg)
{
    return market_world_do(arg, work, work_arg);
}

static struct round_base place_of(struct market_world *world)
{
    return (struct round_base){.run = run_here, .arg = world, .policies = &world->policies};
}

/* A server begins, or goes on: how many orders it has excused. */
static int64_t serve(struct market_world *world)
{
    struct round_outage outage;
    struct round_done done;
    struct round_base place = place_of(world);
    assert_ok(round_excuse(&place, &outage), &world->failure);
    assert_ok(round_beat(&place), &world->failure);
    assert_ok(round_run(&place, world->now, &done), &world->failure);
    return outage.orders;
}

static const struct order *read(struct market_world *world, struct str ref)
{
    struct order *order;
    assert_ok(market_world_read(world, world->buyer, ref, &order), &world->failure);
    return order;
}

static size_t count_of(const struct order *order, const char *kind)
{
    size_t count = 0;
    for (size_t i = 0; i < order->rows.count; i++)
        count += str_eq(order->rows.at[i].kind, str_from(kind));
    return count;
}

static void what_fell_due_without_a_server_waits_a_day_longer_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = market_world_order(&world);
        assert_int_equal(serve(&world), 0);
        market_world_pass(&world, 6 * DAY_HOURS);
        assert_int_equal(serve(&world), 0); /* nothing fell due: the seller has seven days to ship */
        market_world_pass(&world, 2 * DAY_HOURS);
        assert_int_equal(serve(&world), 1);
        const struct order *order = read(&world, ref);
        assert_int_equal(order->state.shipment, SHIPMENT_TO_SHIP);
        assert_int_equal(order->state.due[DEADLINE_SHIP].ms, world.now.ms + (int64_t)DAY_HOURS * 3600 * 1000);
        assert_int_equal(serve(&world), 0);
        assert_int_equal(count_of(read(&world, ref), "outage_ended"), 1);
        struct notices notices;
        assert_ok(notices_load(world.db, &world.arena, (struct notice_list){world.seller, 0, 10}, &notices),
                  &world.failure);
        assert_true(str_eq(notices.at[0].kind, STR("outage_ended")));
        for (int minute = 0; minute < 25 * 60;
             minute += 2) { /* the server stays: the deadline strikes in time */
            world.now = instant_add(world.now, SPAN_MS(2 * 60 * 1000));
            assert_int_equal(serve(&world), 0);
            arena_reset(&world.arena);
        }
        assert_int_equal(read(&world, ref)->state.shipment, SHIPMENT_CANCELLED);
        market_world_close(&world);
    }
}

static void what_was_due_before_the_outage_strikes(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct round_base place;
        market_world_open(&world, database->url);
        struct str ref = market_world_order(&world);
        place = place_of(&world);
        market_world_pass(&world, 7 * DAY_HOURS + 1);
        assert_ok(round_beat(&place), &world.failure);
        market_world_pass(&world, DAY_HOURS);
        assert_int_equal(serve(&world), 0);
        const struct order *order = read(&world, ref);
        assert_int_equal(order->state.shipment, SHIPMENT_CANCELLED);
        assert_int_equal(count_of(order, "outage_ended"), 0);
        market_world_close(&world);
    }
}

/* As a version that is put back finds it. */
static void an_order_whose_history_this_version_does_not_know_waits_alone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct round_done done;
        market_world_open(&world, database->url);
        market_world_order(&world);
        struct str ref = market_world_order(&world);
        struct round_base place = place_of(&world);
        assert_int_equal(serve(&world), 0);
        assert_int_equal(db_script(world.db,
                                   "UPDATE purchase_event SET kind = 'of_later' WHERE purchase_id = "
                                   "(SELECT MIN(id) FROM purchase) AND number = 1"),
                         OK);
        market_world_pass(&world, 8 * DAY_HOURS);
        assert_int_equal(serve(&world), 1); /* the other is excused */
        assert_int_equal(count_of(read(&world, ref), "outage_ended"), 1);
        market_world_pass(&world, DAY_HOURS + 1);
        assert_ok(round_run(&place, world.now, &done), &world.failure);
        assert_int_equal(read(&world, ref)->state.shipment, SHIPMENT_CANCELLED);
        assert_int_equal(done.orders, 1);
        assert_int_equal(done.unreadable, 1);
        market_world_close(&world);
    }
}

static enum err find(struct ctx *ctx, void *arg)
{
    return outage_find(ctx, arg);
}

static void a_short_gap_is_none_and_so_is_a_first_start(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct instant since, beat;
        market_world_open(&world, database->url);
        assert_ok(market_world_do(&world, find, &since), &world.failure);
        assert_int_equal(since.ms, 0);
        struct round_base place = place_of(&world);
        assert_ok(round_beat(&place), &world.failure);
        beat = world.now;
        world.now = instant_add(world.now, SPAN_MS(OUTAGE_LEAST_MS));
        assert_ok(market_world_do(&world, find, &since), &world.failure);
        assert_int_equal(since.ms, 0);
        world.now = instant_add(world.now, SPAN_MS(1));
        assert_ok(market_world_do(&world, find, &since), &world.failure);
        assert_int_equal(since.ms, beat.ms);
        market_world_close(&world);
    }
}

static void a_sign_of_life_from_a_clock_that_was_ahead_is_replaced(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct instant since, beat;
        market_world_open(&world, database->url);
        struct round_base place = place_of(&world);
        struct instant right = world.now;
        world.now = instant_add(right, SPAN_DAYS(8));
        assert_ok(round_beat(&place), &world.failure);
        beat = world.now = right;
        assert_ok(round_beat(&place), &world.failure);
        world.now = instant_add(right, SPAN_MS(-60000)); /* two nodes differ a little: the later one stands */
        assert_ok(round_beat(&place), &world.failure);
        world.now = instant_add(right, SPAN_HOURS(1));
        assert_ok(market_world_do(&world, find, &since), &world.failure);
        assert_int_equal(since.ms, beat.ms);
        market_world_close(&world);
    }
}

static void a_panel_that_could_not_answer_waits(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct panel_world of;
        market_world_open(&world, database->url);
        panel_world_open(&of, &world);
        serve(&world);
        assert_int_equal(panel_world_look(&of)->state.called, 3);
        market_world_pass(&world, 3 * DAY_HOURS); /* two days to accept a seat */
        assert_int_equal(serve(&world), 1);
        assert_int_equal(panel_world_look(&of)->state.called, 3); /* nobody was passed over */
        panel_world_accept_all(&of);
        assert_int_equal(panel_world_look(&of)->state.phase, PHASE_VOTING);
        market_world_pass(&world, 6 * DAY_HOURS); /* five to vote */
        assert_int_equal(serve(&world), 1);
        assert_int_equal(panel_world_look(&of)->state.phase, PHASE_VOTING);
        panel_world_decide_all(&of, (struct ballot){REMEDY_REFUND_FULL, 5000, 0});
        assert_int_equal(panel_world_state(&of)->dispute, DISPUTE_DECIDED);
        market_world_close(&world);
    }
}

static void nobody_can_fill_an_order_until_no_deadline_fits(void **state)
{
    (void)state;
    static const struct order_event sent = {.kind = EVENT_SHIPPED, .by = PARTY_SELLER},
                                    message = {.kind = EVENT_MESSAGE, .by = PARTY_BUYER},
                                    dispute = {.kind = EVENT_DISPUTE_OPENED,
                                               .by = PARTY_BUYER,
                                               .remedy = REMEDY_REFUND_FULL,
                                               .amount_minor = 5000};
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = market_world_order(&world);
        assert_ok(market_world_act(&world, world.seller, ref, sent), &world.failure);
        market_world_pass(&world, 8 * DAY_HOURS);
        assert_ok(market_world_act(&world, world.buyer, ref, dispute), &world.failure);
        enum err err = OK;
        for (size_t i = 0; !err && i < ORDER_ROWS_MAX; i++) {
            err = market_world_act(&world, world.buyer, ref, message);
            arena_reset(&world.arena);
        }
        assert_int_equal(err, ERR_CONFLICT);
        assert_true(read(&world, ref)->rows.count < ORDER_ROWS_SIDE);
        market_world_pass(&world, 6 * DAY_HOURS); /* the seller has five to answer */
        market_world_tick(&world);
        assert_int_equal(count_of(read(&world, ref), "silent"), 1);
        market_world_close(&world);
    }
}

static void what_one_side_writes_takes_no_room_from_the_other(void **state)
{
    (void)state;
    static const struct order_event sent = {.kind = EVENT_SHIPPED, .by = PARTY_SELLER},
                                    refused = {.kind = EVENT_REFUSED, .by = PARTY_SELLER},
                                    called = {.kind = EVENT_ESCALATED, .by = PARTY_BUYER},
                                    dispute = {.kind = EVENT_DISPUTE_OPENED,
                                               .by = PARTY_BUYER,
                                               .remedy = REMEDY_REFUND_FULL,
                                               .amount_minor = 5000};
    static const enum order_event_kind repeated[] = {EVENT_SELLER_CONTACTED, EVENT_MESSAGE};
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = market_world_order(&world);
        assert_ok(market_world_act(&world, world.seller, ref, sent), &world.failure);
        market_world_pass(&world, 8 * DAY_HOURS);
        assert_ok(market_world_act(&world, world.buyer, ref, dispute), &world.failure);
        for (size_t kind = 0; kind < COUNT_OF(repeated); kind++) {
            struct order_event talk = {.kind = repeated[kind], .by = PARTY_BUYER};
            enum err err = OK;
            for (size_t i = 0; !err && i < ORDER_ROWS_MAX; i++) {
                err = market_world_act(&world, world.buyer, ref, talk);
                arena_reset(&world.arena);
            }
            assert_int_equal(err, ERR_CONFLICT);
        }
        struct order_event answer = {.kind = EVENT_MESSAGE, .by = PARTY_SELLER};
        assert_ok(market_world_act(&world, world.seller, ref, answer), &world.failure);
        assert_ok(market_world_act(&world, world.seller, ref, refused), &world.failure);
        assert_ok(market_world_act(&world, world.buyer, ref, called), &world.failure); /* it moves the case */
        market_world_close(&world);
    }
}

static void rules_that_are_not_here_stop_no_other_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        world.rules = STR("ebay");
        struct str waits = market_world_order(&world); /* due before the other */
        world.rules = STR("recourse-default");
        market_world_pass(&world, 1);
        struct str goes_on = market_world_order(&world);
        struct policy_set all = world.policies, few = all;
        const struct policy *kept[64];
        assert_true(all.count <= 64);
        few.at = kept;
        few.count = 0;
        for (size_t i = 0; i < (size_t)all.count; i++)
            if (!str_eq(str_from(all.at[i]->id), STR("ebay")))
                kept[few.count++] = all.at[i];
        world.policies = few;
        market_world_pass(&world, 60 * DAY_HOURS); /* nobody sends anything */
        market_world_tick(&world);
        assert_int_equal(count_of(read(&world, goes_on), "cancelled"), 1);
        world.policies = all;
        assert_int_equal(count_of(read(&world, waits), "cancelled"), 0);
        market_world_tick(&world); /* they are here again */
        assert_int_equal(count_of(read(&world, waits), "cancelled"), 1);
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_fell_due_without_a_server_waits_a_day_longer_once),
        cmocka_unit_test(what_was_due_before_the_outage_strikes),
        cmocka_unit_test(an_order_whose_history_this_version_does_not_know_waits_alone),
        cmocka_unit_test(a_short_gap_is_none_and_so_is_a_first_start),
        cmocka_unit_test(a_sign_of_life_from_a_clock_that_was_ahead_is_replaced),
        cmocka_unit_test(a_panel_that_could_not_answer_waits),
        cmocka_unit_test(rules_that_are_not_here_stop_no_other_order),
        cmocka_unit_test(what_one_side_writes_takes_no_room_from_the_other),
        cmocka_unit_test(nobody_can_fill_an_order_until_no_deadline_fits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
