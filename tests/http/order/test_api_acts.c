/* What parties do to an order by programs: acts, what the law refuses, and what has changed meanwhile. */
#include "base/check.h"
#include "support/order/shop.h"
#include "text/clock/when.h"
#include "text/kit/json_read.h"

/* How much has happened to it so far. */
static int64_t events(struct browser *browser, struct str order)
{
    int64_t version = -1;
    assert_int_equal(browser_get(browser, order.at), 200);
    assert_true(str_to_int(browser_between(browser, "\"version\":", ','), &version));
    return version;
}

/* All but the seconds that are left and what one can do now, which go with the time. */
static struct str timeless(struct browser *browser)
{
    struct str body = browser->body;
    size_t states = str_find(body, STR("\"protection\":{")), rest = str_find(body, STR("\"history\":"));
    assert_true(states < rest && rest < body.len);
    return arena_printf(&browser->arena, "%.*s%.*s", (int)states, body.at, (int)(body.len - rest),
                        body.at + rest);
}

/* An act is answered with the order as one reads it then. */
static void assert_answered_as_read(struct browser *browser, struct str order, const char *name,
                                    const char *members)
{
    assert_answers(browser, 200, shop_act(browser, order, name, members));
    struct str answer = timeless(browser);
    struct str etag = arena_copy(&browser->arena, browser_header(browser, "ETag"));
    browser_get(browser, order.at);
    assert_str(timeless(browser), answer.at);
    assert_str(browser_header(browser, "ETag"), etag.at);
}

static void a_dispute_goes_from_opening_to_agreement(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        shop_ship(&shop, order);
        assert_answers(&shop.system, 200, shop_act(&shop.system, order, "delivered", ""));
        shop_act(&shop.buyer, order, "seller_contacted", "\"words\":\"The bowl is cracked.\"");
        assert_answered_as_read(&shop.buyer, order, "dispute_opened",
                                "\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_partial\","
                                "\"amount\":\"7.00\",\"lines\":[1],"
                                "\"words\":\"Cracked <right> through.\"");
        assert_sees(&shop.buyer, "\"buyer_proposal\":{\"remedy\":\"refund_partial\",\"amount\":\"7.00\"}");
        assert_sees(&shop.buyer, "\"state\":\"in_dispute\"");
        assert_answered_as_read(&shop.seller, order, "proposed",
                                "\"remedy\":\"refund_partial\",\"amount\":\"5.00\"");
        assert_answered_as_read(&shop.buyer, order, "accepted", "");
        assert_sees(&shop.buyer, "\"dispute\":\"agreed\"");
        assert_sees(&shop.buyer, "\"outcome\":{\"remedy\":\"refund_partial\",\"amount\":\"5.00\"}");
        shop_close(&shop);
    }
}

static void what_the_law_refuses_is_refused_by_name_and_changes_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *buyer = &shop.buyer;
        struct str order = shop_place(&shop, "H-1");
        shop_ship(&shop, order);
        shop_act(&shop.system, order, "delivered", "");
        shop_act(buyer, order, "seller_contacted", "\"words\":\"The bowl is cracked.\"");
        int64_t before = events(&shop.buyer, order);
#define OPEN(members) shop_act(buyer, order, "dispute_opened", members)
        assert_refused(buyer, 422, "amount", "amount",
                       OPEN("\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_partial\","
                            "\"amount\":\"20.51\""));
        assert_refused(buyer, 422, "input", "amount",
                       OPEN("\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_partial\","
                            "\"amount\":\"-1\""));
        assert_refused(buyer, 422, "input", "amount",
                       OPEN("\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_partial\","
                            "\"amount\":\"1.234\""));
        assert_refused(
            buyer, 422, "input", "amount",
            OPEN("\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_partial\",\"amount\":5"));
        assert_refused(buyer, 422, "reason", "reason",
                       OPEN("\"reason\":\"ugly\",\"remedy\":\"refund_full\""));
        assert_refused(
            buyer, 422, "lines", "lines",
            OPEN("\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_full\",\"lines\":[3]"));
        assert_refused(
            buyer, 422, "lines", "lines",
            OPEN(
                "\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_full\",\"lines\":[\"1\"]"));
        assert_refused(buyer, 422, "input", "remedy",
                       OPEN("\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"gold\""));
        assert_refused(buyer, 422, "input", "reason", OPEN("\"remedy\":\"refund_full\""));
        assert_refused(
            buyer, 422, "input", "days",
            OPEN("\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_full\",\"days\":3"));
        assert_refused(buyer, 422, "input", "at",
                       OPEN("\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_full\",\"at\":"
                            "\"2026-01-01\""));
