/* What a marketplace's staff sees of its orders: narrowed, sorted, paged, and shared out among them. */
#include "base/check.h"
#include "service/order/caseload.h"
#include "store/order/order.h"
#include "support/order/shop.h"
#include <string.h>

static struct str numbered(struct shop *shop, int number)
{
    return shop_place(shop, arena_printf(&shop->system.arena, "N-%03d", number).at);
}

static void dispute(struct shop *shop, struct str order)
{
    shop_ship(shop, order);
    assert_answers(&shop->system, 200, shop_act(&shop->system, order, "delivered", ""));
    shop_act(&shop->buyer, order, "seller_contacted", "\"words\":\"The bowl is cracked.\"");
    assert_answers(
        &shop->buyer, 200,
        shop_act(
            &shop->buyer, order, "dispute_opened",
            "\"reason\":\"snad_damaged\",\"came\":\"yes\",\"remedy\":\"refund_partial\",\"amount\":\"7.00\","
            "\"lines\":[1],\"words\":\"Cracked.\""));
}

/* Whoever works at the marketplace besides. */
static enum err hire(struct ctx *ctx, void *arg)
{
    const int64_t *person_id = arg;
    struct market market;
    enum err err = market_load(ctx->db, ctx->arena, STR("harbour"), &market);
    return err ? err : market_set_member(ctx->db, market.id, *person_id, DUTY_STAFF, ctx->now);
}

static void hire_stranger(struct shop *shop)
{
    int64_t person_id = browser_become(&shop->stranger, "olga", ROLE_MEMBER);
    http_arrange(&shop->site, hire, &person_id);
}

static void every_order_is_on_one_page_and_in_the_table(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        for (int i = 0; i < 53; i++)
            numbered(&shop, i);
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour?show=unsent"), 200);
        assert_sees(&shop.staff, "53 orders");
        assert_int_equal(browser_times(&shop.staff, "name=\"pick"), 50);
        assert_sees(&shop.staff, ">N-000<");
        assert_not_sees(&shop.staff, ">N-050<");
        struct str next = browser_between(&shop.staff, "rel=\"next\" href=\"", '"');
        struct str place = str_slice(next, str_find(next, STR("after=")), next.len);
        const char *address =
            arena_printf(&shop.staff.arena, "/markets/harbour?show=unsent&%.*s", STR_ARG(place)).at;
        assert_int_equal(browser_get(&shop.staff, address), 200);
        assert_int_equal(browser_times(&shop.staff, "name=\"pick"), 3);
        assert_sees(&shop.staff, ">N-050<");
        assert_not_sees(&shop.staff, "rel=\"next\"");
        /* A form of the second page that is refused comes back with that page, and with what was chosen on it. */
        assert_sees(&shop.staff, arena_printf(&shop.staff.arena, "name=\"after\" value=\"%.*s\"",
                                              STR_ARG(str_slice(place, 6, place.len)))
                                     .at);
        struct str ref = browser_between(&shop.staff, "name=\"pick1\" value=\"", '"');
        const char *nobody = arena_printf(&shop.staff.arena, "show=unsent&%.*s&handle=otto&pick1=%.*s",
                                          STR_ARG(place), STR_ARG(ref))
                                 .at;
        const char *box = arena_printf(&shop.staff.arena, "value=\"%.*s\"", STR_ARG(ref)).at;
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/assign", nobody), 422);
        assert_int_equal(browser_times(&shop.staff, "name=\"pick"), 3);
        struct str chosen = browser_between(&shop.staff, box, '>');
        assert_true(str_find(chosen, STR("checked")) < chosen.len);
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/orders.csv?show=unsent"), 200);
        assert_int_equal(browser_times(&shop.staff, "\"Tea bowl\""), 53);
        shop_close(&shop);
    }
}

static void a_queue_is_narrowed_by_where_an_order_stands_why_whose_and_how_much(void **state)
{
    static const struct {
        const char *query;
        bool first, second;
    } rows[] = {
        {"", true, true},
        {"?show=dispute", true, false},
        {"?show=unsent", false, true},
        {"?show=over", false, false},
        {"?show=all&sort=age", true, true},
        {"?reason=snad_damaged", true, false},
        {"?reason=snad_damaged&show=unsent", false, false},
        {"?seller=tomas&sort=amount", true, true},
        {"?seller=mara", false, false},
        {"?seller=nobody-at-all", false, false},
        {"?q=N-002", false, true},
        {"?q=mara&sort=amount", true, true},
        {"?q=TOMAS&sort=due", true, true},
        {"?least=20.50", true, true},
        {"?least=20.51", false, false},
        {"?least=nonsense", false, false},
        {"?currency=JPY", false, false},
        {"?days=1", false, false},
        {"?days=0&due=3650", true, true},
        {"?due=0", false, false},
        {"?assigned=none", true, true},
        {"?assigned=ines", false, false},
        {"?assigned=nobody-at-all", false, false},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        dispute(&shop, numbered(&shop, 1));
        numbered(&shop, 2);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            print_message("%s\n", rows[i].query);
            const char *page = arena_printf(&shop.staff.arena, "/markets/harbour%s", rows[i].query).at;
            assert_int_equal(browser_get(&shop.staff, page), 200);
            assert_int_equal(browser_sees(&shop.staff, ">N-001<"), rows[i].first);
            assert_int_equal(browser_sees(&shop.staff, ">N-002<"), rows[i].second);
            page = arena_printf(&shop.staff.arena, "/markets/harbour/orders.csv%s", rows[i].query).at;
            assert_int_equal(browser_get(&shop.staff, page), 200);
            assert_int_equal(browser_sees(&shop.staff, "\"N-001\""), rows[i].first);
            assert_int_equal(browser_sees(&shop.staff, "\"N-002\""), rows[i].second);
        }
        shop_close(&shop);
    }
}

