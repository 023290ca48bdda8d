/* Buyers whom a shop makes and finds by its own number for them, and links that end with their time. */
#include "base/secret.h"
#include "service/order/order_link.h"
#include "service/people/buyer.h"
#include "store/order/market.h"
#include "store/people/token.h"
#include "store/reach/mailbox.h"
#include "support/order/shop.h"

static enum err add_key(struct ctx *ctx, void *arg)
{
    struct market valley;
    enum err err = market_load(ctx->db, ctx->arena, STR("valley"), &valley);
    struct token_row key = {.market_id = valley.id,
                            .name = STR("Shop"),
                            .hash = arena_copy(ctx->arena, str_from(hash_of(*(const struct str *)arg).text)),
                            .scopes = STR("read orders"),
                            .made_at = ctx->now};
    return err ? err : token_insert(ctx->db, &key);
}

/* The system of the marketplace beside the shop's. */
static void open_valley(struct shop *shop, struct browser *valley)
{
    struct token token = token_new();
    browser_open(valley, &shop->site);
    struct str key = arena_copy(&valley->arena, str_from(token.text));
    http_arrange(&shop->site, add_key, &key);
    valley->extra[0] =
        (struct header){STR("Authorization"), arena_printf(&valley->arena, "Bearer %.*s", STR_ARG(key))};
}

#define BUYERS  "/api/v1/buyers"
#define BUYER_7 "{\"number\":\"C 7/ü\",\"name\":\"Greta\",\"email\":\"greta@example.org\"}"
#define SEVEN   BUYERS "/C%207%2F%C3%BC"

static void a_shop_makes_a_buyer_once_and_finds_it_by_its_own_number(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *key = &shop.system;
        assert_int_equal(browser_get(key, SEVEN), 404);
        assert_answers(key, 201, shop_post(key, BUYERS, BUYER_7));
        assert_sees(key, "{\"number\":\"C 7/ü\",\"name\":\"Greta\"}");
        assert_answers(key, 200, shop_post(key, BUYERS, "{\"number\":\"C 7/ü\",\"name\":\"Somebody else\"}"));
        assert_sees(key, "\"name\":\"Greta\"");
        assert_int_equal(browser_get(key, SEVEN), 200);
        assert_sees(key, "\"name\":\"Greta\"");
        /* A name that is taken is nobody's to give away: the account of that name is not touched. */
        assert_answers(key, 201, shop_post(key, BUYERS, "{\"number\":\"C-8\",\"name\":\"mara\"}"));
        assert_not_sees(key, "\"name\":\"mara\"}");
        assert_refused(key, 422, "input", "number", shop_post(key, BUYERS, "{\"name\":\"Greta\"}"));
        assert_refused(key, 422, "input", "email",
                       shop_post(key, BUYERS, "{\"number\":\"C-9\",\"email\":\"nowhere\"}"));
        assert_int_equal(browser_get(key, BUYERS "/C-9"), 404); /* nothing is left of what was refused */
        assert_answers(&shop.staff, 403, shop_post(&shop.staff, BUYERS, BUYER_7));
        assert_answers(&shop.buyer, 403, shop_post(&shop.buyer, BUYERS, BUYER_7));
        assert_int_equal(browser_get(&shop.staff, SEVEN), 404);
        shop_close(&shop);
    }
}

#define ORDER_OF(number, buyer)                                                                              \
    "{\"number\":\"" number "\",\"buyer_number\":\"" buyer                                                   \
    "\",\"seller\":\"tomas\",\"currency\":\"EUR\",\"country\":\"DE\",\"paid\":true,"                         \
    "\"lines\":[{\"title\":\"Tea bowl\",\"amount\":\"14.00\"}]}"

