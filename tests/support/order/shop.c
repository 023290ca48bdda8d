#include "support/order/shop.h"

#include "base/secret.h"
#include "core/people/duty.h"
#include "store/order/market.h"
#include "store/people/token.h"

static enum err open_market(struct ctx *ctx, void *arg)
{
    struct shop *shop = arg;
    struct market market = {.slug = STR("harbour"),
                            .name = STR("Harbour"),
                            .policy = STR("recourse-default"),
                            .currency = STR("EUR"),
                            .created_at = ctx->now};
    struct market other = {.slug = STR("valley"),
                           .name = STR("Valley"),
                           .policy = STR("ebay"),
                           .currency = STR("USD"),
                           .created_at = ctx->now};
    enum err err = market_insert(ctx->db, &market);
    struct token_row key = {.market_id = market.id,
                            .name = STR("Shop"),
                            .hash = arena_copy(ctx->arena, str_from(hash_of(shop->key).text)),
                            .scopes = STR("read desk orders effects webhooks"),
                            .made_at = ctx->now};
    if (!err)
        err = token_insert(ctx->db, &key);
    if (!err)
        err = market_insert(ctx->db, &other);
    if (!err)
        err = market_set_member(ctx->db, market.id, shop->seller_id, DUTY_SELLER, ctx->now);
    return err ? err : market_set_member(ctx->db, market.id, shop->staff_id, DUTY_STAFF, ctx->now);
}

static struct browser *const *browsers_of(struct shop *shop, struct browser *all[5])
{
    all[0] = &shop->system, all[1] = &shop->buyer, all[2] = &shop->seller;
    all[3] = &shop->staff, all[4] = &shop->stranger;
    return all;
}

void shop_open(struct shop *shop, struct str database)
{
    struct browser *all[5];
    http_open(&shop->site, database);
    browsers_of(shop, all);
    for (size_t i = 0; i < 5; i++)
        browser_open(all[i], &shop->site);
    browser_become(&shop->buyer, "mara", ROLE_MEMBER);
    shop->seller_id = browser_become(&shop->seller, "tomas", ROLE_MEMBER);
    shop->staff_id = browser_become(&shop->staff, "ines", ROLE_MEMBER);
    browser_become(&shop->stranger, "otto", ROLE_MEMBER);
    struct token token = token_new();
    shop->key = arena_copy(&shop->system.arena, str_from(token.text));
    http_arrange(&shop->site, open_market, shop);
    shop->system.extra[0] = (struct header){
        STR("Authorization"), arena_printf(&shop->system.arena, "Bearer %.*s", STR_ARG(shop->key))};
}

void shop_close(struct shop *shop)
{
    struct browser *all[5];
    browsers_of(shop, all);
    for (size_t i = 0; i < 5; i++)
        browser_close(all[i]);
    http_close(&shop->site);
}

int shop_post(struct browser *browser, const char *target, const char *json)
{
    return browser_send(browser, METHOD_POST, target, "application/json", str_from(json));
}

#define ORDER_OF_TEA                                                                                         \
    "{\"number\":\"%s\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\",\"country\":\"DE\","    \
    "\"paid\":true,\"lines\":[{\"title\":\"Tea bowl\",\"quantity\":2,\"amount\":\"14.00\"},"                 \
    "{\"title\":\"Saucer\",\"amount\":\"6.50\"}]}"

const char *shop_order_body(struct shop *shop, const char *number)
{
    return arena_printf(&shop->system.arena, ORDER_OF_TEA, number).at;
}

/* Its address in the API. */
struct str shop_place(struct shop *shop, const char *number)
{
    assert_answers(&shop->system, 201,
                   shop_post(&shop->system, "/api/v1/orders", shop_order_body(shop, number)));
    return arena_copy(&shop->system.arena, shop->system.location);
}

/* Acts at the version that the browser sees now. */
int shop_act(struct browser *browser, struct str order, const char *name, const char *members)
{
    if (browser_get(browser, order.at) != 200)
        return browser->status;
    struct str version = browser_between(browser, "\"version\":", ',');
    struct str target = arena_printf(&browser->arena, "%.*s/actions/%s", STR_ARG(order), name);
    return shop_post(browser, target.at,
                     arena_printf(&browser->arena, "{\"version\":%.*s%s%s}", STR_ARG(version),
                                  members[0] ? "," : "", members)
                         .at);
}

void shop_ship(struct shop *shop, struct str order)
{
    if (shop_act(&shop->system, order, "payment_cleared", "") != 200)
        assert_sees(&shop->system, "wrong_state"); /* the payment is not looked at under every rule */
    assert_answers(&shop->seller, 200, shop_act(&shop->seller, order, "shipped", ""));
}

struct hiring {
    int64_t person_id, limit_minor;
    const char *role;
};

static enum err hire(struct ctx *ctx, void *arg)
{
    const struct hiring *hiring = arg;
    struct market market;
    enum err err = market_load(ctx->db, ctx->arena, STR("harbour"), &market);
    market.second_above_minor = hiring->limit_minor;
    if (!err)
        err = market_update(ctx->db, &market);
    if (!err && hiring->person_id)
        err = market_set_member(ctx->db, market.id, hiring->person_id, DUTY_STAFF, ctx->now);
    if (!err && hiring->person_id)
        err = market_set_role(ctx->db, market.id, hiring->person_id, str_from(hiring->role));
    return err;
}

void shop_hire_stranger(struct shop *shop, const char *role, int64_t limit_minor)
{
    int64_t person_id = browser_become(&shop->stranger, role, ROLE_MEMBER);
    struct hiring hiring = {person_id, limit_minor, role};
    http_arrange(&shop->site, hire, &hiring);
}
