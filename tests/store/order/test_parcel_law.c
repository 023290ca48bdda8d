/* What a parcel's events do to an order of a hosted marketplace: only a carrier's scan moves it. */
#include "service/order/parcel.h"
#include "support/order/market_world.h"
#include "support/tracking/tracking_world.h"

struct telling {
    struct market_world *world;
    struct viewer viewer;
    struct str ref, words;
    bool feed; /* a tracking service tells it, not the viewer */
    size_t added;
};

static enum err tell(struct ctx *ctx, void *arg)
{
    struct telling *telling = arg;
    size_t orders;
    struct parcel_entry entry = {.at = ctx->now,
                                 .event = telling->feed ? PARCEL_DELIVERED : PARCEL_UNKNOWN,
                                 .code = telling->feed ? STR("Delivered_001") : STR_NONE,
                                 .words = telling->words,
                                 .word = PARCEL_CARRIER_SCANNED};
    struct parcel_message message = {SOURCE_AFTERSHIP, STR("ra123456785cn"), STR("{}"), &entry, 1};
    struct parcel_telling told = {telling->viewer, telling->ref, SOURCE_API, &entry, 1};
    const struct policy_set *policies = &telling->world->policies;
    return telling->feed ? parcel_take_message(ctx, policies, &message, &orders, &telling->added)
                         : parcel_add_events(ctx, policies, &told, &telling->added);
}

static enum err add_number(struct ctx *ctx, void *arg)
{
    struct telling *telling = arg;
    const struct parcel_numbering entered = {telling->viewer, telling->ref, STR("RA 123456785 CN"), 0};
    return parcel_add_number(ctx, &telling->world->policies, &entered);
}

static enum shipment shipment_of(struct market_world *world, struct str ref)
{
    struct order *order;
    assert_int_equal(market_world_read(world, world->buyer, ref, &order), OK);
    return order->state.shipment;
}

static struct str ship(struct market_world *world)
{
    struct str ref = market_world_order(world);
    market_world_pass(world, 24);
    assert_int_equal(market_world_act(world, world->seller, ref,
                                      (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER}),
                     OK);
    market_world_pass(world, 48);
    return ref;
}

static void a_partys_word_moves_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = ship(&world);
        const int64_t people[] = {world.buyer, world.seller, world.staff};
        for (size_t i = 0; i < 3; i++) {
            struct telling telling = {&world, viewer_person(people[i]), ref, STR("Delivered"), false, 0};
            market_world_pass(&world, 1);
            assert_int_equal(market_world_do(&world, tell, &telling), OK);
            assert_int_equal(telling.added, 1);
            assert_int_equal(shipment_of(&world, ref), SHIPMENT_ON_ITS_WAY);
        }
        struct telling stranger = {&world, viewer_person(world.stranger), ref, STR("Delivered"), false, 0};
        assert_int_equal(market_world_do(&world, tell, &stranger), ERR_NOT_FOUND);
        market_world_close(&world);
    }
}

static void a_scan_of_the_delivery_moves_the_order_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = ship(&world);
        struct telling scan = {&world, viewer_person(world.seller), ref, STR("Delivered"), true, 0};
        assert_int_equal(market_world_do(&world, tell, &scan), OK);
        assert_int_equal(scan.added, 0); /* no order has the number yet */
        assert_int_equal(market_world_do(&world, add_number, &scan), OK);
        assert_int_equal(market_world_do(&world, tell, &scan), OK);
        assert_int_equal(scan.added, 1);
        assert_int_equal(shipment_of(&world, ref), SHIPMENT_DELIVERED);
        assert_int_equal(market_world_do(&world, tell, &scan), OK);
        assert_int_equal(scan.added, 0);
        market_world_close(&world);
    }
}

static void the_marketplaces_system_speaks_for_the_carrier(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = ship(&world);
        struct telling system = {&world, viewer_market(&world), ref, STR("Delivered"), false, 0};
        assert_int_equal(market_world_do(&world, tell, &system), OK);
        assert_int_equal(shipment_of(&world, ref), SHIPMENT_DELIVERED);
        market_world_close(&world);
    }
}

static void a_scan_before_the_parcel_was_sent_stays_a_note(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = market_world_order(&world);
        struct telling system = {&world, viewer_market(&world), ref, STR("Delivered"), false, 0};
        assert_int_equal(market_world_do(&world, tell, &system), OK);
        assert_int_equal(system.added, 1);
        assert_int_equal(shipment_of(&world, ref), SHIPMENT_TO_SHIP);
        market_world_close(&world);
    }
}

/* ---- goods on their way back, or anew ---- */

