/* Orders as programs tell them, read them and act on them. */
#include "base/check.h"
#include "core/value/bucket.h"
#include "store/order/market.h"
#include "support/order/shop.h"
#include "text/clock/when.h"
#include "text/kit/json_read.h"

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

static void a_good_key_that_may_not_is_told_so_and_not_to_sign_in(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1");
        struct str evidence = arena_printf(&shop.system.arena, "%.*s/evidence", STR_ARG(order));
        assert_int_equal(shop_post(&shop.system, evidence.at, "{}"), 403);
        assert_sees(&shop.system, "A marketplace's key is not good for that");
        assert_int_equal(browser_header(&shop.system, "WWW-Authenticate").len, 0);
        struct browser nobody;
        browser_open(&nobody, &shop.site);
        assert_int_equal(shop_post(&nobody, evidence.at, "{}"), 401);
        assert_sees(&nobody, "send a token");
        browser_close(&nobody);
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

static enum err set_rules(struct ctx *ctx, void *arg)
{
    struct market market;
    enum err err = market_load(ctx->db, ctx->arena, STR("harbour"), &market);
    market.policy = str_from(arg);
    return err ? err : market_update(ctx->db, &market);
}

/* No clock of ours ran where they were: what was sent or came later than the rules here let it, was sent and came. */
static void an_order_that_was_late_elsewhere_is_taken_over_as_it_is(void **state)
{
    static const struct {
        const char *rules, *shipped, *delivered;
    } rows[] = {
        {"recourse-default", "2016-06-03", "2016-12-01"}, /* protection had ended */
        {"recourse-default", "2016-08-30", "2016-09-03"}, /* the time to send it, too */
        {"vinted", "2016-06-03", "2016-12-01"},           /* it had counted as lost */
        {"etsy", "2016-07-15", "2017-01-02"},
        {"temu", "2016-07-15", NULL},
        {"aliexpress", "2016-08-30", NULL}, /* and a payment that is looked at first */
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct arena *arena = &shop.system.arena;
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            const char *delivered =
                rows[i].delivered ? arena_printf(arena, "\"delivered\":\"%s\",", rows[i].delivered).at : "";
            const char *since = arena_printf(arena, "\"shipped\":\"%s\",%s", rows[i].shipped, delivered).at;
            const char *number = arena_printf(arena, "L-%d", (int)i).at;
            http_arrange(&shop.site, set_rules, (void *)(uintptr_t)rows[i].rules);
            assert_refused(&shop.system, 422, "input", "shipped",
                           shop_post(&shop.system, "/api/v1/orders", taken_over(&shop, number, "")));
            assert_answers(&shop.system, 201,
                           shop_post(&shop.system, "/api/v1/orders", taken_over(&shop, number, since)));
            browser_get(&shop.system, shop.system.location.at);
            assert_sees(&shop.system,
                        arena_printf(arena, "\"shipped_at\":\"%sT00:00:00Z\"", rows[i].shipped).at);
            if (rows[i].delivered)
                assert_sees(&shop.system,
                            arena_printf(arena, "\"arrived_at\":\"%sT00:00:00Z\"", rows[i].delivered).at);
            assert_not_sees(&shop.system, "\"shipment\":\"cancelled\"");
        }
        shop_close(&shop);
    }
}

/* What is not said to have come in 90 days is lost, and with it the time after one in which nobody could act, or none. */
static void lose_what_does_not_come(struct shop *shop, struct duration grace)
{
    struct policy_set *set = &shop->site.app.policies;
    const struct policy **at = ARENA_ARRAY(&shop->buyer.arena, const struct policy *, set->count);
    struct policy *rules = ARENA_NEW(&shop->buyer.arena, struct policy);
    for (size_t i = 0; i < set->count; i++) {
        bool it = set->at[i] == policy_set_newest(set, STR("vinted"));
        if (it)
            *rules = *set->at[i];
        at[i] = it ? rules : set->at[i];
    }
    rules->protection.on_no_delivery = UNDELIVERED_REFUND;
    rules->downtime_grace = grace;
    set->at = at;
    http_arrange(&shop->site, set_rules, (void *)(uintptr_t) "vinted");
}