static void orders_are_placed_and_listed_by_the_shops_number_of_the_buyer(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct browser guest;
        shop_open(&shop, database->url);
        browser_open(&guest, &shop.site);
        struct browser *key = &shop.system;
        shop_place(&shop, "H-1"); /* another buyer's */
        assert_answers(key, 201, shop_post(key, BUYERS, "{\"number\":\"C-7\",\"name\":\"Greta\"}"));
        assert_answers(key, 201, shop_post(key, "/api/v1/orders", ORDER_OF("H-2", "C-7")));
        struct str order = arena_copy(&key->arena, key->location);
        /* Who its buyer is, for the marketplace alone. */
        assert_sees(key, "\"buyer\":\"Greta\",\"buyer_number\":\"C-7\"");
        assert_int_equal(browser_get(key, order.at), 200);
        assert_sees(key, "\"buyer\":\"Greta\",\"buyer_number\":\"C-7\"");
        assert_int_equal(browser_get(&shop.staff, order.at), 200);
        assert_sees(&shop.staff, "\"buyer\":\"Greta\",\"buyer_number\":\"C-7\"");
        assert_int_equal(browser_get(&shop.seller, order.at), 200);
        assert_not_sees(&shop.seller, "\"buyer_number\"");
        assert_answers(key, 200, shop_post(key, "/api/v1/orders", ORDER_OF("H-2", "C-7")));
        assert_int_equal(browser_get(key, "/api/v1/orders?buyer_number=C-7"), 200);
        assert_sees(key, "\"number\":\"H-2\"");
        assert_not_sees(key, "\"number\":\"H-1\"");
        assert_int_equal(browser_get(key, "/api/v1/orders?buyer_number=C-7&state=over"), 200);
        assert_sees(key, "\"items\":[]");
        assert_int_equal(browser_get(key, "/api/v1/orders?buyer_number=C-8"), 404);
        assert_refused(key, 422, "input", "buyer_number",
                       shop_post(key, "/api/v1/orders", ORDER_OF("H-3", "C-8")));
        assert_refused(key, 422, "input", "buyer_number",
                       shop_post(key, "/api/v1/orders", ORDER_OF("H-3", "C-7\",\"buyer\":\"mara")));
        assert_int_equal(browser_get(&shop.buyer, "/api/v1/orders?buyer_number=C-7"), 422);
        assert_int_equal(
            browser_get(&shop.staff, "/api/v1/orders?side=market&market=harbour&buyer_number=C-7"), 404);
        /* Whom the shop has made sees the order by a link of the shop. */
        assert_answers(key, 201,
                       shop_post(key, arena_printf(&key->arena, "%.*s/link", STR_ARG(order)).at, "{}"));
        struct str url = browser_between(key, "\"url\":\"", '"');
        size_t path = str_find(url, STR("/see-order?key="));
        assert_int_equal(browser_get(&guest, arena_cstr(&key->arena, str_slice(url, path, url.len))), 303);
        assert_int_equal(browser_follow(&guest), 200);
        assert_sees(&guest, "Tea bowl");
        browser_close(&guest);
        shop_close(&shop);
    }
}

static void the_same_number_at_another_marketplace_is_somebody_else(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct browser valley;
        shop_open(&shop, database->url);
        open_valley(&shop, &valley);
        assert_answers(&shop.system, 201,
                       shop_post(&shop.system, BUYERS, "{\"number\":\"C-7\",\"name\":\"Greta\"}"));
        shop_post(&shop.system, "/api/v1/orders", ORDER_OF("H-2", "C-7"));
        assert_int_equal(browser_get(&valley, BUYERS "/C-7"), 404);
        assert_int_equal(browser_get(&valley, "/api/v1/orders?buyer_number=C-7"), 404);
        assert_answers(&valley, 201, shop_post(&valley, BUYERS, "{\"number\":\"C-7\",\"name\":\"Greta\"}"));
        assert_not_sees(&valley, "\"name\":\"Greta\"}"); /* that name is another's */
        assert_int_equal(browser_get(&valley, "/api/v1/orders?buyer_number=C-7"), 200);
        assert_sees(&valley, "\"items\":[]");
        assert_int_equal(browser_get(&shop.system, BUYERS "/C-7"), 200);
        assert_sees(&shop.system, "\"name\":\"Greta\"");
        browser_close(&valley);
        shop_close(&shop);
    }
}

