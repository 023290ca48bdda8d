/* "See your order": links that a marketplace's own system makes for buyers who have no account. */
#include "base/check.h"
#include "store/order/order.h"
#include "store/people/token.h"
#include "store/reach/mailbox.h"
#include "store/reach/outbox.h"
#include "support/order/shop.h"

#include <string.h>

enum { PATH_MAX_CHARS = 300 };

struct linked {
    struct shop shop;
    struct browser guest;
    struct str api; /* of the order */
    const char *page;
    char mailed[PATH_MAX_CHARS]; /* the link in the mail that was sent */
};

static void linked_open(struct linked *linked, struct str database)
{
    shop_open(&linked->shop, database);
    browser_open(&linked->guest, &linked->shop.site);
    linked->shop.site.app.options.mails = true;
    linked->api = shop_place(&linked->shop, "H-1");
    size_t prefix = strlen("/api/v1");
    linked->page =
        arena_printf(&linked->guest.arena, "%.*s", STR_ARG(str_slice(linked->api, prefix, linked->api.len)))
            .at;
}

static void linked_close(struct linked *linked)
{
    browser_close(&linked->guest);
    shop_close(&linked->shop);
}

/* The address that a fresh link opens. */
static const char *make(struct linked *linked, const char *body)
{
    struct browser *system = &linked->shop.system;
    const char *target = arena_printf(&system->arena, "%.*s/link", STR_ARG(linked->api)).at;
    assert_answers(system, 201, shop_post(system, target, body));
    struct str url = browser_between(system, "\"url\":\"", '"');
    size_t path = str_find(url, STR("/see-order?key="));
    assert_true(path < url.len);
    return arena_cstr(&system->arena, str_slice(url, path, url.len));
}

static void open_link(struct linked *linked, const char *link)
{
    assert_int_equal(browser_get(&linked->guest, link), 303);
    assert_str(linked->guest.location, "/see-order");
    assert_str(browser_header(&linked->guest, "Referrer-Policy"), "no-referrer");
    assert_str(browser_header(&linked->guest, "Cache-Control"), "no-store");
}

static void a_buyer_without_an_account_sees_the_order_and_nothing_else(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct linked linked;
        linked_open(&linked, database->url);
        struct browser *guest = &linked.guest;
        const char *link = make(&linked, "{}");
        assert_int_equal(browser_get(guest, "/see-order"), 404);
        open_link(&linked, link);
        assert_int_equal(browser_follow(guest), 200);
        assert_sees(guest, "Tea bowl");
        assert_sees(guest, "You see this order by a link of <bdi>Harbour</bdi>");
        assert_sees(guest, "href=\"/sign-in?back=%2Forders%2F");
        assert_not_sees(guest, link + strlen("/see-order?key=")); /* what a page says, others may read */
        assert_str(browser_header(guest, "Cache-Control"), "no-store");
        /* Acts, files and other orders ask who it is. */
        assert_true(browser_get(guest, linked.page) != 200);
        assert_true(browser_get(guest, arena_printf(&guest->arena, "%s/case-file", linked.page).at) != 200);
        assert_true(browser_post(guest, arena_printf(&guest->arena, "%s/message", linked.page).at,
                                 "version=1&words=Hi") != 200);
        browser_get(&linked.shop.buyer, linked.api.at);
        assert_not_sees(&linked.shop.buyer, "\"words\":\"Hi\"");
        assert_int_equal(browser_get(guest, linked.api.at), 401);
        linked_close(&linked);
    }
}

static void who_is_signed_in_as_the_buyer_comes_to_the_order_itself(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct linked linked;
        linked_open(&linked, database->url);
        struct browser *buyer = &linked.shop.buyer, *other = &linked.shop.stranger;
        const char *link = make(&linked, "{\"minutes\":5}");
        assert_int_equal(browser_get(buyer, link), 303);
        assert_int_equal(browser_follow(buyer), 303);
        assert_str(buyer->location, linked.page);
        /* Somebody else whom the buyer sent it looks, and is still somebody else. */
        assert_int_equal(browser_get(other, link), 303);
        assert_int_equal(browser_follow(other), 200);
        assert_sees(other, "You see this order by a link");
        assert_int_equal(browser_get(other, linked.page), 404);
        linked_close(&linked);
    }
}

