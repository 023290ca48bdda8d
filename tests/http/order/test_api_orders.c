/* Orders as programs tell them, read them and act on them. */
#include "base/check.h"
#include "support/order/shop.h"
#include "text/clock/when.h"
#include "text/kit/json_read.h"

/* A refusal by its code, with the field that it is about. */
#define assert_refused(browser, status_wanted, code_wanted, field_wanted, sent)                              \
    do {                                                                                                     \
        assert_answers((browser), (status_wanted), (sent));                                                  \
        assert_sees((browser), "\"type\":\"/problems/");                                                     \
        assert_sees((browser), "\"code\":\"" code_wanted "\"");                                              \
        if ((field_wanted)[0])                                                                               \
            assert_sees((browser), "\"field\":\"" field_wanted "\"");                                        \
    } while (0)

/* How much has happened to it so far. */
static int64_t events(struct browser *browser, struct str order)
{
    int64_t version = -1;
    assert_int_equal(browser_get(browser, order.at), 200);
    assert_true(str_to_int(browser_between(browser, "\"version\":", ','), &version));
    return version;
}

/* ---- telling of orders ---- */

static void a_marketplace_tells_of_an_order_and_its_parties_read_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        assert_sees(&shop.system, "\"number\":\"H-1\"");
        assert_int_equal(browser_get(&shop.buyer, order.at), 200);
        assert_sees(&shop.buyer, "\"title\":\"Tea bowl\"");
        assert_sees(&shop.buyer, "\"amount\":\"14.00\"");
        assert_sees(&shop.buyer, "\"held\":\"20.50\"");
        assert_sees(&shop.buyer, "\"roles\":[\"buyer\"]");
        assert_sees(&shop.buyer, "\"available_actions\":[{");
        assert_int_equal(browser_get(&shop.seller, order.at), 200);
        assert_sees(&shop.seller, "\"action\":\"shipped\"");
        assert_int_equal(browser_get(&shop.staff, order.at), 200);
        assert_int_equal(browser_get(&shop.stranger, order.at), 404);
        assert_int_equal(browser_get(&shop.buyer, "/api/v1/orders"), 200);
        assert_sees(&shop.buyer, "H-1");
        assert_int_equal(browser_get(&shop.seller, "/api/v1/orders?side=sold"), 200);
        assert_sees(&shop.seller, "H-1");
        assert_int_equal(browser_get(&shop.staff, "/api/v1/orders?side=market&market=harbour"), 200);
        assert_sees(&shop.staff, "H-1");
        assert_int_equal(browser_get(&shop.stranger, "/api/v1/orders?side=market&market=harbour"), 404);
        assert_int_equal(browser_get(&shop.system, "/api/v1/orders"), 200);
        assert_sees(&shop.system, "H-1");
        shop_close(&shop);
    }
}

static void an_order_told_twice_is_one_and_told_otherwise_a_conflict(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        assert_answers(&shop.system, 200,
                       shop_post(&shop.system, "/api/v1/orders", shop_order_body(&shop, "H-1")));
        assert_true(str_eq(shop.system.location, order));
        assert_refused(
            &shop.system, 409, "conflict", "number",
            shop_post(&shop.system, "/api/v1/orders",
                      "{\"number\":\"H-1\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\","
                      "\"lines\":[{\"title\":\"Tea bowl\",\"amount\":\"14.01\"}]}"));
        browser_get(&shop.buyer, "/api/v1/orders");
        assert_not_sees(&shop.buyer, "},{");
        shop_close(&shop);
    }
}

/* It stands in lines of calendars, mails and tables. */
static void a_title_that_breaks_or_turns_its_line_does_not(void **state)
{
    static const char body[] =
        "{\"number\":\"H-1\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\",\"paid\":true,"
        "\"lines\":[{\"title\":\"Tea\\rBEGIN:VEVENT\\r\\nX:\\u202Ebowl\\u2028\",\"amount\":\"14.00\"}]}";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        assert_answers(&shop.system, 201, shop_post(&shop.system, "/api/v1/orders", body));
        assert_sees(&shop.system, "\"title\":\"Tea BEGIN:VEVENT X:bowl\"");
        struct str order =
            arena_copy(&shop.buyer.arena, str_slice(shop.system.location, 15, shop.system.location.len));
        assert_answers(&shop.system, 200, shop_post(&shop.system, "/api/v1/orders", body));
        browser_get(&shop.buyer, arena_cstr(&shop.buyer.arena,
                                            arena_printf(&shop.buyer.arena, "/orders/%.*s/deadlines.ics",
                                                         STR_ARG(order))));
        assert_sees(&shop.buyer, "SUMMARY:Tea BEGIN");
        assert_not_sees(&shop.buyer, "\r\\n");
        shop_close(&shop);
    }
}