#undef OPEN
        assert_refused(buyer, 403, "not_yours", "by", shop_act(buyer, order, "shipped", ""));
        assert_refused(buyer, 403, "not_yours", "by",
                       shop_act(buyer, order, "accepted", "\"by\":\"seller\""));
        assert_refused(buyer, 409, "wrong_state", "", shop_act(buyer, order, "accepted", ""));
        assert_refused(&shop.seller, 409, "wrong_state", "", shop_act(&shop.seller, order, "shipped", ""));
        assert_refused(buyer, 404, "unknown_act", "", shop_act(buyer, order, "deadline", ""));
        assert_refused(buyer, 404, "unknown_act", "", shop_act(buyer, order, "dance", ""));
        assert_refused(&shop.staff, 404, "unknown_act", "", shop_act(&shop.staff, order, "decided", ""));
        assert_int_equal(shop_act(&shop.stranger, order, "dispute_opened", ""), 404);
        assert_int_equal(events(&shop.buyer, order), before);
        shop_close(&shop);
    }
}

static void an_act_on_what_has_changed_is_refused_with_what_it_is_now(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        struct str target = arena_printf(&shop.seller.arena, "%.*s/actions/shipped", STR_ARG(order));
        shop_act(&shop.system, order, "payment_cleared", "");
        assert_refused(&shop.seller, 409, "stale", "version",
                       shop_post(&shop.seller, target.at, "{\"version\":0}"));
        assert_sees(&shop.seller, "\"order\":{\"ref\":");
        shop.seller.extra[1] = (struct header){STR("If-Match"), STR("\"0\"")};
        assert_refused(&shop.seller, 412, "stale", "version", shop_post(&shop.seller, target.at, "{}"));
        shop.seller.extra[1] = (struct header){0};
        assert_refused(&shop.seller, 422, "input", "version", shop_post(&shop.seller, target.at, "{}"));
        browser_get(&shop.seller, order.at);
        struct str etag = arena_copy(&shop.seller.arena, browser_header(&shop.seller, "ETag"));
        shop.seller.extra[1] = (struct header){STR("If-Match"), etag};
        assert_answers(&shop.seller, 200, shop_post(&shop.seller, target.at, "{}"));
        assert_false(str_eq(browser_header(&shop.seller, "ETag"), etag));
        assert_refused(&shop.seller, 412, "stale", "version", shop_post(&shop.seller, target.at, "{}"));
        shop_close(&shop);
    }
}

static void what_a_buyer_notes_lies_between_the_order_and_now(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *buyer = &shop.buyer;
        struct str today = str_slice(when_iso(&buyer->arena, instant_now()), 0, 10);
        struct instant soon = {instant_now().ms + INT64_C(40) * 24 * 3600 * 1000};
        struct str ends = when_iso(&buyer->arena, soon);
        struct str note = arena_printf(
            &buyer->arena,
            "{\"policy\":\"aliexpress\",\"title\":\"Coat\",\"price\":\"12.50\",\"currency\":\"USD\","
            "\"ordered\":\"%.*s\",\"protection_ends\":\"%.*s\"}",
            STR_ARG(today), STR_ARG(ends));
        assert_answers(buyer, 201, shop_post(buyer, "/api/v1/orders", note.at));
        struct str order = arena_copy(&buyer->arena, buyer->location);
        int64_t before = events(&shop.buyer, order);
        assert_refused(buyer, 422, "in_future", "at",
                       shop_act(buyer, order, "seller_contacted",
                                arena_printf(&buyer->arena, "\"at\":\"%.*s\"", STR_ARG(ends)).at));
        assert_refused(buyer, 422, "out_of_order", "at",
                       shop_act(buyer, order, "seller_contacted", "\"at\":\"2020-01-01\""));
        assert_int_equal(events(&shop.buyer, order), before);
        assert_answers(buyer, 200, shop_act(buyer, order, "seller_contacted", "\"words\":\"Where is it?\""));
        assert_true(events(&shop.buyer, order) > before);
        assert_refused(buyer, 422, "input", "price",
                       shop_post(buyer, "/api/v1/orders",
                                 "{\"policy\":\"aliexpress\",\"title\":\"Coat\",\"price\":\"12.50\","
                                 "\"currency\":\"JPY\",\"ordered\":\"2026-01-02\"}"));
        assert_refused(
            buyer, 422, "input", "policy",
            shop_post(buyer, "/api/v1/orders",
                      "{\"policy\":\"bazaar\",\"title\":\"Coat\",\"price\":\"12\",\"currency\":\"JPY\","
                      "\"ordered\":\"2026-01-02\"}"));
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dispute_goes_from_opening_to_agreement),
        cmocka_unit_test(what_the_law_refuses_is_refused_by_name_and_changes_nothing),
        cmocka_unit_test(an_act_on_what_has_changed_is_refused_with_what_it_is_now),
        cmocka_unit_test(what_a_buyer_notes_lies_between_the_order_and_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
