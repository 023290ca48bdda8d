/* Orders whose rules are not here, or were changed: named at the start, and alone in waiting. */
#include "store/order/order.h"
#include "support/order/shop.h"

#include <string.h>

/* The same order once more, under rules that nobody has. */
static enum err place_under_lost_rules(struct ctx *ctx, void *arg)
{
    struct str *ref = arg;
    struct order_head head;
    enum err err = order_load(ctx->db, ctx->arena, *ref, &head);
    head.ref = STR("lost-rules");
    head.number = STR("L-1");
    head.policy = STR("lost");
    return err ? err : order_insert(ctx->db, &head);
}

/* Under rules of which another text is here now. */
static enum err place_under_changed_rules(struct ctx *ctx, void *arg)
{
    struct str *ref = arg;
    struct order_head head;
    enum err err = order_load(ctx->db, ctx->arena, *ref, &head);
    head.ref = STR("changed-rules");
    head.number = STR("C-1");
    head.policy_hash = STR("0000000000000000000000000000000000000000000000000000000000000000");
    return err ? err : order_insert(ctx->db, &head);
}

static void arrange(struct shop *shop)
{
    struct str order = shop_place(shop, "H-1");
    struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
    http_arrange(&shop->site, place_under_lost_rules, &ref);
    http_arrange(&shop->site, place_under_changed_rules, &ref);
}

static enum err start_another(struct shop *shop, bool without_rules, struct http_site *site,
                              struct failure *failure)
{
    const struct app *first = &shop->site.app;
    struct app_options options = first->options;
    options.without_rules = without_rules;
    *site = (struct http_site){.database = shop->site.database, .category_id = 1};
    return app_open(&options, first->doors, first->door_count, &site->app, failure);
}

static void a_server_that_lacks_rules_says_which_and_does_not_start(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct http_site site;
        struct failure failure = {0};
        shop_open(&shop, database->url);
        arrange(&shop);
        assert_int_equal(start_another(&shop, false, &site, &failure), ERR_INPUT);
        assert_non_null(strstr(failure.text, "lost version 1 (no file, 1 orders)"));
        assert_non_null(strstr(failure.text, "changed without a new version, 1 orders"));
        shop_close(&shop);
    }
}

static void with_the_flag_only_the_orders_of_missing_rules_wait(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct http_site site;
        struct failure failure = {0};
        struct browser watcher;
        shop_open(&shop, database->url);
        arrange(&shop);
        assert_ok(start_another(&shop, true, &site, &failure), &failure);
        browser_open(&watcher, &site);
        assert_int_equal(browser_get(&watcher, "/readyz"), 200);
        assert_sees(&watcher, "orders wait for their rules: lost version 1");
        browser_get(&watcher, "/metrics");
        assert_sees(&watcher, "recourse_orders_without_rules 2");
        assert_int_equal(browser_get(&shop.buyer, "/orders"), 200);
        assert_sees(&shop.buyer, "Tea bowl");
        assert_sees(&shop.buyer, "Waits: its rules are not on this server");
        browser_close(&watcher);
        app_close(&site.app);
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_server_that_lacks_rules_says_which_and_does_not_start),
        cmocka_unit_test(with_the_flag_only_the_orders_of_missing_rules_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