/* Not said is not "never": what was sent and not said to have come is not paid back by being told. */
static void a_parcel_of_long_ago_is_not_paid_back_by_being_told(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct browser *system = &shop.system;
        shop_open(&shop, database->url);
        lose_what_does_not_come(&shop, DURATION_DAYS(1));
        const char *sent = "\"shipped\":\"2016-06-03\",";
        assert_answers(system, 201, shop_post(system, "/api/v1/orders", taken_over(&shop, "G-1", sent)));
        browser_get(system, system->location.at);
        assert_sees(system, "\"shipment\":\"on_its_way\"");
        assert_sees(system, "\"money\":\"held\"");
        assert_sees(system, "\"deadline\":\"protection\",\"at\"");
        lose_what_does_not_come(&shop, (struct duration){0});
        assert_refused(system, 422, "input", "delivered",
                       shop_post(system, "/api/v1/orders", taken_over(&shop, "G-2", sent)));
        assert_refused(
            system, 422, "input", "shipped",
            shop_post(system, "/api/v1/orders", taken_over(&shop, "G-3", "\"shipped\":\"2016-08-30\",")));
        assert_sees(system, "Let an operator give the rules a calendar.downtime_grace"); /* sent too late */
        browser_get(system, "/api/v1/effects");
        assert_not_sees(system, "\"kind\":\"refund\"");
        sent = "\"shipped\":\"2016-06-03\",\"delivered\":\"2016-06-09\",";
        assert_answers(system, 201, shop_post(system, "/api/v1/orders", taken_over(&shop, "G-2", sent)));
        browser_get(system, "/api/v1/effects");
        assert_not_sees(system, "\"kind\":\"refund\"");
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
        shop.buyer.extra[2] =
            (struct header){STR("Accept-Language"), STR("de")}; /* what is in another language is another */
        assert_int_equal(browser_get(&shop.buyer, order.at), 200);
        shop.buyer.extra[2] = (struct header){0};
        assert_int_equal(browser_get(&shop.buyer, order.at), 304);
        browser_get(&shop.seller, order.at); /* and so is what somebody else may do */
        assert_false(str_eq(browser_header(&shop.seller, "ETag"), etag));
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

/* An order stands on the pages of somebody who has not asked for it: a person enters so many, the marketplace's key all. */
static void a_seller_and_the_staff_enter_so_many_orders_and_no_more(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *people[] = {&shop.seller, &shop.staff};
        int64_t most = limit_row(LIMIT_ORDER)->person;
        for (int64_t i = 0; i <= most + 1; i++) {
            const char *body =
                arena_printf(&shop.system.arena,
                             "{\"market\":\"harbour\",\"buyer\":\"mara\",\"seller\":\"tomas\","
                             "\"currency\":\"EUR\",\"lines\":[{\"title\":\"Bowl\",\"amount\":\"1.00\"}]}")
                    .at;
            for (size_t who = 0; who < COUNT_OF(people); who++)
                assert_answers(people[who], i < most ? 201 : 429,
                               shop_post(people[who], "/api/v1/orders", body));
            assert_answers(&shop.system, 201, shop_post(&shop.system, "/api/v1/orders", body));
        }
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
        cmocka_unit_test(a_good_key_that_may_not_is_told_so_and_not_to_sign_in),
        cmocka_unit_test(what_cannot_be_an_order_is_refused_by_its_field),
        cmocka_unit_test(an_order_that_is_taken_over_says_what_has_happened_since),
        cmocka_unit_test(an_order_that_was_late_elsewhere_is_taken_over_as_it_is),
        cmocka_unit_test(a_parcel_of_long_ago_is_not_paid_back_by_being_told),
        cmocka_unit_test(a_key_of_one_marketplace_opens_no_other),
        cmocka_unit_test(a_request_that_comes_again_is_answered_like_the_first_time),
        cmocka_unit_test(an_order_that_has_not_changed_is_not_sent_again),
        cmocka_unit_test(a_long_list_is_read_page_by_page),
        cmocka_unit_test(a_seller_and_the_staff_enter_so_many_orders_and_no_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
