/* Reconciliation: what was ordered, what whoever moves the money says, and the orders behind each difference. */
#include "base/check.h"
#include "support/order/shop.h"

static const char *refund_of(struct shop *shop, struct str order)
{
    assert_answers(&shop->seller, 200, shop_act(&shop->seller, order, "cancel_agreed", ""));
    assert_int_equal(browser_get(&shop->system, "/api/v1/effects"), 200);
    struct str key = browser_between(&shop->system, "\"key\":\"", '"');
    return arena_printf(&shop->system.arena, "/api/v1/effects/%.*s/answer", STR_ARG(key)).at;
}

static void what_moved_as_ordered_differs_by_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        const char *answer = refund_of(&shop, shop_place(&shop, "H-1"));
        browser_get(&shop.system, "/api/v1/payouts");
        assert_sees(&shop.system, "\"kind\":\"refund\",\"ordered\":{\"count\":1,\"amount_minor\":2050}");
        assert_sees(&shop.system, "\"waiting\":{\"count\":1,\"amount_minor\":2050}");
        assert_sees(&shop.system, "\"difference_minor\":2050");
        assert_answers(&shop.system, 200, shop_post(&shop.system, answer, "{\"answer\":\"done\"}"));
        browser_get(&shop.system, "/api/v1/payouts");
        assert_sees(&shop.system, "\"moved\":{\"count\":1,\"amount_minor\":2050}");
        assert_sees(&shop.system, "\"difference_minor\":0");
        assert_sees(&shop.system, "\"differences\":[]");
        shop_close(&shop);
    }
}

static void another_amount_that_moved_is_a_difference_with_its_order(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        struct str page = str_slice(order, STR("/api/v1").len, order.len);
        const char *answer = refund_of(&shop, order);
        assert_answers(&shop.system, 422,
                       shop_post(&shop.system, answer, "{\"answer\":\"never\",\"amount_minor\":1}"));
        assert_answers(&shop.system, 200,
                       shop_post(&shop.system, answer, "{\"answer\":\"done\",\"amount_minor\":2000}"));
        assert_answers(&shop.system, 200, shop_post(&shop.system, answer, "{\"answer\":\"done\"}"));
        assert_answers(&shop.system, 409,
                       shop_post(&shop.system, answer, "{\"answer\":\"done\",\"amount_minor\":2050}"));
        browser_get(&shop.system, "/api/v1/payouts");
        assert_sees(&shop.system, "\"difference_minor\":50");
        assert_sees(&shop.system, "\"moved_minor\":2000");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/payouts"), 200);
        assert_sees(&shop.staff, "In truth 20.00 EUR has moved.");
        assert_sees(&shop.staff, arena_printf(&shop.staff.arena, "href=\"%.*s\"", STR_ARG(page)).at);
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/payouts.csv"), 200);
        assert_sees(&shop.staff,
                    "\"harbour\",\"EUR\",\"refund\",1,20.50,1,20.00,0,0.00,0,0.00,0,0.00,0.50,1,0.50,0,0.00");
        shop_close(&shop);
    }
}

/* As many as there are, each answered with what has moved, "" for as it was ordered, NULL for not at all. */
static void move(struct shop *shop, const char *const *moved, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str order = shop_place(shop, arena_printf(&shop->system.arena, "H-%zu", i).at);
        const char *answer = refund_of(shop, order);
        if (moved[i])
            assert_answers(&shop->system, 200,
                           shop_post(&shop->system, answer,
                                     arena_printf(&shop->system.arena, "{\"answer\":\"done\"%s%s}",
                                                  *moved[i] ? ",\"amount_minor\":" : "", moved[i])
                                         .at));
    }
}

static void too_little_and_too_much_do_not_make_up_for_each_other(void **state)
{
    (void)state;
    static const char *const moved[] = {"2000", "2075", "2075"};
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        move(&shop, moved, COUNT_OF(moved));
        browser_get(&shop.system, "/api/v1/payouts");
        assert_sees(&shop.system, "\"missing\":{\"count\":1,\"amount_minor\":50}");
        assert_sees(&shop.system, "\"extra\":{\"count\":2,\"amount_minor\":50},\"difference_minor\":0}");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/payouts"), 200);
        assert_sees(&shop.staff, "0.50 EUR in 1 payment<");
        assert_sees(&shop.staff, "0.50 EUR in 2 payments<");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/payouts.csv"), 200);
        assert_sees(&shop.staff, "3,61.50,3,61.50,0,0.00,0,0.00,0,0.00,0.00,1,0.50,2,0.50");
        shop_close(&shop);
    }
}

static void what_has_not_moved_is_missing_beside_what_moved_with_too_much(void **state)
{
    (void)state;
    static const char *const moved[] = {"2075", "", NULL};
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        move(&shop, moved, COUNT_OF(moved));
        browser_get(&shop.system, "/api/v1/payouts");
        assert_sees(&shop.system, "\"missing\":{\"count\":1,\"amount_minor\":2050}");
        assert_sees(&shop.system, "\"extra\":{\"count\":1,\"amount_minor\":25},\"difference_minor\":2025}");
        shop_close(&shop);
    }
}

static void only_staff_its_system_and_operators_read_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        refund_of(&shop, shop_place(&shop, "H-1"));
        assert_int_equal(browser_get(&shop.seller, "/markets/harbour/payouts"), 404);
        assert_int_equal(browser_get(&shop.stranger, "/markets/harbour/payouts.csv"), 404);
        assert_int_equal(browser_get(&shop.stranger, "/api/v1/payouts"), 404);
        assert_int_equal(browser_get(&shop.system, "/api/v1/payouts?market=valley"), 404);
        browser_become(&shop.stranger, "oona", ROLE_OPERATOR);
        assert_int_equal(browser_get(&shop.stranger, "/markets/harbour/payouts"), 200);
        assert_sees(&shop.stranger, "20.50 EUR");
        assert_int_equal(browser_get(&shop.stranger, "/markets/valley/payouts"), 200);
        assert_sees(&shop.stranger, "Nothing was ordered");
        shop_close(&shop);
    }
}

static void days_are_chosen_and_what_is_no_day_is_named(void **state)
{
    static const struct {
        const char *query;
        int status;
    } rows[] = {{"?from=2016-01-01&until=2016-01-31", 200},
                {"?from=2016-01-31&until=2016-01-01", 422},
                {"?from=2016-01-01&until=2016-12-31", 422},
                {"?from=tuesday", 422},
                {"?until=2016-02-30", 422}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        refund_of(&shop, shop_place(&shop, "H-1"));
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            const char *address = arena_printf(&shop.staff.arena, "/api/v1/payouts%s", rows[i].query).at;
            assert_answers(&shop.system, rows[i].status, browser_get(&shop.system, address));
            const char *page =
                arena_printf(&shop.staff.arena, "/markets/harbour/payouts%s", rows[i].query).at;
            assert_answers(&shop.staff, rows[i].status, browser_get(&shop.staff, page));
        }
        browser_get(&shop.system, "/api/v1/payouts?from=2016-01-01&until=2016-01-31");
        assert_sees(&shop.system, "\"items\":[]");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_moved_as_ordered_differs_by_nothing),
        cmocka_unit_test(another_amount_that_moved_is_a_difference_with_its_order),
        cmocka_unit_test(too_little_and_too_much_do_not_make_up_for_each_other),
        cmocka_unit_test(what_has_not_moved_is_missing_beside_what_moved_with_too_much),
        cmocka_unit_test(only_staff_its_system_and_operators_read_it),
        cmocka_unit_test(days_are_chosen_and_what_is_no_day_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
