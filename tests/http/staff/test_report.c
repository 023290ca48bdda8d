/* What a marketplace is told of its disputes: how they ended, by whom, and how often there are any. */
#include "base/check.h"
#include "store/engine/db_engine.h"
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

/* 60,000 that ended in two months, after 1, 2, ... 60,000 seconds, for 150 reasons, all of one order. */
static enum err put_many(struct ctx *ctx, void *arg)
{
    (void)arg;
    return db_script(ctx->db,
                     "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000) "
                     "INSERT INTO dispute_outcome SELECT p.id, 1000 + n.i, p.market_id, p.seller_id, "
                     "'reason-' || (n.i % 150), "
                     "CASE n.i % 3 WHEN 0 THEN 'full' ELSE 'nothing' END, CASE n.i % 4 WHEN 0 THEN 'silence' "
                     "ELSE 'decided' END, 100, "
                     "'EUR', NULL, at.ms - n.i * 1000, 0, CASE n.i % 4 WHEN 0 THEN 0 ELSE at.ms END, at.ms "
                     "FROM n JOIN purchase p ON p.number = 'N-1' "
                     "JOIN (SELECT 0 AS half, 1768478400000 AS ms UNION ALL SELECT 1, 1770724800000) AS at "
                     "ON at.half = n.i % 2");
}

static void many_are_counted_by_the_database_and_none_is_left_out(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        const char *days = "from=2026-01-01&until=2026-02-28";
        shop_open(&shop, database->url);
        struct browser *staff = &shop.staff;
        struct arena *arena = &staff->arena;
        shop_place(&shop, "N-1");
        http_arrange(&shop.site, put_many, NULL);
        assert_int_equal(browser_get(staff, arena_printf(arena, "/markets/harbour/report?%s", days).at), 200);
        assert_sees(staff, "60,000 disputes ended.");
        assert_sees(staff, "Silence decided 15,000 of 60,000, 25 %.");
        assert_sees(staff, "The longer lists end at 100 lines");
        assert_sees(staff, "<summary>90 more lines</summary>"); /* ten stand open, of a hundred reasons */
        assert_not_sees(staff, "<summary>0 more lines</summary>");
        browser_get(staff, arena_printf(arena, "/markets/harbour/report.csv?by=month&%s", days).at);
        assert_sees(staff, "\"2026-01\",30000,10000,0,20000,0,0,0,15000");
        assert_sees(staff, "\"2026-02\",30000,10000,0,20000,0,0,0,0");
        browser_get(staff, arena_printf(arena, "/markets/harbour/report.csv?by=seller&%s", days).at);
        assert_sees(staff, "\"tomas\",60000,");
        browser_get(staff, arena_printf(arena, "/markets/harbour/report.csv?by=reason&%s", days).at);
        for (int i = 0; i < 150; i++)
            assert_sees(staff, arena_printf(arena, "\"reason-%d\",400,", i).at);
        browser_get(&shop.system, arena_printf(arena, "/api/v1/report?%s", days).at);
        assert_sees(&shop.system, "\"count\":60000,\"median_seconds\":30000,\"nine_tenths_seconds\":54000");
        assert_sees(&shop.system, "\"count\":45000,\"median_seconds\":29999");
        assert_sees(&shop.system, "\"cut\":true");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_ended_stands_in_the_report_and_its_tables),
        cmocka_unit_test(many_are_counted_by_the_database_and_none_is_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
