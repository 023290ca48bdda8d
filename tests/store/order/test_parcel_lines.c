/* Several parcels of one order: which of its things have come, by what their numbers say and who entered them. */
#include "base/check.h"
#include "service/order/parcel.h"
#include "support/order/market_world.h"

enum { LAMP = 1, SHADE = 2, BOTH = 3 };

struct step {
    struct market_world *world;
    struct viewer viewer;
    struct str ref, number;
    uint64_t lines;
    enum parcel_event event;
    int64_t hours_ago;
    struct parcel_numbers numbers;
};

static enum err place_step(struct ctx *ctx, void *arg)
{
    struct step *step = arg;
    struct order_placement placement = {
        .viewer = step->viewer,
        .market = &step->world->market,
        .policy = order_policy(&step->world->policies, step->world->rules),
        .buyer_id = step->world->buyer,
        .seller_id = step->world->seller,
        .country = STR("DE"),
        .lines = {.at = {{STR("Lamp"), 1, 5000}, {STR("Shade"), 1, 2000}}, .count = 2},
        .paid = true,
    };
    assert_true(currency_from(STR("EUR"), &placement.currency));
    return order_place(ctx, &step->world->policies, &placement, &step->ref);
}

/* Paid and sent, a lamp and its shade. */
static struct str sent(struct market_world *world)
{
    struct step step = {.world = world, .viewer = viewer_market(world)};
    assert_ok(market_world_do(world, place_step, &step), &world->failure);
    struct str ref = arena_copy(&world->kept, step.ref);
    struct order_event shipped = {.kind = EVENT_SHIPPED, .by = PARTY_SELLER};
    assert_int_equal(market_world_act(world, world->seller, ref, shipped), OK);
    market_world_pass(world, 24 * 30);
    return ref;
}

static enum err enter_step(struct ctx *ctx, void *arg)
{
    struct step *step = arg;
    const struct parcel_numbering entered = {step->viewer, step->ref, step->number, step->lines};
    return parcel_add_number(ctx, &step->world->policies, &entered);
}

static void enter(struct market_world *world, int64_t person_id, struct str ref, const char *number,
                  uint64_t lines)
{
    struct step step = {.world = world,
                        .viewer = viewer_person(person_id),
                        .ref = ref,
                        .number = str_from(number),
                        .lines = lines};
    assert_ok(market_world_do(world, enter_step, &step), &world->failure);
}

static enum err scan_step(struct ctx *ctx, void *arg)
{
    struct step *step = arg;
    size_t orders, added;
    struct parcel_entry entry = {.at = instant_add(ctx->now, SPAN_HOURS(-step->hours_ago)),
                                 .event = step->event,
                                 .code = STR("Scan"),
                                 .words = STR("Scan"),
                                 .word = PARCEL_CARRIER_SCANNED};
    struct parcel_message message = {SOURCE_AFTERSHIP, step->number,
                                     arena_printf(ctx->arena, "{\"at\":%lld}", (long long)entry.at.ms),
                                     &entry, 1};
    return parcel_take_message(ctx, &step->world->policies, &message, &orders, &added);
}

/* A service tells of a number that stands on the order. */
static void scan(struct market_world *world, const char *number, enum parcel_event event, int64_t hours_ago)
{
    struct step step = {.world = world, .number = str_from(number), .event = event, .hours_ago = hours_ago};
    assert_ok(market_world_do(world, scan_step, &step), &world->failure);
}

static enum shipment shipment_of(struct market_world *world, struct str ref)
{
    struct order *order;
    assert_int_equal(market_world_read(world, world->buyer, ref, &order), OK);
    return order->state.shipment;
}

static uint64_t came_of(struct market_world *world, struct str ref)
{
    struct order *order;
    assert_int_equal(market_world_read(world, world->buyer, ref, &order), OK);
    return order->state.came;
}

#define assert_on_its_way(world, ref) assert_int_equal(shipment_of((world), (ref)), SHIPMENT_ON_ITS_WAY)
#define assert_delivered(world, ref)  assert_int_equal(shipment_of((world), (ref)), SHIPMENT_DELIVERED)

/* Each in an order of its own: a number may stand on many. */
#define WORLD_OF(world, ref)                                                                                 \
    struct market_world world;                                                                               \
    market_world_open(&world, database->url);                                                                \
    struct str ref = sent(&world)

