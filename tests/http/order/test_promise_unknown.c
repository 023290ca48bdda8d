/* A day that nobody has told ends nothing: rules that count from the promised day, and an order noted without one. */
#include "base/check.h"
#include "support/order/notebook.h"
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
        const char *hangs_on;
    } rows[] = {
        {"wish", "", false},
        {"ebay", "", false},
        {"amazon", "", false},
        {"wish", ",\"shipped\":\"2016-03-03\"", false},
        {"wish", ",\"promised\":\"2016-03-20\"", true},
        {"ebay", ",\"shipped\":\"2016-03-03\",\"promised\":\"2016-03-20\"", true},
        {"temu", "", true}, /* it counts from the payment */
        {"vinted", ",\"shipped\":\"2016-03-03\"", false,
         "You are protected until it is delivered, and 48 hours more."},
        {"mercado-libre", ",\"shipped\":\"2016-03-03\"", false, "and 30 days more."},
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
            if (!rows[i].over) {
                assert_sees(buyer, "\"ends_at\":null");
                assert_not_sees(buyer, "\"deadline\":\"protection\",\"at\"");
            }
            const char *page = page_of(buyer, order);
            assert_int_equal(browser_get(buyer, page), 200);
            if (rows[i].over) {
                assert_sees(buyer, "Your protection ended on");
                continue;
            }
            assert_sees(buyer,
                        rows[i].hangs_on ? rows[i].hangs_on : "Nobody has noted until when it was promised.");
            assert_sees(buyer, rows[i].hangs_on ? "Note that it was delivered"
                                                : "your protection may be over: look at once");
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

/* Ordered today, so that the earliest end is ahead, or where nobody has promised any. */
static void no_page_tells_an_end_that_nobody_has_promised(void **state)
{
    static const struct {
        const char *order, *asked;
    } rows[] = {
        {"policy=amazon", "Nobody has noted until when it was promised: look at what the shop shows."},
        {"policy=ebay&paid_by=transfer", "No marketplace protects this order."},
        {"policy=vinted", "Protection lasts until it is delivered, and for a time after."},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct notebook desk;
        notebook_open(&desk, database->url);
        struct browser *ann = &desk.buyer;
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            const char *form =
                arena_printf(&ann->arena, "title=Coat&price=12.50&currency=EUR&ordered=%.*s&shipped=%.*s&%s",
                             STR_ARG(notebook_day(ann, -1)), STR_ARG(notebook_day(ann, -1)), rows[i].order)
                    .at;
            assert_int_equal(browser_post(ann, "/orders/new", form), 303);
            struct str order = arena_copy(&ann->arena, ann->location);
            assert_int_equal(browser_get(ann, order.at), 200);
            assert_not_sees(ann, "If nothing happens until then");
            assert_not_sees(ann, "<progress");
            browser_get(ann, arena_printf(&ann->arena, "%.*s/case-file", STR_ARG(order)).at);
            assert_sees(ann, "Protection began");
            assert_not_sees(ann, "Protection ends");
            browser_get(ann, arena_printf(&ann->arena, "%.*s/case-file.json", STR_ARG(order)).at);
            if (i != 1) /* what nobody promised is not signed either */
                assert_sees(ann, "\"deadlines\":[]");
            browser_get(ann, arena_printf(&ann->arena, "%.*s/deadlines.ics", STR_ARG(order)).at);
            assert_not_sees(ann, "rotection");
            browser_get(ann, "/orders");
            assert_sees(ann, "Coat");
            assert_not_sees(ann, "rotection ends");
            browser_get(ann, "/api/v1/orders");
            assert_sees(ann, "\"next_deadline_at\":null");
            assert_not_sees(ann, "\"next_deadline_at\":\"");
            const char *question =
                arena_printf(&ann->arena, "title=Where+is+my+coat%%3F&category=%lld&order=%.*s",
                             (long long)desk.site.category_id,
                             STR_ARG(str_slice(order, sizeof "/orders/" - 1, order.len)))
                    .at;
            assert_int_equal(browser_post(ann, "/ask", question), 303);
            browser_get(ann, ann->location.at);
            assert_sees(ann, rows[i].asked);
            assert_not_sees(ann, "ou are protected until");
        }
        notebook_close(&desk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(protection_is_not_over_by_a_promise_that_nobody_has_told),
        cmocka_unit_test(no_page_tells_an_end_that_nobody_has_promised)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
