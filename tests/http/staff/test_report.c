/* What a marketplace is told of its disputes: how they ended, by whom, and how often there are any. */
#include "base/check.h"
#include "support/order/shop.h"

static struct str dispute(struct shop *shop, const char *number)
{
    struct str order = shop_place(shop, number);
    shop_ship(shop, order);
    assert_answers(&shop->system, 200, shop_act(&shop->system, order, "delivered", ""));
    shop_act(&shop->buyer, order, "seller_contacted", "\"words\":\"The bowl is cracked.\"");
    assert_answers(&shop->buyer, 200,
                   shop_act(&shop->buyer, order, "dispute_opened",
                            "\"reason\":\"snad_damaged\",\"remedy\":\"refund_partial\",\"amount\":\"7.00\","
                            "\"lines\":[1],\"words\":\"Cracked.\""));
    return order;
}

static void what_ended_stands_in_the_report_and_its_tables(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = dispute(&shop, "N-1");
        dispute(&shop, "N-2"); /* goes on */
        shop_place(&shop, "N-3");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/report"), 200);
        assert_sees(&shop.staff, "0 disputes ended.");
        assert_answers(&shop.system, 200,
                       shop_act(&shop.system, order, "chargeback_opened", "\"by\":\"provider\""));
        assert_answers(
            &shop.system, 200,
            shop_act(&shop.system, order, "chargeback_ended", "\"by\":\"provider\",\"favour\":\"buyer\""));
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/report"), 200);
        assert_sees(&shop.staff, "1 dispute ended.");
        assert_sees(&shop.staff, "Silence decided 0 of 1 (few).");
        assert_sees(&shop.staff, "These are few");
        assert_sees(&shop.staff, "<svg viewBox=\"0 0 340 40\"");
        assert_sees(&shop.staff, "2 of 3 (few)");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/report.csv?by=seller"), 200);
        assert_sees(&shop.staff, "\"seller\",\"ended\",\"full\",\"part\",\"nothing\",\"taken_back\","
                                 "\"replaced\",\"bank\",\"by_silence\"");
        assert_sees(&shop.staff, "\"tomas\",1,0,0,0,0,0,1,0");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/report.csv?by=reason"), 200);
        assert_sees(&shop.staff, "\"snad_damaged\",1");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/report.csv?by=orders"), 200);
        assert_sees(&shop.staff, "\"tomas\",3,2");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/report.csv?by=weather"), 422);
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/report?from=2026-02-30"), 422);
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/report?from=2015-01-01&until=2015-01-31"),
                         200);
        assert_sees(&shop.staff, "0 disputes ended.");
        assert_int_equal(browser_get(&shop.seller, "/markets/harbour/report"), 404);
        assert_int_equal(browser_get(&shop.stranger, "/markets/harbour/report.csv?by=seller"), 404);
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_ended_stands_in_the_report_and_its_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
