/* The lists of a marketplace's cases: narrowed and sorted in every way, whole and line by line. */
#include "base/check.h"
#include "service/order/caseload.h"
#include "store/order/order.h"
#include "support/order/shop.h"

static struct str numbered(struct shop *shop, int number)
{
    return shop_place(shop, arena_printf(&shop->system.arena, "N-%03d", number).at);
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

/* The buyer of them all sells the first one, too. */
static enum err sell_one_to_oneself(struct ctx *ctx, void *arg)
{
    struct case_state state;
    struct order_head head;
    enum err err = case_load(ctx->db, ctx->arena, 1, &state);
    (void)arg;
    if (!err)
        err = order_load_by_id(ctx->db, ctx->arena, 1, &head);
    state.seller_id = head.buyer_id;
    return err ? err : case_put(ctx->db, &state);
}

static void a_name_finds_what_its_holder_sold_and_bought_each_once(void **state)
{
    static const struct {
        struct str words;
        int64_t found;
    } rows[] = {{STR_INIT("mara"), WALKED},
                {STR_INIT("tomas"), WALKED - 1},
                {STR_INIT("N-001"), 1},
                {STR_INIT("otto"), 0}};
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct failure failure = {0};
        shop_open(&shop, database->url);
        for (int i = 0; i < WALKED; i++)
            numbered(&shop, i);
        http_arrange(&shop.site, sell_one_to_oneself, NULL);
        struct db *db = fixture_open(database->url, DB_READ);
        db_watch(db, &failure);
        for (size_t i = 0; i < COUNT_OF(rows) * CASE_SORTS; i++) {
            struct case_rows found;
            int64_t count;
            struct str words = rows[i / CASE_SORTS].words;
            struct case_filter filter = {.market_id = 1,
                                         .stage = STR("unsent"),
                                         .words = words,
                                         .handle_key = words,
                                         .since = CLOCK_NEVER,
                                         .due = CLOCK_NEVER,
                                         .sort = (enum case_sort)(i % CASE_SORTS)};
            assert_int_equal(
                case_list(db, &shop.staff.arena, &filter, (struct case_page){.most = 50}, &found), OK);
            assert_int_equal(found.count, rows[i / CASE_SORTS].found);
            assert_int_equal(case_count(db, &filter, 100, &count), OK);
            assert_int_equal(count, rows[i / CASE_SORTS].found);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_narrowed_queue_goes_on_behind_each_of_its_lines),
        cmocka_unit_test(a_name_finds_what_its_holder_sold_and_bought_each_once),
        cmocka_unit_test(a_whole_queue_holds_what_its_filters_say_however_it_is_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
