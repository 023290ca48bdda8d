/* Orders from a shop's file, on the page of its marketplace: looked at first, then all of them or none. */
#include "base/check.h"
#include "support/door/multipart_form.h"
#include "support/kit/source.h"
#include "support/order/shop.h"

#include <stdio.h>
#include <stdlib.h>

#define SHOPIFY "tests/data/shops/shopify.csv"
#define PAGE    "/markets/harbour/orders/take"
#define HEAD                                                                                                 \
    "Name,Email,Financial Status,Currency,Created at,Fulfilled at,Lineitem quantity,Lineitem name,Lineitem " \
    "price\n"

static int send_table(struct browser *browser, const char *turn, bool make_buyers, struct str table)
{
    struct multipart_form form;
    if (!browser->csrf.len)
        browser_get(browser, PAGE);
    multipart_form_open(&form);
    multipart_form_field(&form, "csrf", browser->csrf);
    multipart_form_field(&form, "seller", STR("tomas"));
    multipart_form_field(&form, "turn", str_from(turn));
    if (make_buyers)
        multipart_form_field(&form, "make_buyers", STR("1"));
    if (table.len)
        multipart_form_file(&form, "table", "orders.csv", table);
    int status = browser_send(browser, METHOD_POST, PAGE, MULTIPART_FORM_TYPE, multipart_form_end(&form));
    multipart_form_close(&form);
    return status;
}

static bool has(struct shop *shop, const char *number)
{
    const char *target =
        arena_printf(&shop->system.arena, "/api/v1/orders?side=market&market=harbour&number=%s", number).at;
    assert_int_equal(browser_get(&shop->system, target), 200);
    return browser_sees(&shop->system, "\"ref\":");
}

static void a_look_says_what_would_come_and_does_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *staff = &shop.staff;
        struct str table = source_read(&staff->arena, SHOPIFY);
        browser_get(staff, "/markets/harbour");
        assert_sees(staff, "href=\"" PAGE "\"");
        assert_answers(staff, 200, send_table(staff, "look", true, table));
        assert_sees(staff, "2 orders");
        assert_sees(staff, "1 is cancelled or refunded and is left out");
        assert_sees(staff, "nothing is done yet");
        assert_sees(staff, "value=\"tomas\""); /* the form is as it was filled in */
        assert_false(has(&shop, "%231001"));
        assert_answers(staff, 200, send_table(staff, "take", true, table));
        assert_sees(staff, "They are here.");
        assert_true(has(&shop, "%231001"));
        assert_answers(staff, 200, send_table(staff, "take", true, table)); /* the same file once more */
        assert_sees(staff, "0 orders");
        assert_sees(staff, "2 were here already");
        shop_close(&shop);
    }
}

static void one_wrong_line_is_named_and_nothing_is_taken(void **state)
{
    (void)state;
    static const char table[] = HEAD "#1,a@example.org,paid,EUR,2026-01-02,2026-01-03,1,Cup,6.50\n"
                                     "#2,b@example.org,paid,EUR,2026-01-02,2026-01-03,1,Cup,six\n";
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *staff = &shop.staff;
        assert_answers(staff, 422, send_table(staff, "take", true, str_from(table)));
        assert_sees(staff, "orders.csv:3:55:");
        assert_sees(staff, "value=\"tomas\"");
        assert_false(has(&shop, "%231"));
        assert_answers(staff, 422, send_table(staff, "take", false, source_read(&staff->arena, SHOPIFY)));
        assert_sees(staff, "nobody here has the address mara@example.org");
        assert_answers(staff, 422, send_table(staff, "take", true, STR_NONE));
        assert_sees(staff, "Choose one file.");
        assert_answers(staff, 422, send_table(staff, "take", true, STR("\xff\xfe")));
        shop_close(&shop);
    }
}

static void a_table_that_would_hold_up_everybody_is_refused(void **state)
{
    (void)state;
    enum { MOST = 1000, TABLE_MAX = 1 << 20 };
    struct buf table;
    buf_init(&table, TABLE_MAX);
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *staff = &shop.staff;
        for (int more = 0; more < 2; more++) {
            buf_clear(&table);
            buf_put(&table, STR(HEAD));
            for (int i = 1; i <= MOST + more; i++)
                buf_printf(&table, "#%d,a@example.org,refunded,EUR,2026-01-02,2026-01-03,1,Cup,6.50\n", i);
            struct str text = {table.at, table.len};
            assert_answers(staff, more ? 422 : 200, send_table(staff, "look", true, text));
        }
        assert_sees(staff, "orders.csv:1002:1:");
        assert_sees(staff, "more than 1,000 orders");
        shop_close(&shop);
    }
    buf_free(&table);
}

static void only_who_may_enter_orders_takes_them(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *others[] = {&shop.seller, &shop.buyer, &shop.stranger};
        for (size_t i = 0; i < COUNT_OF(others); i++) {
            int status = browser_get(others[i], PAGE);
            assert_true(status == 403 || status == 404);
            browser_get(others[i], "/account");
            status = send_table(others[i], "take", true, source_read(&others[i]->arena, SHOPIFY));
            assert_true(status == 403 || status == 404);
        }
        assert_false(has(&shop, "%231001"));
        shop_close(&shop);
    }
}

static void so_many_tables_an_hour_are_taken_and_no_more(void **state)
{
    (void)state;
    static const char table[] = HEAD "#1,a@example.org,refunded,EUR,2026-01-02,2026-01-03,1,Cup,6.50\n";
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        int64_t most = limit_row(LIMIT_ORDER)->person;
        for (int64_t i = 0; i <= most; i++)
            assert_answers(&shop.staff, i < most ? 200 : 429,
                           send_table(&shop.staff, "take", false, str_from(table)));
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_look_says_what_would_come_and_does_nothing),
        cmocka_unit_test(one_wrong_line_is_named_and_nothing_is_taken),
        cmocka_unit_test(a_table_that_would_hold_up_everybody_is_refused),
        cmocka_unit_test(only_who_may_enter_orders_takes_them),
        cmocka_unit_test(so_many_tables_an_hour_are_taken_and_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