static enum err revoke(struct ctx *ctx, void *arg)
{
    struct token_rows rows;
    struct token_row market = {.market_id = 1};
    enum err err = token_list_of(ctx->db, ctx->arena, &market, &rows);
    assert_true(err || rows.count == 1);
    (void)arg;
    return err ? err : token_delete(ctx->db, rows.at[0].id);
}

static void a_link_ends_with_the_key_that_made_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct linked linked;
        linked_open(&linked, database->url);
        const char *link = make(&linked, "{}");
        open_link(&linked, link);
        assert_int_equal(browser_get(&linked.guest, "/see-order"), 200);
        assert_int_equal(browser_get(&linked.shop.system, "/api/v1/orders"), 200);
        http_arrange(&linked.shop.site, revoke, NULL);
        assert_int_equal(browser_get(&linked.shop.system, "/api/v1/orders"), 401);
        assert_int_equal(browser_get(&linked.guest, "/see-order"), 404);
        assert_sees(&linked.guest, "Open the order in the shop again");
        assert_int_equal(browser_get(&linked.guest, link), 404);
        linked_close(&linked);
    }
}

/* The link with one of its parts, between dots, replaced. */
static const char *bent(struct browser *browser, const char *link, int part, const char *with)
{
    struct str rest = str_from(link), whole = STR("");
    for (int i = 0; rest.len; i++) {
        struct str here = str_cut(&rest, '.');
        whole = arena_printf(&browser->arena, "%.*s%s%.*s", STR_ARG(whole), i ? "." : "",
                             STR_ARG(i == part ? str_from(with) : here));
    }
    return arena_cstr(&browser->arena, whole);
}

static void a_link_that_was_bent_opens_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct linked linked;
        linked_open(&linked, database->url);
        struct browser *guest = &linked.guest;
        struct str other = shop_place(&linked.shop, "H-2");
        const char *link = make(&linked, "{}");
        const char *of_other = arena_printf(&guest->arena, "/see-order?key=%.*s",
                                            STR_ARG(str_slice(other, strlen("/api/v1/orders/"), other.len)))
                                   .at;
        assert_int_equal(browser_get(guest, bent(guest, link, 0, of_other)), 404);
        assert_int_equal(browser_get(guest, bent(guest, link, 1, "2")), 404);
        assert_int_equal(browser_get(guest, bent(guest, link, 2, "9999999999999")), 404);
        assert_int_equal(browser_get(guest, bent(guest, link, 3, "")), 404);
        assert_int_equal(browser_get(guest, "/see-order?key=..."), 404);
        assert_int_equal(browser_get(guest, "/see-order?key=%00"), 400);
        assert_int_equal(browser_get(guest, link), 303);
        linked_close(&linked);
    }
}

static void only_the_marketplaces_own_key_makes_links_and_none_that_last(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct linked linked;
        linked_open(&linked, database->url);
        struct shop *shop = &linked.shop;
        const char *target = arena_printf(&linked.guest.arena, "%.*s/link", STR_ARG(linked.api)).at;
        assert_answers(&shop->seller, 403, shop_post(&shop->seller, target, "{}"));
        assert_answers(&shop->staff, 403, shop_post(&shop->staff, target, "{}"));
        assert_answers(&shop->buyer, 403, shop_post(&shop->buyer, target, "{}"));
        assert_answers(&shop->stranger, 404, shop_post(&shop->stranger, target, "{}"));
        assert_refused(&shop->system, 422, "input", "minutes",
                       shop_post(&shop->system, target, "{\"minutes\":0}"));
        assert_refused(&shop->system, 422, "input", "minutes",
                       shop_post(&shop->system, target, "{\"minutes\":10081}"));
        make(&linked, "{\"minutes\":10080}");
        linked_close(&linked);
    }
}

/* ---- who it is ---- */

static enum err give_address(struct ctx *ctx, void *arg)
{
    const struct linked *linked = arg;
    struct order_head head;
    struct str ref = str_slice(linked->api, strlen("/api/v1/orders/"), linked->api.len);
    enum err err = order_load(ctx->db, ctx->arena, ref, &head);
    if (!err)
        err = mailbox_set_asked(ctx->db, head.buyer_id, STR("mara@example.org"));
    return err ? err : mailbox_confirm(ctx->db, head.buyer_id, STR("mara@example.org"));
}

