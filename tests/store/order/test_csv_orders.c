/* Orders from a shop's table: all of them or none, and a fault is named by line and column. */
#include "base/buf.h"
#include "base/check.h"
#include "service/order/csv_orders.h"
#include "service/order/list.h"
#include "store/order/order.h"
#include "store/people/person.h"
#include "store/reach/mailbox.h"
#include "support/kit/source.h"
#include "support/order/market_world.h"
#include "text/kit/csv_read.h"

#include <stdio.h>
#include <string.h>

static struct csv_orders orders;
static const struct policy_set *policies;

static enum err take(struct ctx *ctx, void *arg)
{
    (void)arg;
    return csv_orders_take(ctx, policies, &orders);
}

static enum err give_address(struct ctx *ctx, void *arg)
{
    struct market_world *world = arg;
    enum err err = mailbox_set_asked(ctx->db, world->buyer, STR("mara@example.org"));
    return err ? err : mailbox_confirm(ctx->db, world->buyer, STR("mara@example.org"));
}

static void open_world(struct market_world *world, struct str database)
{
    market_world_open(world, database);
    world->now = (struct instant){INT64_C(1763640000000)}; /* 2025-11-20 12:00 UTC */
    policies = &world->policies;
    assert_ok(market_world_do(world, give_address, world), &world->failure);
}

static enum err take_text(struct market_world *world, struct str text, bool make_buyers)
{
    orders = (struct csv_orders){.name = STR("orders.csv"),
                                 .text = text,
                                 .market = world->market.slug,
                                 .seller = STR("seller"),
                                 .make_buyers = make_buyers};
    return market_world_do(world, take, NULL);
}

static struct order *order_of(struct market_world *world, const char *number)
{
    struct order_head head;
    struct order *order;
    assert_int_equal(order_load_by_number(world->db, &world->kept, world->market.id, str_from(number), &head),
                     OK);
    assert_ok(market_world_read(world, world->seller, head.ref, &order), &world->failure);
    return order;
}

static void shopify_orders_come_with_their_lines_total_and_parcel(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        open_world(&world, database->url);
        assert_ok(take_text(&world, source_read(&world.kept, "tests/data/shops/shopify.csv"), true),
                  &world.failure);
        assert_int_equal(orders.orders, 2);
        assert_int_equal(orders.lines, 4);
        assert_int_equal(orders.buyers, 1);
        assert_int_equal(orders.ended, 1);
        struct order *order = order_of(&world, "#1001");
        assert_int_equal(order->head.buyer_id, world.buyer);
        assert_int_equal(order->head.ordered_at.ms, INT64_C(1762075353000));
        assert_str(order->head.country, "DE");
        assert_int_equal(order->state.shipment, SHIPMENT_ON_ITS_WAY);
        assert_int_equal(order->lines.count, 3);
        assert_str(order->lines.at[0].title, "Teapot, blue");
        assert_int_equal(order->lines.at[0].quantity, 2);
        assert_int_equal(order->lines.at[0].amount_minor, 2800);
        assert_int_equal(order->lines.at[1].amount_minor, 650);
        assert_str(order->lines.at[2].title, "Shipping and taxes");
        assert_str(order->lines.at[2].kind, "shipping");
        assert_int_equal(order->lines.at[2].amount_minor, 490);
        order = order_of(&world, "#1002"); /* ten, less two */
        assert_int_equal(order->state.shipment, SHIPMENT_UNPAID);
        assert_int_equal(order->lines.at[0].amount_minor, 800);
        market_world_close(&world);
    }
}

static void woocommerce_orders_come_the_same_way(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        open_world(&world, database->url);
        assert_ok(take_text(&world, source_read(&world.kept, "tests/data/shops/woocommerce.csv"), true),
                  &world.failure);
        assert_int_equal(orders.orders, 2);
        struct order *order = order_of(&world, "77");
        assert_int_equal(order->state.shipment, SHIPMENT_ON_ITS_WAY);
        assert_int_equal(order->lines.count, 2);
        assert_int_equal(order->lines.at[1].amount_minor, 500);
        market_world_close(&world);
    }
}

static void a_second_table_that_overlaps_adds_what_is_new(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        open_world(&world, database->url);
        assert_ok(take_text(&world, source_read(&world.kept, "tests/data/shops/shopify.csv"), true),
                  &world.failure);
        assert_ok(take_text(&world, source_read(&world.kept, "tests/data/shops/shopify.csv"), true),
                  &world.failure);
        assert_int_equal(orders.orders, 0);
        assert_int_equal(orders.buyers, 0);
        assert_int_equal(orders.known, 2);
        market_world_close(&world);
    }
}

static void an_account_made_for_a_buyer_has_the_address_and_no_name_of_anybody(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        struct mailbox mailbox;
        struct person person;
        open_world(&world, database->url);
        assert_ok(take_text(&world, source_read(&world.kept, "tests/data/shops/shopify.csv"), true),
                  &world.failure);
        assert_int_equal(mailbox_load_by_email(world.db, &world.kept, STR("new@example.org"), &mailbox), OK);
        assert_int_equal(person_load(world.db, &world.kept, mailbox.person_id, &person), OK);
        assert_true(str_starts(person.handle, STR("buyer-")));
        assert_int_equal(person.password.len, 0);
        assert_int_equal(order_of(&world, "#1002")->head.buyer_id, person.id);
        market_world_close(&world);
    }
}

/* ---- what is refused ---- */

#define NAMES                                                                                                \
    "Name,Email,Financial Status,Fulfilled at,Currency,Total,Created at,Lineitem quantity,Lineitem "         \
    "name,Lineitem price\n"
#define RIGHT "1,mara@example.org,pending,,EUR,5.00,2025-11-20 08:00:00 +0100,1,Cup,5.00\n"

