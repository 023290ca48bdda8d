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

static size_t times(struct browser *browser, const char *text)
{
    size_t count = 0;
    struct str body = browser->body;
    for (size_t at; (at = str_find(body, str_from(text))) < body.len; count++)
        body = str_slice(body, at + strlen(text), body.len);
    return count;
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
        assert_int_equal(times(&shop.staff, "name=\"pick"), 50);
        assert_sees(&shop.staff, ">N-000<");
        assert_not_sees(&shop.staff, ">N-050<");
        struct str next = browser_between(&shop.staff, "rel=\"next\" href=\"", '"');
        struct str place = str_slice(next, str_find(next, STR("after=")), next.len);
        const char *address =
            arena_printf(&shop.staff.arena, "/markets/harbour?show=unsent&%.*s", STR_ARG(place)).at;
        assert_int_equal(browser_get(&shop.staff, address), 200);
        assert_int_equal(times(&shop.staff, "name=\"pick"), 3);
        assert_sees(&shop.staff, ">N-050<");
        assert_not_sees(&shop.staff, "rel=\"next\"");
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/orders.csv?show=unsent"), 200);
        assert_int_equal(times(&shop.staff, "\"Tea bowl\""), 53);
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

enum { WALKED = 6 };

/* Line by line behind the one before it comes to the same as all at once. */
static void assert_walks(struct db *db, struct arena *arena, const struct case_filter *filter)
{
    struct case_rows whole, one;
    assert_int_equal(case_list(db, arena, filter, (struct case_page){.most = WALKED + 1}, &whole), OK);
    assert_int_equal(whole.count, WALKED);
    struct case_page next = {.most = 1};
    for (size_t i = 0; i < whole.count; i++) {
        assert_int_equal(case_list(db, arena, filter, next, &one), OK);
        assert_int_equal(one.count, 1);
        assert_int_equal(one.at[0].order_id, whole.at[i].order_id);
        if (i > 0 && filter->sort == CASE_BY_AMOUNT)
            assert_true(whole.at[i].amount_minor <= whole.at[i - 1].amount_minor);
        else if (i > 0)
            assert_true(case_key(filter->sort, &whole.at[i]) >= case_key(filter->sort, &whole.at[i - 1]));
        next.after = (struct list_cursor){case_key(filter->sort, &one.at[0]), one.at[0].order_id};
    }
    assert_int_equal(case_list(db, arena, filter, next, &one), OK);
    assert_int_equal(one.count, 0);
    int64_t count;
    assert_int_equal(case_count(db, filter, 100, &count), OK);
    assert_int_equal(count, WALKED);
}

/* Half of them are given to the staff; each is of another time and sum. */
static enum err spread(struct ctx *ctx, void *arg)
{
    struct shop *shop = arg;
    struct market market;
    enum err err = market_load(ctx->db, ctx->arena, STR("harbour"), &market);
    for (int64_t id = 1; !err && id <= 2 * WALKED; id++) {
        struct case_state state;
        err = case_load(ctx->db, ctx->arena, id, &state);
        state.reason = id % 2 ? STR("snad_damaged") : STR("not_received");
        state.seller_id = id % 2 ? shop->seller_id : shop->staff_id;
        state.amount_minor = 100 + id * 37 % 5;
        state.since_at.ms += id * 31 % 7;
        state.due_at.ms += id * 17 % 5;
        if (!err)
            err = case_put(ctx->db, &state);
        struct case_assignment given = {market.id, id % 2 ? shop->staff_id : shop->seller_id, ctx->now};
        struct order_head head;
        if (!err)
            err = order_load_by_id(ctx->db, ctx->arena, id, &head);
        if (!err)
            err = case_assign(ctx->db, head.ref, given);
    }
    return err;
}

static void a_narrowed_queue_goes_on_behind_each_of_its_lines(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct failure failure = {0};
        shop_open(&shop, database->url);
        for (int i = 0; i < 2 * WALKED; i++)
            numbered(&shop, i);
        http_arrange(&shop.site, spread, &shop);
        struct case_filter all = {.market_id = 1,
                                  .stage = STR("unsent"),
                                  .currency = STR("EUR"),
                                  .since = CLOCK_NEVER,
                                  .due = CLOCK_NEVER};
        struct case_filter few[] = {all, all, all};
        few[0].seller_id = shop.seller_id;
        few[1].assigned_id = shop.staff_id;
        few[2].reason = STR("snad_damaged");
        struct db *db = fixture_open(database->url, DB_READ);
        db_watch(db, &failure);
        for (size_t i = 0; i < COUNT_OF(few); i++)
            for (int sort = 0; sort < CASE_SORTS; sort++) {
                few[i].sort = (enum case_sort)sort;
                assert_walks(db, &shop.staff.arena, &few[i]);
            }
        db_close(db);
        shop_close(&shop);
    }
}

