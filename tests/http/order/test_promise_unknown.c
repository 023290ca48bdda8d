/* A day that nobody has told ends nothing: rules that count from the promised day, and an order noted without one. */
#include "base/check.h"
#include "support/order/shop.h"
#include "text/clock/when.h"

static const char *note_of(struct browser *buyer, const char *rules, const char *dates)
{
    return arena_printf(&buyer->arena,
                        "{\"policy\":\"%s\",\"title\":\"Coat\",\"price\":\"12.50\",\"currency\":\"EUR\","
                        "\"ordered\":\"2016-03-01\"%s}",
                        rules, dates)
        .at;
}

static const char *page_of(struct browser *buyer, struct str order)
{
    struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
    return arena_printf(&buyer->arena, "/orders/%.*s", STR_ARG(ref)).at;
}

static void protection_is_not_over_by_a_promise_that_nobody_has_told(void **state)
{
    static const struct {
        const char *rules, *dates;
        bool over;
    } rows[] = {
        {"wish", "", false},
        {"ebay", "", false},
        {"amazon", "", false},
        {"wish", ",\"shipped\":\"2016-03-03\"", false},
        {"wish", ",\"promised\":\"2016-03-20\"", true},
        {"ebay", ",\"shipped\":\"2016-03-03\",\"promised\":\"2016-03-20\"", true},
        {"temu", "", true}, /* it counts from the payment */
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *buyer = &shop.buyer;
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            assert_answers(buyer, 201,
                           shop_post(buyer, "/api/v1/orders", note_of(buyer, rows[i].rules, rows[i].dates)));
            struct str order = arena_copy(&buyer->arena, buyer->location);
            browser_get(buyer, order.at);
            assert_sees(buyer, rows[i].over ? "\"over\":true" : "\"over\":false");
            const char *page = page_of(buyer, order);
            assert_int_equal(browser_get(buyer, page), 200);
            if (rows[i].over) {
                assert_sees(buyer, "Your protection ended on");
                continue;
            }
            assert_sees(buyer, "Nobody has noted until when it was promised.");
            assert_sees(buyer, "your protection may be over: look at once");
            assert_not_sees(buyer, "Your protection ended on");
            assert_not_sees(buyer, "The time for a dispute is over");
            const char *end = "\"until\":\"2199-01-01\"";
            assert_answers(buyer, 422, shop_act(buyer, order, "protection_noted", end)); /* too far */
            const char *soon =
                arena_printf(&buyer->arena, "\"until\":\"%.10s\"",
                             when_iso(&buyer->arena, instant_add(instant_now(), SPAN_DAYS(9))).at)
                    .at;
            assert_answers(buyer, 200, shop_act(buyer, order, "protection_noted", soon));
            browser_get(buyer, page);
            assert_sees(buyer, "You are protected until");
        }
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(protection_is_not_over_by_a_promise_that_nobody_has_told)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