static const struct {
    const char *text, *sentence;
} wrongs[] = {
    {NAMES RIGHT "2,new@example.org,pending,,EUR,5.00,2025-11-20 08:00:00 +0100,1,Cup,5.00\n",
     "orders.csv:3:3: nobody here has the address new@example.org; --make-buyers makes an account for it"},
    {NAMES RIGHT "2,mara,pending,,EUR,5.00,2025-11-20 08:00:00 +0100,1,Cup,5.00\n",
     "orders.csv:3:3: \"mara\" is not an email address"},
    {NAMES RIGHT "2,mara@example.org,lost,,EUR,5.00,2025-11-20 08:00:00 +0100,1,Cup,5.00\n",
     "orders.csv:3:20: the state \"lost\" of an order is not known"},
    {NAMES RIGHT "2,mara@example.org,pending,,EUR,5.00,20/11/2025,1,Cup,5.00\n",
     "orders.csv:3:38: \"20/11/2025\" is no time such as 2026-05-03 10:22:33 +0200"},
    {NAMES RIGHT "2,mara@example.org,pending,,EUR,5.00,2025-11-20 08:00:00 +0100,1,Cup,5.001\n",
     "orders.csv:3:70: Write the amount as 12.50: the amount has more decimals than the currency."},
    {NAMES RIGHT "2,mara@example.org,pending,,EUR,5.00,2025-11-20 08:00:00 +0100,some,Cup,5.00\n",
     "orders.csv:3:64: How many: a whole number from 1 on."},
    {NAMES RIGHT "2,mara@example.org,pending,,XYZ,5.00,2025-11-20 08:00:00 +0100,1,Cup,5.00\n",
     "orders.csv:3:29: This is no currency of ISO 4217."},
    {NAMES RIGHT "2,mara@example.org,pending,,EUR,5.00,2025-12-20 08:00:00 +0100,1,Cup,5.00\n",
     "orders.csv:3:38: This lies in the future: by the clock here it is "},
    {NAMES RIGHT "2,\"mara@example.org\"x,pending\n",
     "orders.csv:3:21: between a closing quotation mark and the next field nothing may stand"},
    {NAMES RIGHT "2,\"mara\n\n", "orders.csv:3:4: the quotation mark before this text is never closed"},
    {"Name,Email\n1,2\n", "orders.csv:1:1: the first row has none of these columns: Created at, "},
    {"", "orders.csv:1:1: the first row has none of these columns: Name, "},
};

static void what_is_wrong_is_named_by_line_and_column_and_keeps_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        open_world(&world, database->url);
        for (size_t i = 0; i < COUNT_OF(wrongs); i++) {
            struct order_head head;
            assert_int_equal(take_text(&world, str_from(wrongs[i].text), false), ERR_INPUT);
            if (!str_starts(str_from(world.failure.text), str_from(wrongs[i].sentence)))
                assert_string_equal(world.failure.text, wrongs[i].sentence);
            assert_int_equal(order_load_by_number(world.db, &world.kept, world.market.id, STR("1"), &head),
                             ERR_NOT_FOUND);
        }
        market_world_close(&world);
    }
}

/* More lines than an order has, with a discount: what does not fit counts with the last, and each is lessened by its share. */
static void a_discount_on_as_many_lines_as_there_may_be_is_shared(void **state)
{
    enum { LINES = ORDER_LINES_MAX + 3, TABLE_MAX = 1 << 16 };
    struct buf table;
    (void)state;
    buf_init(&table, TABLE_MAX);
    buf_put(&table, STR("Order Number,Order Status,Order Date,Email (Billing),Order Total Amount,Item "
                        "Name,Quantity,Item Cost\n"));
    for (int i = 0; i < LINES; i++)
        buf_printf(&table, "90,Pending payment,2025-11-06 11:00,mara@example.org,%d.50,Wick %d,1,1.00\n",
                   LINES / 2, i + 1);
    FOR_EACH_DATABASE(database)
    {
        int64_t sum = 0;
        struct market_world world;
        open_world(&world, database->url);
        assert_ok(take_text(&world, buf_str(&table), false), &world.failure);
        struct order *order = order_of(&world, "90");
        assert_int_equal(order->lines.count, ORDER_LINES_MAX);
        for (size_t i = 0; i < order->lines.count; i++)
            sum += order->lines.at[i].amount_minor;
        assert_int_equal(sum, LINES / 2 * 100 + 50);
        market_world_close(&world);
    }
    buf_free(&table);
}

static void an_order_sent_on_a_day_that_nobody_says_is_not_cancelled_but_refused(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct market_world world;
        open_world(&world, database->url);
        assert_int_equal(
            take_text(&world,
                      STR(NAMES "1,mara@example.org,paid,,EUR,5.00,2025-08-20 08:00:00 +0100,1,Cup,5.00\n"),
                      false),
            ERR_INPUT);
        assert_true(
            str_starts(str_from(world.failure.text), STR("orders.csv:2:25: By the rules this order was")));
        market_world_close(&world);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shopify_orders_come_with_their_lines_total_and_parcel),
        cmocka_unit_test(woocommerce_orders_come_the_same_way),
        cmocka_unit_test(a_second_table_that_overlaps_adds_what_is_new),
        cmocka_unit_test(an_account_made_for_a_buyer_has_the_address_and_no_name_of_anybody),
        cmocka_unit_test(what_is_wrong_is_named_by_line_and_column_and_keeps_nothing),
        cmocka_unit_test(a_discount_on_as_many_lines_as_there_may_be_is_shared),
        cmocka_unit_test(an_order_sent_on_a_day_that_nobody_says_is_not_cancelled_but_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