struct scan {
    struct market_world *world;
    struct viewer viewer;
    struct str ref, number;
    enum parcel_event event;
    int64_t hours_ago;
};

static enum err tell_scan(struct ctx *ctx, void *arg)
{
    struct scan *scan = arg;
    size_t added;
    struct parcel_entry entry = {.number = scan->number,
                                 .at = instant_add(ctx->now, SPAN_HOURS(-scan->hours_ago)),
                                 .event = scan->event,
                                 .words = STR("Scanned")};
    struct parcel_telling told = {scan->viewer, scan->ref, SOURCE_API, &entry, 1};
    return parcel_add_events(ctx, &scan->world->policies, &told, &added);
}

static void see(struct market_world *world, struct str ref, const char *number, enum parcel_event event,
                int64_t hours_ago)
{
    struct scan scan = {world, viewer_market(world), ref, str_from(number), event, hours_ago};
    assert_ok(market_world_do(world, tell_scan, &scan), &world->failure);
}

static const struct order_state *state_of(struct market_world *world, struct str ref)
{
    struct order *order;
    assert_int_equal(market_world_read(world, world->buyer, ref, &order), OK);
    return &order->state;
}

/* The parcel came, was not right, and the remedy was agreed on. */
static struct str owe_goods(struct market_world *world, enum remedy remedy)
{
    struct str ref = ship(world);
    see(world, ref, "RA123456785CN", PARCEL_DELIVERED, 0);
    struct order *order;
    assert_int_equal(market_world_read(world, world->buyer, ref, &order), OK);
    struct order_event opened = {.kind = EVENT_DISPUTE_OPENED,
                                 .by = PARTY_BUYER,
                                 .reason = policy_reason(order->policy, STR("snad_damaged")),
                                 .remedy = remedy,
                                 .amount_minor = remedy == REMEDY_REPLACEMENT ? 0 : 5000};
    market_world_pass(world, 5 * 24);
    assert_ok(market_world_act(world, world->buyer, ref, opened), &world->failure);
    struct order_event agreed = {.kind = EVENT_ACCEPTED, .by = PARTY_SELLER};
    assert_ok(market_world_act(world, world->seller, ref, agreed), &world->failure);
    market_world_pass(world, 25);
    market_world_tick(world);
    return ref;
}

static void scans_of_a_return_bring_it_home(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = owe_goods(&world, REMEDY_RETURN_REFUND);
        market_world_pass(&world, 24);
        see(&world, ref, "RA123456785CN", PARCEL_DELIVERED, 1);      /* of the parcel, not of the return */
        see(&world, ref, "RB123456785DE", PARCEL_DELIVERED, 24 * 8); /* of somebody's parcel of last week */
        see(&world, ref, "RB123456785DE", PARCEL_NOT_HANDED_OVER, 0);
        assert_int_equal(state_of(&world, ref)->dispute, DISPUTE_RETURN_DUE);
        see(&world, ref, "RB123456785DE", PARCEL_IN_TRANSIT, 0);
        assert_int_equal(state_of(&world, ref)->dispute, DISPUTE_RETURN_SENT);
        market_world_pass(&world, 48);
        see(&world, ref, "RB123456785DE", PARCEL_DELIVERED, 0);
        assert_int_equal(state_of(&world, ref)->dispute, DISPUTE_RETURN_HERE);
        market_world_pass(&world, 24 * 8); /* the seller says nothing */
        market_world_tick(&world);
        assert_int_equal(state_of(&world, ref)->refunded_minor, 5000);
        market_world_close(&world);
    }
}

/* Whether the page where numbers are entered has to say so first. */
static bool sends(struct market_world *world, int64_t person_id, struct str ref)
{
    struct order *order;
    assert_int_equal(market_world_read(world, person_id, ref, &order), OK);
    return parcel_number_sends(order);
}

struct numbering {
    struct market_world *world;
    struct viewer viewer;
    struct str ref, number;
};

static enum err give_number(struct ctx *ctx, void *arg)
{
    struct numbering *giving = arg;
    const struct parcel_numbering entered = {giving->viewer, giving->ref, giving->number, 0};
    return parcel_add_number(ctx, &giving->world->policies, &entered);
}

static void give(struct market_world *world, int64_t person_id, struct str ref, const char *number)
{
    struct numbering giving = {world, viewer_person(person_id), ref, str_from(number)};
    assert_ok(market_world_do(world, give_number, &giving), &world->failure);
}