static void what_narrows_nothing_is_refused_and_named(void **state)
{
    static const struct {
        const char *query, *field;
    } rows[] = {
        {"show=foo", "show"}, {"sort=random", "sort"},  {"days=abc", "days"},
        {"days=-1", "days"},  {"days=36501", "days"},   {"due=1.5", "due"},
        {"due=soon", "due"},  {"show=Dispute", "show"}, {"days=2&due=x", "due"},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        numbered(&shop, 1);
        struct browser *staff = &shop.staff;
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            print_message("%s\n", rows[i].query);
            const char *field = arena_printf(&staff->arena, "\"field\":\"%s\"", rows[i].field).at;
            const char *at = arena_printf(&staff->arena, "/markets/harbour?%s", rows[i].query).at;
            assert_int_equal(browser_get(staff, at), 422);
            at = arena_printf(&staff->arena, "/markets/harbour/orders.csv?%s", rows[i].query).at;
            assert_int_equal(browser_get(staff, at), 422);
            at = arena_printf(&staff->arena, "/api/v1/queue?market=harbour&%s", rows[i].query).at;
            assert_int_equal(browser_get(staff, at), 422);
            assert_sees(staff, field);
            browser_get(staff, "/markets/harbour");
            at = arena_printf(&staff->arena, "act=note&words=Seen&all=1&%s", rows[i].query).at;
            assert_int_equal(browser_post(staff, "/markets/harbour/bulk", at), 422);
        }
        shop_close(&shop);
    }
}

static void the_largest_stand_first_when_asked_for_and_pages_go_on_there(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        const char *small =
            "{\"number\":\"S-1\",\"buyer\":\"mara\",\"seller\":\"tomas\",\"currency\":\"EUR\","
            "\"country\":\"DE\",\"paid\":true,\"lines\":[{\"title\":\"Cup\",\"amount\":\"2.00\"}]}";
        assert_answers(&shop.system, 201, shop_post(&shop.system, "/api/v1/orders", small));
        numbered(&shop, 1);
        browser_get(&shop.staff, "/markets/harbour/orders.csv?sort=amount");
        struct str body = shop.staff.body;
        size_t large = str_find(body, STR("N-001")), little = str_find(body, STR("S-1"));
        assert_true(large < little && little < body.len);
        browser_get(&shop.staff, "/markets/harbour?sort=amount&after=2050.999999");
        assert_sees(&shop.staff, ">N-001<");
        browser_get(&shop.staff, "/markets/harbour?sort=amount&after=2050.1");
        assert_not_sees(&shop.staff, ">N-001<");
        assert_sees(&shop.staff, ">S-1<");
        browser_get(&shop.staff, "/markets/harbour?sort=amount&seller=tomas&after=2050.1");
        assert_not_sees(&shop.staff, ">N-001<");
        assert_sees(&shop.staff, ">S-1<");
        shop_close(&shop);
    }
}

static void two_who_ask_for_the_next_dispute_get_different_ones(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        hire_stranger(&shop);
        dispute(&shop, numbered(&shop, 1));
        dispute(&shop, numbered(&shop, 2));
        numbered(&shop, 3);
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/next", ""), 303);
        assert_int_equal(browser_follow(&shop.staff), 200);
        assert_sees(&shop.staff, "You look after this order now.");
        assert_sees(&shop.staff, "N-001");
        assert_int_equal(browser_post(&shop.stranger, "/markets/harbour/next", ""), 303);
        assert_int_equal(browser_follow(&shop.stranger), 200);
        assert_sees(&shop.stranger, "N-002");
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/next", ""), 303);
        assert_int_equal(browser_follow(&shop.staff), 200);
        assert_sees(&shop.staff, "Every dispute has somebody who looks after it.");
        browser_get(&shop.staff, "/markets/harbour?assigned=ines");
        assert_sees(&shop.staff, ">N-001<");
        assert_not_sees(&shop.staff, ">N-002<");
        shop_close(&shop);
    }
}