static enum err read_mail(struct ctx *ctx, void *arg)
{
    struct linked *linked = arg;
    struct outgoings all;
    struct outgoing_due due = {.kind = STR("mail"), .now = ctx->now, .most = 10};
    enum err err = outgoing_load_due(ctx->db, ctx->arena, &due, &all);
    linked->mailed[0] = 0;
    for (size_t i = 0; !err && i < all.count; i++) {
        struct str body = all.at[i].payload;
        size_t at = str_find(body, STR("/new-password?key="));
        struct str path = str_slice(body, at, body.len);
        size_t len = 0;
        while (len < path.len && (unsigned char)path.at[len] > ' ' && path.at[len] != '"' &&
               path.at[len] != '\\')
            len++;
        if (len && len < PATH_MAX_CHARS) {
            memcpy(linked->mailed, path.at, len);
            linked->mailed[len] = 0;
        }
    }
    return err;
}

static void whoever_reads_the_buyers_mail_may_act(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct linked linked;
        linked_open(&linked, database->url);
        struct browser *guest = &linked.guest;
        open_link(&linked, make(&linked, "{}"));
        assert_int_equal(browser_follow(guest), 200);
        assert_not_sees(guest, "Get a mail");
        assert_int_equal(browser_post(guest, "/see-order", ""), 403); /* no address is known */
        http_arrange(&linked.shop.site, give_address, &linked);
        assert_int_equal(browser_get(guest, "/see-order"), 200);
        assert_sees(guest, "Get a mail at the address of your account");
        assert_not_sees(guest, "@example.org"); /* the marketplace did not make this buyer */
        assert_int_equal(browser_post(guest, "/see-order", ""), 303);
        assert_int_equal(browser_follow(guest), 200);
        assert_sees(guest, "A mail is on its way to you.");
        http_arrange(&linked.shop.site, read_mail, &linked);
        assert_true(str_starts(str_from(linked.mailed), STR("/new-password?key=")));
        assert_int_equal(browser_get(guest, linked.mailed), 200);
        const char *form = arena_printf(&guest->arena, "key=%s&password=other-harbour-8",
                                        linked.mailed + strlen("/new-password?key="))
                               .at;
        assert_int_equal(browser_post(guest, "/new-password", form), 303);
        assert_str(guest->location, "/see-order");
        assert_int_equal(browser_follow(guest), 303);
        assert_str(guest->location, linked.page);
        assert_int_equal(browser_follow(guest), 200);
        linked_close(&linked);
    }
}

/* Somebody whom the marketplace has made, with its own number, is known to it by the address, too. */
static void only_a_marketplace_that_made_the_buyer_reads_a_hint_of_the_address(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct linked linked;
        linked_open(&linked, database->url);
        struct browser *system = &linked.shop.system, *guest = &linked.guest;
        assert_answers(system, 201,
                       shop_post(system, "/api/v1/buyers", "{\"number\":\"C-7\",\"name\":\"Wren\"}"));
        assert_answers(system, 201,
                       shop_post(system, "/api/v1/orders",
                                 "{\"number\":\"H-7\",\"buyer_number\":\"C-7\",\"seller\":\"tomas\","
                                 "\"currency\":\"EUR\","
                                 "\"lines\":[{\"title\":\"Tea bowl\",\"amount\":\"14.00\"}]}"));
        linked.api = arena_copy(&system->arena, system->location);
        http_arrange(&linked.shop.site, give_address, &linked);
        open_link(&linked, make(&linked, "{}"));
        assert_int_equal(browser_follow(guest), 200);
        assert_sees(guest, "m...@example.org");
        assert_not_sees(guest, "mara@example.org");
        linked_close(&linked);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_buyer_without_an_account_sees_the_order_and_nothing_else),
        cmocka_unit_test(who_is_signed_in_as_the_buyer_comes_to_the_order_itself),
        cmocka_unit_test(a_link_ends_with_the_key_that_made_it),
        cmocka_unit_test(a_link_that_was_bent_opens_nothing),
        cmocka_unit_test(only_the_marketplaces_own_key_makes_links_and_none_that_last),
        cmocka_unit_test(whoever_reads_the_buyers_mail_may_act),
        cmocka_unit_test(only_a_marketplace_that_made_the_buyer_reads_a_hint_of_the_address),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