/* It was handed over on the last day, and the carrier scans it on the next. */
static void the_number_of_a_return_says_that_it_is_sent(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = owe_goods(&world, REMEDY_RETURN_REFUND);
        give(&world, world.buyer, ref, "RA123456785CN"); /* the parcel's own: nothing new */
        assert_int_equal(state_of(&world, ref)->dispute, DISPUTE_RETURN_DUE);
        assert_true(sends(&world, world.buyer, ref));
        assert_false(sends(&world, world.seller, ref));
        give(&world, world.buyer, ref, "RB123456785DE");
        assert_false(sends(&world, world.buyer, ref));
        assert_int_equal(state_of(&world, ref)->dispute, DISPUTE_RETURN_SENT);
        market_world_pass(&world, 24 * 20);
        market_world_tick(&world);
        see(&world, ref, "RB123456785DE", PARCEL_DELIVERED, 0);
        assert_int_equal(state_of(&world, ref)->dispute, DISPUTE_RETURN_HERE);
        market_world_close(&world);
    }
}

static void the_number_of_a_replacement_says_that_it_is_sent(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = owe_goods(&world, REMEDY_REPLACEMENT);
        give(&world, world.seller, ref, "RC123456785CN");
        assert_int_equal(state_of(&world, ref)->dispute, DISPUTE_REPLACEMENT_SENT);
        market_world_close(&world);
    }
}

static void one_scan_of_a_return_at_its_goal_is_enough(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = owe_goods(&world, REMEDY_RETURN_REFUND);
        market_world_pass(&world, 24);
        see(&world, ref, "RB123456785DE", PARCEL_DELIVERED, 0);
        assert_int_equal(state_of(&world, ref)->dispute, DISPUTE_RETURN_HERE);
        market_world_close(&world);
    }
}

static void scans_of_a_replacement_settle_the_dispute(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = owe_goods(&world, REMEDY_REPLACEMENT);
        market_world_pass(&world, 24);
        see(&world, ref, "RC123456785CN", PARCEL_IN_TRANSIT, 0);
        assert_int_equal(state_of(&world, ref)->dispute, DISPUTE_REPLACEMENT_SENT);
        market_world_pass(&world, 48);
        see(&world, ref, "RC123456785CN", PARCEL_DELIVERED, 0);
        market_world_pass(&world, 24 * 70); /* the buyer says nothing */
        market_world_tick(&world);
        assert_int_equal(state_of(&world, ref)->dispute, DISPUTE_CLOSED);
        assert_int_equal(state_of(&world, ref)->refunded_minor, 0);
        market_world_close(&world);
    }
}

/* ---- several parcels of one order ---- */

struct reading {
    struct market_world *world;
    const struct track_table *tracking;
    struct str ref;
    struct parcel_file file;
};

static enum err read_parcel(struct ctx *ctx, void *arg)
{
    struct reading *reading = arg;
    struct viewer buyer = viewer_person(reading->world->buyer);
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_read(ctx, &reading->world->policies, &buyer, reading->ref, order);
    return err ? err : parcel_read(ctx, reading->tracking, order, &reading->file);
}

static void the_order_has_come_with_its_last_parcel(void **state)
{
    struct tracking_world *tracking = *state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = ship(&world);
        give(&world, world.seller, ref, "RA123456785CN");
        give(&world, world.seller, ref, "RB123456785DE");
        see(&world, ref, "RA123456785CN", PARCEL_IN_TRANSIT, 20);
        see(&world, ref, "RB123456785DE", PARCEL_IN_TRANSIT, 10);
        see(&world, ref, "RA123456785CN", PARCEL_DELIVERED, 4);
        assert_int_equal(state_of(&world, ref)->shipment, SHIPMENT_ON_ITS_WAY);
        assert_int_equal(state_of(&world, ref)->arrived.ms, 0);
        struct reading reading = {.world = &world, .tracking = tracking->table, .ref = ref};
        assert_ok(market_world_do(&world, read_parcel, &reading), &world.failure);
        assert_true(reading.file.partly);
        assert_int_equal(reading.file.came[0].ms, instant_add(world.now, SPAN_HOURS(-4)).ms);
        assert_int_equal(reading.file.came[1].ms, 0);
        assert_int_equal(reading.file.state.event, PARCEL_IN_TRANSIT); /* of what is still under way */
        market_world_pass(&world, 24 * 5);
        see(&world, ref, "RB123456785DE", PARCEL_DELIVERED, 2);
        assert_int_equal(state_of(&world, ref)->shipment, SHIPMENT_DELIVERED);
        assert_int_equal(state_of(&world, ref)->arrived.ms, world.now.ms);
        market_world_close(&world);
    }
}

