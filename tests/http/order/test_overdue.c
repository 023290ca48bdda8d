/* A refund that has not moved in the time of the rules: its order, its marketplace's staff and its system see it. */
#include "service/order/list.h"
#include "service/order/notice.h"
#include "service/order/order.h"
#include "support/order/shop.h"

/* recourse-default gives ten days. */
struct sale {
    struct shop *shop;
    int64_t days_ago;
    struct str ref;
};

static enum err act(struct ctx *ctx, struct sale *sale, struct order_event wish)
{
    enum order_refusal refusal;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    struct policy_set *policies = &sale->shop->site.app.policies;
    struct order_act act = {.viewer = {.person_id = sale->shop->seller_id, .role = ROLE_MEMBER},
                            .ref = sale->ref};
    enum err err = order_read(ctx, policies, &act.viewer, sale->ref, order);
    act.command.wish = wish;
    act.command.version = order->state.version;
    return err ? err : order_act(ctx, policies, &act, &refusal);
}

static enum err sell_and_cancel(struct ctx *ctx, void *arg)
{
    struct sale *sale = arg;
    struct market market;
    struct order_placement placement = {
        .market = &market,
        .seller_id = sale->shop->seller_id,
        .lines = {.at = {{.title = STR("Tea bowl"), .quantity = 1, .amount_minor = 1400}}, .count = 1},
        .currency = {"EUR"},
        .number = sale->days_ago == 9 ? STR("O-1") : STR("O-2"),
        .paid = true,
    };
    ctx->now = instant_add(ctx->now, SPAN_DAYS(-sale->days_ago));
    enum err err = market_load(ctx->db, ctx->arena, STR("harbour"), &market);
    placement.viewer.market_id = market.id;
    if (!err)
        err = order_person(ctx, STR("mara"), &placement.buyer_id);
    if (!err)
        err = order_place(ctx, &sale->shop->site.app.policies, &placement, &sale->ref);
    sale->ref = arena_copy(&sale->shop->buyer.arena, sale->ref);
    return err ? err : act(ctx, sale, (struct order_event){.kind = EVENT_CANCEL_AGREED, .by = PARTY_SELLER});
}

static const char *sold(struct shop *shop, int64_t days_ago)
{
    struct sale sale = {.shop = shop, .days_ago = days_ago};
    http_arrange(&shop->site, sell_and_cancel, &sale);
    return arena_printf(&shop->buyer.arena, "/orders/%.*s", STR_ARG(sale.ref)).at;
}

static enum err tell(struct ctx *ctx, void *arg)
{
    struct shop *shop = arg;
    size_t done;
    return notice_tick(ctx, &shop->site.app.policies, 100, &done);
}

static void buyer_and_staff_hear_of_an_overdue_refund_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        sold(&shop, 9);
        http_arrange(&shop.site, tell, &shop);
        browser_get(&shop.buyer, "/notices");
        assert_not_sees(&shop.buyer, "The refund is overdue");
        sold(&shop, 11);
        http_arrange(&shop.site, tell, &shop);
        http_arrange(&shop.site, tell, &shop);
        browser_get(&shop.buyer, "/notices");
        struct str page = shop.buyer.body, told = STR("The refund is overdue");
        size_t first = str_find(page, told);
        assert_true(first < page.len);
        struct str rest = str_slice(page, first + told.len, page.len);
        assert_int_equal(str_find(rest, told), rest.len);
        browser_get(&shop.staff, "/notices");
        assert_sees(&shop.staff, "The refund is overdue");
        shop_close(&shop);
    }
}

static void a_refund_that_has_not_moved_in_the_time_of_the_rules_is_overdue(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        const char *order = sold(&shop, 11);
        assert_int_equal(browser_get(&shop.buyer, order), 200);
        assert_sees(&shop.buyer, "overdue: it was to be with the buyer by");
        assert_int_equal(browser_get(&shop.buyer, "/orders"), 200);
        assert_sees(&shop.buyer, "The refund is overdue");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/payments"), 200);
        assert_sees(&shop.staff, "overdue: it was to be with the buyer by");
        assert_int_equal(browser_get(&shop.system, "/api/v1/effects?state=overdue"), 200);
        assert_sees(&shop.system, "\"overdue\":true");
        struct str key = browser_between(&shop.system, "\"key\":\"", '"');
        const char *answer = arena_printf(&shop.system.arena, "/api/v1/effects/%.*s/answer", STR_ARG(key)).at;
        assert_answers(&shop.system, 200, shop_post(&shop.system, answer, "{\"answer\":\"done\"}"));
        browser_get(&shop.system, "/api/v1/effects?state=overdue");
        assert_not_sees(&shop.system, "\"key\"");
        browser_get(&shop.buyer, order);
        assert_not_sees(&shop.buyer, "overdue");
        shop_close(&shop);
    }
}

static void a_refund_in_its_time_says_until_when(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        const char *order = sold(&shop, 9);
        browser_get(&shop.buyer, order);
        assert_sees(&shop.buyer, "it is to be with the buyer by");
        assert_not_sees(&shop.buyer, "overdue");
        browser_get(&shop.staff, "/markets/harbour/payments");
        assert_sees(&shop.staff, "Nothing has failed");
        browser_get(&shop.system, "/api/v1/effects");
        assert_sees(&shop.system, "\"due_at\":\"");
        assert_sees(&shop.system, "\"overdue\":false");
        assert_answers(&shop.system, 422, browser_get(&shop.system, "/api/v1/effects?state=later"));
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(buyer_and_staff_hear_of_an_overdue_refund_once),
        cmocka_unit_test(a_refund_that_has_not_moved_in_the_time_of_the_rules_is_overdue),
        cmocka_unit_test(a_refund_in_its_time_says_until_when),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