static void chosen_orders_are_given_to_staff_alone_and_it_is_written_down(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = numbered(&shop, 1);
        numbered(&shop, 2);
        struct str ref = str_slice(order, STR("/api/v1/orders/").len, order.len);
        const char *form =
            arena_printf(&shop.staff.arena, "pick1=%.*s&show=unsent&handle=ines", STR_ARG(ref)).at;
        const char *page = arena_printf(&shop.staff.arena, "/orders/%.*s", STR_ARG(ref)).at;
        browser_get(&shop.staff, page);
        assert_sees(&shop.staff, "Nobody looks after this order yet.");
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/assign", form), 303);
        assert_str(shop.staff.location, "/markets/harbour?show=unsent&said=saved");
        browser_get(&shop.staff, "/markets/harbour?assigned=ines");
        assert_sees(&shop.staff, ">N-001<");
        assert_not_sees(&shop.staff, ">N-002<");
        browser_get(&shop.staff, page);
        assert_sees(&shop.staff, "Looked after by <bdi>ines</bdi>.");
        browser_get(&shop.seller, page);
        assert_not_sees(&shop.seller, "Looked after by");
        form = arena_printf(&shop.staff.arena, "pick1=%.*s&handle=mara", STR_ARG(ref)).at;
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/assign", form), 422);
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/assign", "handle=ines"), 422);
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/assign", "pick1=none&handle=ines"), 404);
        form = arena_printf(&shop.staff.arena, "pick1=%.*s&handle=", STR_ARG(ref)).at;
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/assign", form), 303);
        browser_get(&shop.staff, "/markets/harbour?assigned=ines");
        assert_not_sees(&shop.staff, ">N-001<");
        browser_become(&shop.stranger, "oona", ROLE_OPERATOR);
        browser_get(&shop.stranger, "/admin/audit?act=assign");
        assert_int_equal(
            browser_times(&shop.stranger, arena_printf(&shop.staff.arena, "order %.*s", STR_ARG(ref)).at), 2);
        shop_close(&shop);
    }
}

struct before {
    const struct policy_set *policies;
    struct str ref;
    bool right;
};

/* As a database of before has it, and what the next round makes of it. */
static enum err sort_in_again(struct ctx *ctx, void *arg)
{
    struct before *before = arg;
    struct order_head head;
    struct case_state kept;
    size_t done = 0;
    enum err err = order_load(ctx->db, ctx->arena, before->ref, &head);
    if (!err)
        err = case_load(ctx->db, ctx->arena, head.id, &kept);
    before->right = !err && str_eq(kept.stage, STR("unsent"));
    kept.stage = STR("unread");
    if (!err)
        err = case_put(ctx->db, &kept);
    if (!err)
        err = caseload_sort_in(ctx, before->policies, 10, &done);
    before->right &= done == 1;
    if (!err)
        err = case_load(ctx->db, ctx->arena, head.id, &kept);
    before->right &= !err && str_eq(kept.stage, STR("unsent"));
    if (!err)
        err = caseload_sort_in(ctx, before->policies, 10, &done);
    before->right &= done == 0;
    return err;
}

static void orders_of_before_are_sorted_in_once(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str order = numbered(&shop, 1);
        struct before before = {.policies = &shop.site.app.policies,
                                .ref = str_slice(order, STR("/api/v1/orders/").len, order.len)};
        http_arrange(&shop.site, sort_in_again, &before);
        assert_true(before.right);
        shop_close(&shop);
    }
}

static void only_the_staff_has_a_queue(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        numbered(&shop, 1);
        assert_int_equal(browser_get(&shop.stranger, "/markets/harbour"), 404);
        assert_int_equal(browser_get(&shop.stranger, "/markets/harbour/orders.csv"), 404);
        assert_int_equal(browser_post(&shop.stranger, "/markets/harbour/next", ""), 404);
        assert_int_equal(browser_post(&shop.stranger, "/markets/harbour/assign", "pick1=a&handle=ines"), 404);
        assert_int_equal(browser_get(&shop.seller, "/markets/harbour/orders.csv"), 303);
        assert_int_equal(browser_post(&shop.seller, "/markets/harbour/next", ""), 303);
        assert_str(shop.seller.location, "/orders?side=sold");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_order_is_on_one_page_and_in_the_table),
        cmocka_unit_test(a_queue_is_narrowed_by_where_an_order_stands_why_whose_and_how_much),
        cmocka_unit_test(what_narrows_nothing_is_refused_and_named),
        cmocka_unit_test(the_largest_stand_first_when_asked_for_and_pages_go_on_there),
        cmocka_unit_test(two_who_ask_for_the_next_dispute_get_different_ones),
        cmocka_unit_test(chosen_orders_are_given_to_staff_alone_and_it_is_written_down),
        cmocka_unit_test(orders_of_before_are_sorted_in_once),
        cmocka_unit_test(only_the_staff_has_a_queue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
