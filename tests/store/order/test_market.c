/* Orders of a hosted marketplace: who enters them, who sees them, who acts. */
#include "service/people/account.h"
#include "store/order/order_list.h"
#include "support/order/market_world.h"

#include <string.h>

static void the_parties_of_an_order_act_on_it_and_nobody_else(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct order *order;
        market_world_open(&world, database->url);
        struct str ref = market_world_order(&world);
        assert_int_equal(market_world_read(&world, world.stranger, ref, &order), ERR_NOT_FOUND);
        assert_ok(market_world_read(&world, world.staff, ref, &order), &world.failure);
        assert_int_equal(order->roles, PARTY_BIT(PARTY_STAFF));
        struct order_event ship = {.kind = EVENT_SHIPPED, .by = PARTY_SELLER};
        assert_int_equal(market_world_act(&world, world.buyer, ref, ship), ERR_REFUSED);
        assert_int_equal(market_world_act(&world, world.staff, ref, ship), ERR_REFUSED);
        assert_int_equal(market_world_act(&world, world.stranger, ref, ship), ERR_NOT_FOUND);
        market_world_pass(&world, 30);
        market_world_tick(&world); /* the payment's review */
        assert_ok(market_world_act(&world, world.seller, ref, ship), &world.failure);
        struct order_event delivered = {.kind = EVENT_DELIVERED, .by = PARTY_CARRIER};
        assert_int_equal(market_world_act(&world, world.seller, ref, delivered), ERR_REFUSED);
        assert_ok(market_world_act(&world, 0, ref, delivered), &world.failure);
        assert_ok(market_world_read(&world, world.buyer, ref, &order), &world.failure);
        assert_int_equal(order->roles, PARTY_BIT(PARTY_BUYER));
        assert_int_equal(order->state.shipment, SHIPMENT_DELIVERED);
        assert_int_equal(order->state.held_minor, 5000);
        market_world_close(&world);
    }
}

struct try_place {
    struct market_world *world;
    struct order_placement placement;
};

static enum err try_to_place(struct ctx *ctx, void *arg)
{
    struct try_place *try = arg;
    struct str ref;
    return order_place(ctx, &try->world->policies, &try->placement, &ref);
}

static enum err placed(struct market_world *world, const struct order_placement *placement)
{
    struct try_place try = {world, *placement};
    return market_world_do(world, try_to_place, &try);
}

static struct order_placement good(const struct market_world *world)
{
    struct order_placement placement = {
        .viewer = viewer_market(world),
        .market = &world->market,
        .buyer_id = world->buyer,
        .seller_id = world->seller,
        .number = STR("A-1"),
        .lines = {.at = {{STR("Tea bowl"), 2, 700}, {STR("Saucer"), 2, 300}}, .count = 2}};
    assert_true(currency_from(STR("EUR"), &placement.currency));
    return placement;
}

#define assert_refused(world, placement, expected, expected_field)                                           \
    do {                                                                                                     \
        assert_int_equal(placed((world), (placement)), (expected));                                          \
        assert_str(str_from((world)->failure.field), (expected_field));                                      \
    } while (0)

static void an_order_that_cannot_be_is_refused_by_name(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct order_placement wrong = good(&world);
        wrong.lines.count = 0;
        assert_refused(&world, &wrong, ERR_INPUT, "lines");
        wrong = good(&world);
        wrong.lines.at[1].amount_minor = -1;
        assert_refused(&world, &wrong, ERR_INPUT, "lines");
        wrong = good(&world);
        wrong.ordered = instant_add(world.now, SPAN_DAYS(1));
        assert_refused(&world, &wrong, ERR_INPUT, "ordered");
        wrong = good(&world);
        wrong.seller_id = wrong.buyer_id;
        assert_refused(&world, &wrong, ERR_INPUT, "seller");
        wrong = good(&world);
        wrong.country = STR("Germany");
        assert_refused(&world, &wrong, ERR_INPUT, "country");
        wrong = good(&world);
        wrong.viewer = viewer_person(world.stranger);
        assert_int_equal(placed(&world, &wrong), ERR_REFUSED);
        wrong = good(&world);
        assert_ok(placed(&world, &wrong), &world.failure);
        assert_refused(&world, &wrong, ERR_CONFLICT, "number");
        market_world_close(&world);
    }
}

static void a_late_told_payment_counts_from_the_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct order_placement late = good(&world);
        late.ordered = instant_add(world.now, SPAN_DAYS(-3));
        late.paid = true;
        struct order_placement own = late; /* that it is paid is not the seller's word */
        own.viewer = viewer_person(world.seller);
        assert_refused(&world, &own, ERR_INPUT, "paid");
        assert_ok(placed(&world, &late), &world.failure);
        struct order_heads heads;
        assert_ok(
            order_list(world.db, &world.arena, (struct order_list){SIDE_SELLER, world.seller, 10}, &heads),
            &world.failure);
        assert_int_equal(heads.count, 1);
        assert_false(heads.at[0].over);
        market_world_close(&world);
    }
}

static enum err leave(struct ctx *ctx, void *arg)
{
    return account_delete(ctx, &(struct account_leaving){.person_id = *(int64_t *)arg});
}

static void nobody_leaves_while_money_of_theirs_is_under_way(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = market_world_order(&world);
        int64_t sides[] = {world.buyer, world.seller};
        for (size_t i = 0; i < 2; i++) {
            assert_int_equal(market_world_do(&world, leave, &sides[i]), ERR_REFUSED);
            assert_true(strstr(world.failure.text, "money under way") != NULL);
        }
        struct order_event cancel = {.kind = EVENT_CANCEL_AGREED, .by = PARTY_SELLER};
        assert_ok(market_world_act(&world, world.seller, ref, cancel), &world.failure);
        for (size_t i = 0; i < 2; i++) /* the refund was ordered, and has not moved */
            assert_int_equal(market_world_do(&world, leave, &sides[i]), ERR_REFUSED);
        assert_ok(market_world_do(&world, leave, &world.stranger), &world.failure);
        market_world_close(&world);
    }
}

/* Somebody decides, and looks at what failed, as long as an order is not over. */
static void the_last_of_a_marketplaces_staff_leaves_no_open_order_alone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        market_world_open(&world, database->url);
        struct str ref = market_world_order(&world);
        assert_ok(market_world_do(&world, leave, &world.staff2), &world.failure); /* a colleague is there */
        assert_int_equal(market_world_do(&world, leave, &world.staff), ERR_REFUSED);
        assert_true(strstr(world.failure.text, "the only one of the staff of") != NULL);
        struct order_event cancel = {.kind = EVENT_CANCEL_AGREED, .by = PARTY_SELLER};
        assert_ok(market_world_act(&world, world.seller, ref, cancel), &world.failure);
        assert_ok(market_world_do(&world, leave, &world.staff), &world.failure);
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_parties_of_an_order_act_on_it_and_nobody_else),
        cmocka_unit_test(an_order_that_cannot_be_is_refused_by_name),
        cmocka_unit_test(nobody_leaves_while_money_of_theirs_is_under_way),
        cmocka_unit_test(the_last_of_a_marketplaces_staff_leaves_no_open_order_alone),
        cmocka_unit_test(a_late_told_payment_counts_from_the_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