static void an_order_in_two_parcels_has_come_when_each_of_its_things_has(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        WORLD_OF(world, ref);
        enter(&world, world.seller, ref, "RA123456785CN", LAMP);
        enter(&world, world.seller, ref, "RB123456785DE", SHADE);
        scan(&world, "RB123456785DE", PARCEL_DELIVERED, 60); /* nobody has seen the other */
        assert_on_its_way(&world, ref);
        assert_int_equal(came_of(&world, ref), SHADE); /* and its own clock runs */
        scan(&world, "RA123456785CN", PARCEL_ACCEPTED, 20);
        assert_on_its_way(&world, ref);
        scan(&world, "RA123456785CN", PARCEL_DELIVERED, 2);
        assert_delivered(&world, ref);
        market_world_close(&world);
    }
}

static void what_did_not_come_is_claimed_alone_while_the_rest_has(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        WORLD_OF(world, ref);
        enter(&world, world.seller, ref, "RA123456785CN", LAMP);
        enter(&world, world.seller, ref, "RB123456785DE", SHADE);
        scan(&world, "RA123456785CN", PARCEL_ACCEPTED, 24 * 20);
        scan(&world, "RA123456785CN", PARCEL_LOST, 30);
        scan(&world, "RB123456785DE", PARCEL_DELIVERED, 20);
        assert_on_its_way(&world, ref);
        const struct policy *rules = order_policy(&world.policies, world.rules);
        struct order_event claim = {.kind = EVENT_DISPUTE_OPENED,
                                    .by = PARTY_BUYER,
                                    .lines = LAMP,
                                    .reason = policy_reason(rules, STR("inr_in_transit")),
                                    .remedy = REMEDY_REFUND_FULL,
                                    .amount_minor = 5000};
        assert_ok(market_world_act(&world, world.buyer, ref, claim), &world.failure);
        market_world_pass(&world, 24 * 7); /* the seller says nothing */
        market_world_tick(&world);
        struct order *order;
        assert_int_equal(market_world_read(&world, world.buyer, ref, &order), OK);
        assert_int_equal(order->state.refunded_minor, 5000);
        assert_int_equal(order->state.held_minor, 2000);
        struct order_event other = claim;
        other.lines = SHADE;
        other.reason = policy_reason(rules, STR("snad_damaged"));
        other.amount_minor = 2000;
        other.came = CAME_YES;
        assert_ok(market_world_act(&world, world.buyer, ref, other), &world.failure);
        market_world_close(&world);
    }
}

static enum dispute dispute_of(struct market_world *world, struct str ref)
{
    struct order *order;
    assert_int_equal(market_world_read(world, world->buyer, ref, &order), OK);
    return order->state.dispute;
}

/* The lamp came, is not right, and goes back or is sent anew; the shade is still under way. */
static struct str owe_the_lamp(struct market_world *world, enum remedy remedy)
{
    struct str ref = sent(world);
    enter(world, world->seller, ref, "RA123456785CN", LAMP);
    scan(world, "RA123456785CN", PARCEL_DELIVERED, 20);
    struct order_event opened = {
        .kind = EVENT_DISPUTE_OPENED,
        .by = PARTY_BUYER,
        .lines = LAMP,
        .reason = policy_reason(order_policy(&world->policies, world->rules), STR("snad_damaged")),
        .remedy = remedy,
        .amount_minor = remedy == REMEDY_REPLACEMENT ? 0 : 5000,
        .came = CAME_YES};
    assert_ok(market_world_act(world, world->buyer, ref, opened), &world->failure);
    struct order_event agreed = {.kind = EVENT_ACCEPTED, .by = PARTY_SELLER};
    assert_ok(market_world_act(world, world->seller, ref, agreed), &world->failure);
    market_world_pass(world, 25);
    market_world_tick(world);
    return ref;
}