static void what_is_lost_of_an_order_has_not_come_with_the_rest(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = ship(&world);
        see(&world, ref, "RA123456785CN", PARCEL_ACCEPTED, 20);
        see(&world, ref, "RA123456785CN", PARCEL_LOST, 6);
        see(&world, ref, "RB123456785DE", PARCEL_DELIVERED, 4);
        assert_int_equal(state_of(&world, ref)->shipment, SHIPMENT_ON_ITS_WAY);
        market_world_close(&world);
    }
}

/* Under the number of the sender's carrier it is not seen any more. */
static void a_parcel_that_was_handed_over_came_with_its_later_number(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = ship(&world);
        see(&world, ref, "RA123456785CN", PARCEL_DEPARTED, 20);
        see(&world, ref, "RB123456785DE", PARCEL_IN_TRANSIT, 10);
        see(&world, ref, "RB123456785DE", PARCEL_DELIVERED, 4);
        assert_int_equal(state_of(&world, ref)->shipment, SHIPMENT_DELIVERED);
        market_world_close(&world);
    }
}

/* ---- shares ---- */

static enum err tell_many(struct ctx *ctx, void *arg)
{
    struct scan *scan = arg;
    enum err err = OK;
    for (int i = 0; !err && i < PARCEL_EVENTS_MAX; i++) {
        size_t added;
        struct parcel_entry entry = {.at = instant_add(ctx->now, SPAN_MINUTES(-i)), .words = STR("Waiting")};
        struct parcel_telling told = {scan->viewer, scan->ref, SOURCE_API, &entry, 1};
        err = parcel_add_events(ctx, &scan->world->policies, &told, &added);
    }
    return err == ERR_LIMIT ? OK : err; /* what was taken stays */
}

static enum err add_many_numbers(struct ctx *ctx, void *arg)
{
    struct scan *scan = arg;
    enum err err = OK;
    for (int i = 0; !err && i < PARCEL_NUMBERS_MAX; i++) {
        const struct parcel_numbering entered = {scan->viewer, scan->ref,
                                                 arena_printf(ctx->arena, "ZZ%09dCN", i), 0};
        err = parcel_add_number(ctx, &scan->world->policies, &entered);
    }
    return err == ERR_LIMIT ? OK : err;
}

static void no_side_fills_what_the_carrier_or_the_other_needs(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = ship(&world);
        int64_t sides[] = {world.buyer, world.seller};
        for (size_t i = 0; i < 2; i++) {
            struct scan much = {.world = &world, .viewer = viewer_person(sides[i]), .ref = ref};
            assert_ok(market_world_do(&world, tell_many, &much), &world.failure);
            assert_ok(market_world_do(&world, add_many_numbers, &much), &world.failure);
            arena_reset(&world.arena);
        }
        see(&world, ref, "ZZ000000000CN", PARCEL_DELIVERED, 0);
        assert_int_equal(shipment_of(&world, ref), SHIPMENT_DELIVERED);
        market_world_close(&world);
    }
}

static void a_seller_does_not_fill_what_the_return_needs(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = owe_goods(&world, REMEDY_RETURN_REFUND);
        struct scan junk = {.world = &world, .viewer = viewer_person(world.seller), .ref = ref};
        assert_ok(market_world_do(&world, add_many_numbers, &junk), &world.failure);
        see(&world, ref, "RB123456785DE", PARCEL_DELIVERED, 0);
        assert_int_equal(state_of(&world, ref)->dispute, DISPUTE_RETURN_HERE);
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_partys_word_moves_nothing),
        cmocka_unit_test(a_scan_of_the_delivery_moves_the_order_once),
        cmocka_unit_test(the_marketplaces_system_speaks_for_the_carrier),
        cmocka_unit_test(a_scan_before_the_parcel_was_sent_stays_a_note),
        cmocka_unit_test(no_side_fills_what_the_carrier_or_the_other_needs),
        cmocka_unit_test(a_seller_does_not_fill_what_the_return_needs),
        cmocka_unit_test(the_order_has_come_with_its_last_parcel),
        cmocka_unit_test(what_is_lost_of_an_order_has_not_come_with_the_rest),
        cmocka_unit_test(a_parcel_that_was_handed_over_came_with_its_later_number),
        cmocka_unit_test(scans_of_a_return_bring_it_home),
        cmocka_unit_test(the_number_of_a_return_says_that_it_is_sent),
        cmocka_unit_test(the_number_of_a_replacement_says_that_it_is_sent),
        cmocka_unit_test(one_scan_of_a_return_at_its_goal_is_enough),
        cmocka_unit_test(scans_of_a_replacement_settle_the_dispute),
    };
    return cmocka_run_group_tests(tests, open_tracking_world, close_tracking_world);
}