static void a_key_that_is_nobodys_is_told_so(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        shop.system.extra[0].value = STR("Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        assert_refused(&shop.system, 401, "refused", "",
                       shop_post(&shop.system, "/api/v1/orders", shop_order_body(&shop, "H-1")));
        assert_true(browser_header(&shop.system, "WWW-Authenticate").len > 0);
        assert_int_equal(browser_get(&shop.system, "/api/v1/questions"), 401);
        shop.system.extra[0] = (struct header){0};
        assert_int_equal(shop_post(&shop.system, "/api/v1/orders", shop_order_body(&shop, "H-1")), 401);
        assert_int_equal(browser_get(&shop.system, "/api/v1/orders"), 401);
        shop_close(&shop);
    }
}

static void what_cannot_be_an_order_is_refused_by_its_field(void **state)
{
    (void)state;
    static const struct {
        const char *wrong, *field;
    } rows[] = {
        {"\"currency\":\"XQQ\",\"lines\":[{\"title\":\"a\",\"amount\":\"1\"}]", "currency"},
        {"\"currency\":\"EUR\",\"lines\":[{\"title\":\"a\",\"amount\":\"-1.00\"}]", "lines"},
        {"\"currency\":\"JPY\",\"lines\":[{\"title\":\"a\",\"amount\":\"12.50\"}]", "lines"},
        {"\"currency\":\"EUR\",\"lines\":[{\"title\":\"a\",\"amount\":12}]", "lines"},
        {"\"currency\":\"EUR\",\"lines\":[{\"title\":\"a\",\"amount\":\"0\"}]", "lines"},
        {"\"currency\":\"EUR\",\"lines\":[{\"title\":\"\",\"amount\":\"1\"}]", "lines"},
        {"\"currency\":\"EUR\",\"lines\":[{\"title\":\"a\",\"amount\":\"1\",\"colour\":\"red\"}]", "lines"},
        {"\"currency\":\"EUR\",\"lines\":[{\"title\":\"a\",\"quantity\":0,\"amount\":\"1\"}]", "lines"},
        {"\"currency\":\"EUR\",\"lines\":[7]", "lines"},
        {"\"currency\":\"EUR\",\"lines\":[]", "lines"},
        {"\"currency\":\"EUR\"", "lines"},
        {"\"currency\":\"EUR\",\"ordered\":\"2199-01-01\",\"lines\":[{\"title\":\"a\",\"amount\":\"1\"}]",
         "ordered"},
        {"\"currency\":\"EUR\",\"ordered\":\"soon\",\"lines\":[{\"title\":\"a\",\"amount\":\"1\"}]",
         "ordered"},
        {"\"currency\":\"EUR\",\"promised\":\"2001-01-01\",\"lines\":[{\"title\":\"a\",\"amount\":\"1\"}]",
         "promised"},
        {"\"currency\":\"EUR\",\"country\":\"de\",\"lines\":[{\"title\":\"a\",\"amount\":\"1\"}]", "country"},
        {"\"currency\":\"EUR\",\"title\":\"a\",\"lines\":[{\"title\":\"a\",\"amount\":\"1\"}]", "title"},
    };
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            struct str json = arena_printf(&shop.system.arena, "{\"buyer\":\"mara\",\"seller\":\"tomas\",%s}",
                                           rows[i].wrong);
            int status = shop_post(&shop.system, "/api/v1/orders", json.at);
            struct str field = arena_printf(&shop.system.arena, "\"field\":\"%s\"", rows[i].field);
            if (status != 422 || !browser_sees(&shop.system, field.at))
                print_error("%.*s: %d %.*s\n", STR_ARG(json), status, STR_ARG(shop.system.body));
            assert_int_equal(status, 422);
            assert_sees(&shop.system, field.at);
        }
        assert_refused(&shop.system, 422, "input", "buyer",
                       shop_post(&shop.system, "/api/v1/orders",
                                 "{\"buyer\":\"nobody\",\"seller\":\"tomas\",\"currency\":\"EUR\","
                                 "\"lines\":[{\"title\":\"a\",\"amount\":\"1\"}]}"));
        assert_int_equal(shop_post(&shop.system, "/api/v1/orders", "{\"colour\":\"red\"}"), 422);
        assert_int_equal(shop_post(&shop.system, "/api/v1/orders", "{\"currency\":{\"code\":\"EUR\"}}"), 400);
        assert_int_equal(
            shop_post(&shop.system, "/api/v1/orders", "{\"lines\":\"one\",\"currency\":\"EUR\"}"), 422);
        assert_int_equal(shop_post(&shop.stranger, "/api/v1/orders",
                                   "{\"market\":\"harbour\",\"buyer\":\"mara\",\"seller\":\"tomas\","
                                   "\"currency\":\"EUR\",\"lines\":[{\"title\":\"a\",\"amount\":\"1\"}]}"),
                         403);
        browser_get(&shop.system, "/api/v1/orders");
        assert_sees(&shop.system, "\"items\":[]");
        shop_close(&shop);
    }
}