static bool fits(const struct case_filter *filter, const struct case_state *state)
{
    return state->amount_minor >= filter->least && state->since_at.ms <= filter->since.ms &&
           state->due_at.ms <= filter->due.ms && filter->assigned_id == CASE_ANYBODY &&
           (!filter->currency.len || str_eq(filter->currency, state->currency));
}

/* As many as there are when each is looked at, in their order. */
static void assert_filtered(struct db *db, struct arena *arena, const struct case_filter *filter)
{
    struct case_rows rows;
    int64_t count, right = 0;
    for (int64_t id = 1; id <= 2 * WALKED; id++) {
        struct case_state state;
        assert_int_equal(case_load(db, arena, id, &state), OK);
        right += fits(filter, &state);
    }
    assert_int_equal(case_list(db, arena, filter, (struct case_page){.most = 4 * WALKED}, &rows), OK);
    assert_int_equal(rows.count, right);
    assert_int_equal(case_count(db, filter, 100, &count), OK);
    assert_int_equal(count, right);
    bool down = filter->sort == CASE_BY_AMOUNT;
    for (size_t i = 1; i < rows.count; i++) {
        int64_t before = case_key(filter->sort, &rows.at[i - 1]), now = case_key(filter->sort, &rows.at[i]);
        assert_true(down ? before >= now : before <= now);
    }
}

/* One line at a time, each behind the one before, is the same list. */
static void assert_goes_on(struct db *db, struct arena *arena, const struct case_filter *filter)
{
    struct case_rows whole, one;
    struct case_page page = {.most = 1};
    assert_int_equal(case_list(db, arena, filter, (struct case_page){.most = 4 * WALKED}, &whole), OK);
    for (size_t i = 0; i < whole.count; i++) {
        assert_int_equal(case_list(db, arena, filter, page, &one), OK);
        assert_int_equal(one.count, 1);
        assert_int_equal(one.at[0].order_id, whole.at[i].order_id);
        page.after = (struct list_cursor){case_key(filter->sort, &one.at[0]), one.at[0].order_id};
    }
}

/* In one currency, in none, and in any, by every order that there is. */
static void assert_filtered_in_every_way(struct db *db, struct arena *arena, struct case_filter filter)
{
    static const struct str currencies[] = {STR_INIT(""), STR_INIT("EUR"), STR_INIT("CHF")};
    for (size_t i = 0; i < COUNT_OF(currencies); i++)
        for (int sort = 0; sort < (currencies[i].len ? CASE_SORTS : CASE_BY_AMOUNT); sort++) {
            filter.currency = currencies[i];
            filter.sort = (enum case_sort)sort;
            assert_filtered(db, arena, &filter);
            assert_goes_on(db, arena, &filter);
        }
}

static void a_whole_queue_holds_what_its_filters_say_however_it_is_sorted(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct failure failure = {0};
        struct case_state one;
        shop_open(&shop, database->url);
        for (int i = 0; i < 2 * WALKED; i++)
            numbered(&shop, i);
        http_arrange(&shop.site, spread, &shop);
        struct db *db = fixture_open(database->url, DB_READ);
        db_watch(db, &failure);
        assert_int_equal(case_load(db, &shop.staff.arena, 1, &one), OK);
        struct case_filter all = {
            .market_id = 1, .stage = STR("unsent"), .since = CLOCK_NEVER, .due = CLOCK_NEVER};
        struct case_filter ways[] = {all, all, all, all, all, all, all};
        ways[1].since = one.since_at;
        ways[2].due = one.due_at;
        ways[3].since = one.since_at, ways[3].due = one.due_at;
        ways[4].least = 102;
        ways[5].assigned_id = CASE_NOBODY;
        ways[6].assigned_id = -2; /* whom nobody is called */
        for (size_t i = 0; i < COUNT_OF(ways); i++)
            assert_filtered_in_every_way(db, &shop.staff.arena, ways[i]);
        db_close(db);
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
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/assign", form), 303);
        assert_str(shop.staff.location, "/markets/harbour?show=unsent&said=saved");
        browser_get(&shop.staff, "/markets/harbour?assigned=ines");
        assert_sees(&shop.staff, ">N-001<");
        assert_not_sees(&shop.staff, ">N-002<");
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
            times(&shop.stranger, arena_printf(&shop.staff.arena, "order %.*s", STR_ARG(ref)).at), 2);
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
        cmocka_unit_test(a_narrowed_queue_goes_on_behind_each_of_its_lines),
        cmocka_unit_test(a_whole_queue_holds_what_its_filters_say_however_it_is_sorted),
        cmocka_unit_test(two_who_ask_for_the_next_dispute_get_different_ones),
        cmocka_unit_test(chosen_orders_are_given_to_staff_alone_and_it_is_written_down),
        cmocka_unit_test(orders_of_before_are_sorted_in_once),
        cmocka_unit_test(only_the_staff_has_a_queue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