static enum err read_mailbox(struct ctx *ctx, void *arg)
{
    struct buyer buyer;
    struct mailbox mailbox;
    struct viewer system = {.market_id = 1};
    enum err err = buyer_find(ctx, &system, STR("C 7/ü"), &buyer);
    if (!err)
        err = mailbox_load(ctx->db, ctx->arena, buyer.person_id, &mailbox);
    if (err)
        return err;
    assert_true(str_eq(mailbox.asked, STR("greta@example.org")));
    assert_int_equal(mailbox.email.len, 0); /* until its owner says so */
    (void)arg;
    return OK;
}

static void an_address_that_a_shop_names_is_asked_first(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        assert_answers(&shop.system, 201, shop_post(&shop.system, BUYERS, BUYER_7));
        http_arrange(&shop.site, read_mailbox, NULL);
        shop_close(&shop);
    }
}

struct linked {
    struct shop *shop;
    struct str ref;
};

static enum err read_link_later(struct ctx *ctx, void *arg)
{
    const struct linked *linked = arg;
    struct order_link link;
    struct order_linked read;
    struct order_link_wish wish = {
        .viewer = {.market_id = 1}, .token_id = 1, .ref = linked->ref, .minutes = 10};
    enum err err = order_link_make(ctx, &linked->shop->site.app.policies, &wish, &link);
    struct instant now = ctx->now;
    ctx->now = instant_add(now, SPAN_MINUTES(9));
    if (!err)
        err = order_link_read(ctx, link.key, &read);
    if (err)
        return err;
    assert_true(str_eq(read.ref, linked->ref));
    ctx->now = instant_add(now, SPAN_MINUTES(10));
    assert_int_equal(order_link_read(ctx, link.key, &read), ERR_NOT_FOUND);
    ctx->now = instant_add(now, SPAN_DAYS(400));
    assert_int_equal(order_link_read(ctx, link.key, &read), ERR_NOT_FOUND);
    return OK;
}

static void a_link_ends_with_its_time(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = shop_place(&shop, "H-1"), prefix = STR("/api/v1/orders/");
        struct linked linked = {&shop, str_slice(order, prefix.len, order.len)};
        http_arrange(&shop.site, read_link_later, &linked);
        shop_close(&shop);
    }
}

/* The name goes with the account: what a shop has kept of the order is old when it has changed. */
static void a_buyers_new_name_is_another_answer(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *key = &shop.system;
        struct str order = shop_place(&shop, "H-1");
        assert_int_equal(browser_get(key, order.at), 200);
        assert_sees(key, "\"buyer\":\"mara\"");
        key->extra[1] =
            (struct header){STR("If-None-Match"), arena_copy(&key->arena, browser_header(key, "ETag"))};
        assert_int_equal(browser_get(key, order.at), 304);
        assert_int_equal(browser_post(&shop.buyer, "/account/profile", "handle=mara_of_the_pier&about="),
                         303);
        assert_int_equal(browser_get(key, order.at), 200);
        assert_sees(key, "\"buyer\":\"mara_of_the_pier\"");
        key->extra[1] = (struct header){0};
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_buyers_new_name_is_another_answer),
        cmocka_unit_test(a_shop_makes_a_buyer_once_and_finds_it_by_its_own_number),
        cmocka_unit_test(orders_are_placed_and_listed_by_the_shops_number_of_the_buyer),
        cmocka_unit_test(the_same_number_at_another_marketplace_is_somebody_else),
        cmocka_unit_test(an_address_that_a_shop_names_is_asked_first),
        cmocka_unit_test(a_link_ends_with_its_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