static const char *taken_over(struct shop *shop, const char *number, const char *since)
{
    return arena_printf(&shop->system.arena,
                        "{\"number\":\"%s\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\","
                        "\"paid\":true,\"ordered\":\"%s\",%s"
                        "\"lines\":[{\"title\":\"Tea bowl\",\"amount\":\"14.00\"}]}",
                        number, "2016-06-01", since)
        .at;
}

static void an_order_that_is_taken_over_says_what_has_happened_since(void **state)
{
    static const struct {
        const char *since, *field; /* field: NULL where it is taken */
    } rows[] = {{"", "shipped"},
                {"\"shipped\":\"2016-05-01\",", "shipped"},
                {"\"shipped\":\"2199-05-01\",", "shipped"},
                {"\"delivered\":\"2016-06-05\",", "delivered"},
                {"\"shipped\":\"2016-06-03\",\"delivered\":\"2016-06-02\",", "delivered"},
                {"\"shipped\":\"2016-06-03\",\"delivered\":\"2016-06-12\",", NULL}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            const char *body = taken_over(&shop, "T-1", rows[i].since);
            assert_answers(&shop.system, rows[i].field ? 422 : 201,
                           shop_post(&shop.system, "/api/v1/orders", body));
            if (rows[i].field)
                assert_sees(&shop.system,
                            arena_printf(&shop.system.arena, "\"field\":\"%s\"", rows[i].field).at);
        }
        browser_get(&shop.system, shop.system.location.at);
        assert_sees(&shop.system, "\"shipped_at\":\"2016-06-03T00:00:00Z\"");
        assert_sees(&shop.system, "\"arrived_at\":\"2016-06-12T00:00:00Z\"");
        browser_get(&shop.system, "/api/v1/effects");
        assert_not_sees(&shop.system, "\"kind\":\"refund\"");
        shop_close(&shop);
    }
}

static void a_key_of_one_marketplace_opens_no_other(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        assert_int_equal(shop_post(&shop.system, "/api/v1/orders",
                                   "{\"market\":\"valley\",\"buyer\":\"mara\",\"seller\":\"tomas\","
                                   "\"currency\":\"EUR\",\"lines\":[{\"title\":\"a\",\"amount\":\"1\"}]}"),
                         403);
        assert_int_equal(browser_get(&shop.system, "/api/v1/orders?market=valley"), 404);
        shop_close(&shop);
    }
}

/* ---- the same request again ---- */