/* Its number may say so or not; the sender's own number is the one that counts. */
static void another_parcel_of_the_order_is_not_what_goes_back_or_anew(void **state)
{
    static const struct {
        enum remedy remedy;
        enum dispute due, sent, here;
    } rows[] = {
        {REMEDY_RETURN_REFUND, DISPUTE_RETURN_DUE, DISPUTE_RETURN_SENT, DISPUTE_RETURN_HERE},
        {REMEDY_REPLACEMENT, DISPUTE_REPLACEMENT_DUE, DISPUTE_REPLACEMENT_SENT, DISPUTE_EVIDENCE},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows) * 2; i++) {
        FOR_EACH_DATABASE(database)
        {
            struct market_world world;
            market_world_open(&world, database->url);
            bool back = i % 2 == 0, early = i < 2;
            struct str ref = owe_the_lamp(&world, rows[i % 2].remedy);
            struct step untold = {
                .world = &world, .viewer = viewer_market(&world), .ref = ref, .number = STR("RC123456785CN")};
            assert_ok(market_world_do(&world, enter_step, &untold), &world.failure);
            scan(&world, "RC123456785CN", PARCEL_IN_TRANSIT, 3);
            assert_int_equal(dispute_of(&world, ref), rows[i % 2].due);
            enter(&world, world.seller, ref, "RB123456785DE", SHADE);
            assert_int_equal(dispute_of(&world, ref), rows[i % 2].due);
            if (early) {
                scan(&world, "RB123456785DE", PARCEL_IN_TRANSIT, 2);
                assert_int_equal(dispute_of(&world, ref), rows[i % 2].due);
                assert_on_its_way(&world, ref);
                scan(&world, "RB123456785DE", PARCEL_DELIVERED, 1);
                assert_int_equal(dispute_of(&world, ref), rows[i % 2].due);
                assert_delivered(&world, ref);
            }
            enter(&world, back ? world.buyer : world.seller, ref, "RD123456785CN", 0);
            assert_int_equal(dispute_of(&world, ref), rows[i % 2].sent);
            market_world_pass(&world, 24);
            scan(&world, "RD123456785CN", PARCEL_DELIVERED, 1);
            assert_int_equal(dispute_of(&world, ref), rows[i % 2].here);
            assert_int_equal(shipment_of(&world, ref), early ? SHIPMENT_DELIVERED : SHIPMENT_ON_ITS_WAY);
            market_world_close(&world);
        }
    }
}

/* Its sender says so first, and has nothing to show: the carrier's word is what was asked for. */
static void a_scan_after_the_senders_word_is_what_shows_it(void **state)
{
    static const struct {
        enum remedy remedy;
        int64_t refunded;
    } rows[] = {{REMEDY_RETURN_REFUND, 5000}, {REMEDY_REPLACEMENT, 0}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        FOR_EACH_DATABASE(database)
        {
            struct market_world world;
            struct order *order;
            market_world_open(&world, database->url);
            bool back = rows[i].remedy == REMEDY_RETURN_REFUND;
            int64_t sender = back ? world.buyer : world.seller;
            struct order_event claim = {.kind = EVENT_ARRIVAL_CLAIMED,
                                        .by = back ? PARTY_BUYER : PARTY_SELLER};
            struct str ref = owe_the_lamp(&world, rows[i].remedy);
            enter(&world, world.seller, ref, "RB123456785DE", SHADE);
            scan(&world, "RB123456785DE", PARCEL_DELIVERED, 1);
            enter(&world, sender, ref, "RD123456785CN", 0);
            market_world_pass(&world, 72);
            assert_ok(market_world_act(&world, sender, ref, claim), &world.failure);
            market_world_pass(&world, 1);
            scan(&world, "RD123456785CN", PARCEL_DELIVERED, 0);
            assert_int_equal(dispute_of(&world, ref), back ? DISPUTE_RETURN_HERE : DISPUTE_EVIDENCE);
            for (int step = 0; step < 10; step++) { /* nobody says anything more */
                market_world_pass(&world, 24 * 8);
                market_world_tick(&world);
            }
            assert_int_equal(dispute_of(&world, ref), DISPUTE_CLOSED);
            assert_int_equal(market_world_read(&world, world.buyer, ref, &order), OK);
            assert_int_equal(order->state.refunded_minor, rows[i].refunded);
            market_world_close(&world);
        }
    }
}

static void goods_that_went_on_under_another_number_came_with_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        WORLD_OF(world, ref);
        enter(&world, world.seller, ref, "RA123456785CN", BOTH);
        enter(&world, world.seller, ref, "RB123456785DE", BOTH);
        scan(&world, "RA123456785CN", PARCEL_ACCEPTED, 70);
        scan(&world, "RA123456785CN", PARCEL_IN_TRANSIT, 60);
        scan(&world, "RB123456785DE", PARCEL_IN_TRANSIT, 50);
        scan(&world, "RB123456785DE", PARCEL_DELIVERED, 2);
        assert_delivered(&world, ref);
        market_world_close(&world);
    }
}

static void what_is_said_of_a_number_later_counts_from_then_on(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        WORLD_OF(world, ref);
        enter(&world, world.seller, ref, "RA123456785CN", 0);
        enter(&world, world.seller, ref, "RB123456785DE", 0);
        scan(&world, "RA123456785CN", PARCEL_ACCEPTED, 70);
        scan(&world, "RA123456785CN", PARCEL_IN_TRANSIT, 60);
        scan(&world, "RB123456785DE", PARCEL_DELIVERED, 2);
        assert_on_its_way(&world, ref);
        enter(&world, world.seller, ref, "RA123456785CN", BOTH);
        enter(&world, world.buyer, ref, "RB123456785DE", BOTH); /* not the buyer's to say */
        assert_on_its_way(&world, ref);
        enter(&world, world.seller, ref, "RB123456785DE", BOTH);
        assert_delivered(&world, ref);
        market_world_close(&world);
    }
}

