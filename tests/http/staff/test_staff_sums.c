/* What one of the staff may do alone: a sum up to the limit, however it is cut, and cases of those who act on them. */
#include "base/check.h"
#include "core/people/duty.h"
#include "service/order/freeze.h"
#include "support/order/shop.h"

static void a_case_is_given_to_nobody_whose_role_does_not_act_on_it(void **state)
{
    static const struct {
        const char *role;
        int status;
    } rows[] = {{"reader", 422}, {"finance", 422}, {"agent", 303}, {"lead", 303}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            shop_hire_stranger(&shop, rows[i].role, 0);
            const char *form =
                arena_printf(&shop.staff.arena, "pick1=%.*s&handle=%s", STR_ARG(ref), rows[i].role).at;
            assert_answers(&shop.staff, rows[i].status,
                           browser_post(&shop.staff, "/markets/harbour/assign", form));
        }
        shop_close(&shop);
    }
}

static void a_large_sum_in_parts_is_a_large_sum(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        shop_ship(&shop, order);
        shop_hire_stranger(&shop, "finance", 500);
        static const struct {
            const char *amount;
            int status;
        } parts[] = {
            {"\"amount\":\"3.00\"", 200}, {"\"amount\":\"2.00\"", 200}, {"\"amount\":\"0.01\"", 202}};
        for (size_t i = 0; i < COUNT_OF(parts); i++)
            assert_answers(&shop.staff, parts[i].status,
                           shop_act(&shop.staff, order, "goodwill_refund", parts[i].amount));
        struct str other = shop_place(&shop, "N-2"); /* another order has its own sum */
        shop_ship(&shop, other);
        assert_answers(&shop.staff, 200,
                       shop_act(&shop.staff, other, "goodwill_refund", "\"amount\":\"3.00\""));
        shop_close(&shop);
    }
}

static void one_sum_of_an_order_waits_at_a_time(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        shop_ship(&shop, order);
        shop_hire_stranger(&shop, "finance", 100);
        assert_answers(&shop.staff, 202,
                       shop_act(&shop.staff, order, "goodwill_refund", "\"amount\":\"3.00\""));
        assert_answers(&shop.staff, 409,
                       shop_act(&shop.staff, order, "goodwill_refund", "\"amount\":\"2.00\""));
        assert_sees(&shop.staff, "Another sum of this order waits for a second person.");
        shop_close(&shop);
    }
}

/* The seller's own cancelling waits for nobody. */
static void cancelling_a_paid_order_is_a_sum_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1"), small = shop_place(&shop, "N-2"),
                   sellers = shop_place(&shop, "N-3"); /* 20.50 each */
        shop_hire_stranger(&shop, "lead", 2050);
        assert_answers(&shop.staff, 200, shop_act(&shop.staff, small, "cancel_agreed", ""));
        assert_sees(&shop.staff, "\"refunded\":\"20.50\"");
        shop_hire_stranger(&shop, "finance", 2049);
        assert_answers(&shop.seller, 200, shop_act(&shop.seller, sellers, "cancel_agreed", ""));
        assert_answers(&shop.staff, 202,
                       shop_act(&shop.staff, order, "cancel_agreed", "\"words\":\"Out of stock.\""));
        assert_sees(&shop.staff, "\"refunded\":\"0.00\"");
        struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
        const char *page = arena_printf(&shop.staff.arena, "/orders/%.*s", STR_ARG(ref)).at;
        browser_get(&shop.staff, page);
        assert_sees(&shop.staff, "waits for a second person: Cancel the order and give the money back");
        browser_get(&shop.stranger, "/markets/harbour/staff");
        assert_sees(&shop.stranger, "Cancel the order and give the money back");
        browser_get(&shop.stranger, "/api/v1/sums?market=harbour");
        assert_sees(&shop.stranger, "\"act\":\"cancel_agreed\"");
        const char *answer = arena_printf(&shop.staff.arena, "/orders/%.*s/countersign", STR_ARG(ref)).at;
        assert_int_equal(browser_post(&shop.staff, answer, "turn=approve"), 403);
        assert_int_equal(browser_post(&shop.stranger, answer, "turn=approve"), 303);
        browser_get(&shop.staff, order.at);
        assert_sees(&shop.staff, "\"refunded\":\"20.50\"");
        shop_close(&shop);
    }
}

/* What has been sent meanwhile is cancelled by nobody; that it was asked for can still be refused. */
static void a_cancelling_that_came_too_late_is_refused_by_the_law(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
        const char *answer = arena_printf(&shop.staff.arena, "/orders/%.*s/countersign", STR_ARG(ref)).at;
        shop_hire_stranger(&shop, "lead", 100);
        assert_answers(&shop.staff, 202, shop_act(&shop.staff, order, "cancel_agreed", ""));
        shop_ship(&shop, order);
        assert_int_equal(browser_post(&shop.stranger, answer, "turn=approve"), 409);
        assert_int_equal(browser_post(&shop.stranger, answer, "turn=refuse&words=Sent+already"), 303);
        browser_get(&shop.staff, order.at);
        assert_sees(&shop.staff, "\"refunded\":\"0.00\"");
        shop_close(&shop);
    }
}

static enum err dismiss(struct ctx *ctx, void *arg)
{
    struct shop *shop = arg;
    struct market market;
    enum err err = market_load(ctx->db, ctx->arena, STR("harbour"), &market);
    return err ? err : market_set_member(ctx->db, market.id, shop->staff_id, DUTY_NONE, ctx->now);
}

/* What somebody asked for who was dismissed since has nobody behind it but the one who approves. */
static void what_a_dismissed_person_asked_for_is_given_by_nobody(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "N-1");
        struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
        const char *answer = arena_printf(&shop.staff.arena, "/orders/%.*s/countersign", STR_ARG(ref)).at;
        shop_hire_stranger(&shop, "lead", 100);
        assert_answers(&shop.staff, 202, shop_act(&shop.staff, order, "cancel_agreed", ""));
        http_arrange(&shop.site, dismiss, &shop);
        assert_answers(&shop.stranger, 409, browser_post(&shop.stranger, answer, "turn=approve"));
        assert_sees(&shop.stranger, "Whoever asked for this may not do so here any more");
        browser_get(&shop.system, order.at);
        assert_sees(&shop.system, "\"refunded\":\"0.00\"");
        assert_int_equal(browser_post(&shop.stranger, answer, "turn=refuse&words=Asked+by+nobody"), 303);
        assert_answers(&shop.stranger, 202, shop_act(&shop.stranger, order, "cancel_agreed", ""));
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_case_is_given_to_nobody_whose_role_does_not_act_on_it),
        cmocka_unit_test(a_large_sum_in_parts_is_a_large_sum),
        cmocka_unit_test(one_sum_of_an_order_waits_at_a_time),
        cmocka_unit_test(cancelling_a_paid_order_is_a_sum_too),
        cmocka_unit_test(a_cancelling_that_came_too_late_is_refused_by_the_law),
        cmocka_unit_test(what_a_dismissed_person_asked_for_is_given_by_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