static void a_request_that_comes_again_is_answered_like_the_first_time(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *buyer = &shop.buyer;
        static const char note[] = "{\"policy\":\"aliexpress\",\"title\":\"Coat\",\"price\":\"12.50\","
                                   "\"currency\":\"USD\",\"ordered\":\"2026-01-02\"}";
        buyer->extra[1] = (struct header){STR("Idempotency-Key"), STR("first")};
        assert_answers(buyer, 201, shop_post(buyer, "/api/v1/orders", note));
        struct str location = arena_copy(&buyer->arena, buyer->location);
        assert_answers(buyer, 201, shop_post(buyer, "/api/v1/orders", note));
        assert_true(str_eq(buyer->location, location));
        assert_str(browser_header(buyer, "Idempotent-Replayed"), "true");
        assert_int_equal(shop_post(buyer, "/api/v1/orders",
                                   "{\"policy\":\"aliexpress\",\"title\":\"Hat\",\"price\":\"12.50\","
                                   "\"currency\":\"USD\",\"ordered\":\"2026-01-02\"}"),
                         422);
        /* Somebody else's key of the same name is another. */
        shop.stranger.extra[1] = buyer->extra[1];
        assert_answers(&shop.stranger, 201, shop_post(&shop.stranger, "/api/v1/orders", note));
        assert_false(str_eq(shop.stranger.location, location));
        browser_get(buyer, "/api/v1/orders");
        assert_not_sees(buyer, "},{");
        shop_close(&shop);
    }
}

/* ---- reading ---- */

static void an_order_that_has_not_changed_is_not_sent_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        browser_get(&shop.buyer, order.at);
        struct str etag = arena_copy(&shop.buyer.arena, browser_header(&shop.buyer, "ETag"));
        assert_true(etag.len > 2);
        shop.buyer.extra[1] = (struct header){STR("If-None-Match"), etag};
        assert_int_equal(browser_get(&shop.buyer, order.at), 304);
        shop_ship(&shop, order);
        assert_int_equal(browser_get(&shop.buyer, order.at), 200);
        shop_close(&shop);
    }
}

static void a_long_list_is_read_page_by_page(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        for (int i = 0; i < 53; i++)
            shop_place(&shop, arena_printf(&shop.system.arena, "N%d", i).at);
        browser_get(&shop.system, "/api/v1/orders?side=market&market=harbour");
        assert_sees(&shop.system, "\"number\":\"N52\"");
        assert_sees(&shop.system, "\"number\":\"N3\"");
        assert_not_sees(&shop.system, "\"number\":\"N2\"");
        struct json_value page;
        struct failure failure = {0};
        assert_ok(json_read(&shop.system.arena, shop.system.body, &page, &failure), &failure);
        struct str next = json_find(&page, STR("next"))->text;
        assert_true(str_starts(browser_header(&shop.system, "Link"), STR("</api/v1/orders?")));
        browser_get(&shop.system, arena_cstr(&shop.system.arena, next));
        assert_sees(&shop.system, "\"number\":\"N2\"");
        assert_sees(&shop.system, "\"next\":null");
        assert_int_equal(browser_get(&shop.system, "/api/v1/orders?after=x"), 422);
        assert_int_equal(browser_get(&shop.system, "/api/v1/orders?side=left"), 422);
        shop_close(&shop);
    }
}

/* ---- acting ---- */

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
        cmocka_unit_test(a_marketplace_tells_of_an_order_and_its_parties_read_it),
        cmocka_unit_test(an_order_told_twice_is_one_and_told_otherwise_a_conflict),
        cmocka_unit_test(a_title_that_breaks_or_turns_its_line_does_not),
        cmocka_unit_test(a_key_that_is_nobodys_is_told_so),
        cmocka_unit_test(what_cannot_be_an_order_is_refused_by_its_field),
        cmocka_unit_test(an_order_that_is_taken_over_says_what_has_happened_since),
        cmocka_unit_test(a_key_of_one_marketplace_opens_no_other),
        cmocka_unit_test(a_request_that_comes_again_is_answered_like_the_first_time),
        cmocka_unit_test(an_order_that_has_not_changed_is_not_sent_again),
        cmocka_unit_test(a_long_list_is_read_page_by_page),
        cmocka_unit_test(a_dispute_goes_from_opening_to_agreement),
        cmocka_unit_test(what_the_law_refuses_is_refused_by_name_and_changes_nothing),
        cmocka_unit_test(an_act_on_what_has_changed_is_refused_with_what_it_is_now),
        cmocka_unit_test(what_a_buyer_notes_lies_between_the_order_and_now),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