/* Of a first mile with one scan nothing more is seen; another parcel would have been seen again, or is lost. */
static void a_number_with_one_scan_holds_nothing_up_for_ever(void **state)
{
    (void)state;
    static const struct {
        enum parcel_event first;
        int64_t hours_before;
        bool again, come;
    } rows[] = {{PARCEL_ACCEPTED, 24 * 12, false, true},
                {PARCEL_ACCEPTED, 24 * 5, false, false},
                {PARCEL_ACCEPTED, 24 * 12, true, false},
                {PARCEL_LOST, 24 * 12, false, false}};
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            const char *first = arena_printf(&world.kept, "RA12345678%zuCN", i).at;
            const char *later = arena_printf(&world.kept, "RB12345678%zuDE", i).at;
            struct str ref = sent(&world);
            enter(&world, world.seller, ref, first, 0);
            enter(&world, world.seller, ref, later, 0);
            if (rows[i].again)
                scan(&world, first, PARCEL_IN_TRANSIT, rows[i].hours_before + 30);
            scan(&world, first, rows[i].first, rows[i].hours_before);
            scan(&world, later, PARCEL_IN_TRANSIT, 60);
            scan(&world, later, PARCEL_DELIVERED, 1);
            assert_int_equal(shipment_of(&world, ref),
                             rows[i].come ? SHIPMENT_DELIVERED : SHIPMENT_ON_ITS_WAY);
        }
        market_world_close(&world);
    }
}

static void the_buyers_own_number_is_the_local_one_and_holds_nothing_up(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        for (int local = 0; local < 2; local++) {
            const char *sellers = arena_printf(&world.kept, "RA12345678%dCN", local).at;
            const char *buyers = arena_printf(&world.kept, "RB12345678%dDE", local).at;
            const char *seen = local ? sellers : buyers, *come = local ? buyers : sellers;
            struct str ref = sent(&world);
            enter(&world, world.seller, ref, sellers, 0);
            enter(&world, world.buyer, ref, buyers, 0);
            scan(&world, seen, PARCEL_ACCEPTED, 70);
            scan(&world, seen, PARCEL_IN_TRANSIT, 60);
            scan(&world, come, PARCEL_DELIVERED, 2);
            assert_delivered(&world, ref);
        }
        market_world_close(&world);
    }
}

static enum err numbers_step(struct ctx *ctx, void *arg)
{
    struct step *step = arg;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_read(ctx, &step->world->policies, &step->viewer, step->ref, order);
    return err ? err : parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &step->numbers);
}

static void a_number_keeps_who_entered_it_and_no_line_that_the_order_has_not(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        WORLD_OF(world, ref);
        enter(&world, world.buyer, ref, "RA123456785CN", SHADE);
        market_world_pass(&world, 1);
        enter(&world, world.staff, ref, "RB123456785DE", 0);
        struct step step = {.world = &world,
                            .viewer = viewer_person(world.seller),
                            .ref = ref,
                            .number = STR("RC123456785DE"),
                            .lines = 4};
        assert_int_equal(market_world_do(&world, enter_step, &step), ERR_INPUT);
        assert_ok(market_world_do(&world, numbers_step, &step), &world.failure);
        assert_int_equal(step.numbers.count, 2);
        assert_str(step.numbers.at[0].entered_by, "buyer");
        assert_int_equal(step.numbers.at[0].lines, SHADE);
        assert_str(step.numbers.at[1].entered_by, "staff");
        assert_int_equal(step.numbers.at[1].lines, 0);
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_in_two_parcels_has_come_when_each_of_its_things_has),
        cmocka_unit_test(what_did_not_come_is_claimed_alone_while_the_rest_has),
        cmocka_unit_test(another_parcel_of_the_order_is_not_what_goes_back_or_anew),
        cmocka_unit_test(a_scan_after_the_senders_word_is_what_shows_it),
        cmocka_unit_test(goods_that_went_on_under_another_number_came_with_it),
        cmocka_unit_test(what_is_said_of_a_number_later_counts_from_then_on),
        cmocka_unit_test(a_number_with_one_scan_holds_nothing_up_for_ever),
        cmocka_unit_test(the_buyers_own_number_is_the_local_one_and_holds_nothing_up),
        cmocka_unit_test(a_number_keeps_who_entered_it_and_no_line_that_the_order_has_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
