/* Outgoing webhooks: whose they are, and what becomes of an address where nothing arrives. */
#include "base/check.h"
#include "service/order/changes.h"
#include "service/people/token.h"
#include "service/reach/hook.h"
#include "service/unit/once.h"
#include "store/engine/db_engine.h"
#include "store/order/market.h"
#include "support/order/shop.h"

#include <time.h>

#define FORM "url=https%3A%2F%2Fshop.example%2Frecourse&kind_orders=1"

static void staff_add_webhooks_and_nobody_else_sees_them(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/webhooks", FORM), 303);
        assert_int_equal(browser_follow(&shop.staff), 200);
        assert_sees(&shop.staff, "https://shop.example/recourse");
        assert_sees(&shop.staff, "whsec_");
        assert_int_equal(browser_get(&shop.seller, "/markets/harbour/webhooks"), 403);
        assert_int_equal(browser_get(&shop.seller, "/markets/harbour/webhooks/1"), 403);
        assert_int_equal(browser_get(&shop.stranger, "/markets/harbour/webhooks"), 404);
        assert_int_equal(browser_get(&shop.staff, "/admin/webhooks"), 403);
        assert_int_equal(browser_get(&shop.system, "/api/v1/hooks"), 200);
        assert_sees(&shop.system, "https://shop.example/recourse");
        assert_not_sees(&shop.system, "whsec_");
        shop_close(&shop);
    }
}

static void what_a_webhook_needs_is_said_beside_its_field(void **state)
{
    static const struct wrong_form wrong[] = {
        {"url=shop.example&kind_orders=1", "Enter a whole address"},
        {"url=ftp%3A%2F%2Fshop.example&kind_orders=1", "Enter a whole address"},
        {"url=https%3A%2F%2Fshop.example", "Choose at least one thing to be told of."},
        {"url=https%3A%2F%2Fshop.example&kind_questions=1", "Choose at least one thing to be told of."},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        assert_wrong_forms(&shop.staff, "/markets/harbour/webhooks", wrong, COUNT_OF(wrong));
        shop_close(&shop);
    }
}

static void what_is_turned_is_turned_and_what_is_removed_is_gone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        browser_post(&shop.staff, "/markets/harbour/webhooks", FORM);
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/webhooks/1", "turn=off"), 303);
        browser_get(&shop.staff, "/markets/harbour/webhooks");
        assert_sees(&shop.staff, "turned off");
        shop_place(&shop, "T-1");
        browser_get(&shop.staff, "/markets/harbour/webhooks/1");
        assert_sees(&shop.staff, "Nothing yet.");
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/webhooks/1", "turn=on"), 303);
        shop_place(&shop, "T-2");
        browser_get(&shop.staff, "/markets/harbour/webhooks/1");
        assert_sees(&shop.staff, "waits");
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/webhooks/1", "turn=fly"), 422);
        assert_int_equal(browser_post(&shop.staff, "/markets/harbour/webhooks/1", "turn=remove"), 303);
        assert_int_equal(browser_get(&shop.staff, "/markets/harbour/webhooks/1"), 404);
        shop_close(&shop);
    }
}

/* What came of the first delivery, so many days after it was put in the outbox. */
struct settled {
    int64_t days;
    enum delivery delivery;
};

static enum err settle(struct ctx *ctx, void *arg)
{
    const struct settled *settled = arg;
    struct hook_deliveries told;
    struct outgoing outgoing;
    struct handed came = {.delivery = settled->delivery};
    enum err err = hook_load_deliveries(ctx->db, ctx->arena, 1, INT64_MAX, &told);
    if (!err)
        err = outgoing_load(ctx->db, ctx->arena, told.at[0].id, &outgoing);
    ctx->now = instant_add(ctx->now, SPAN_DAYS(settled->days));
    return err ? err : hook_settle(ctx, &outgoing, &came);
}

static void an_address_where_nothing_arrives_for_days_is_told_no_more(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        browser_post(&shop.staff, "/markets/harbour/webhooks", FORM);
        shop_place(&shop, "T-1");
        http_arrange(&shop.site, settle, &(struct settled){0, LATER});
        browser_get(&shop.staff, "/markets/harbour/webhooks");
        assert_sees(&shop.staff, "does not arrive");
        http_arrange(&shop.site, settle, &(struct settled){1, DELIVERED});
        browser_get(&shop.staff, "/markets/harbour/webhooks");
        assert_not_sees(&shop.staff, "does not arrive");
        http_arrange(&shop.site, settle, &(struct settled){2, LATER});
        http_arrange(&shop.site, settle, &(struct settled){2 + HOOK_PATIENCE_DAYS, LATER});
        browser_get(&shop.staff, "/markets/harbour/webhooks");
        assert_sees(&shop.staff, "stopped: nothing arrived for days");
        browser_get(&shop.staff, "/notices");
        assert_sees(&shop.staff, "A webhook was stopped");
        assert_not_sees(&shop.staff, "A post that cannot be seen any more");
        assert_sees(&shop.staff, "https://shop.example/recourse");
        shop_close(&shop);
    }
}

static void a_marketplaces_program_reads_on_from_where_it_was(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct str place = shop_place(&shop, "T-1");
        assert_int_equal(browser_get(&shop.system, "/api/v1/changes"), 200);
        assert_sees(&shop.system, "\"items\":[]"); /* younger than what is told */
        assert_sees(&shop.system, "\"more\":false");
        assert_int_equal(browser_get(&shop.system, "/api/v1/changes?since=1"), 422);
        assert_int_equal(browser_get(&shop.seller, "/api/v1/changes?market=harbour"), 404);
        assert_int_equal(browser_get(&shop.system, "/api/v1/orders?number=T-1"), 200);
        assert_sees(&shop.system, str_slice(place, 15, place.len).at);
        assert_int_equal(browser_get(&shop.system, "/api/v1/orders?number=T-2"), 200);
        assert_sees(&shop.system, "\"items\":[]");
        assert_int_equal(browser_get(&shop.system, "/api/v1/orders?state=foo"), 422);
        assert_sees(&shop.system, "Ask for \\\"open\\\", for \\\"over\\\", or for no state.");
        assert_int_equal(browser_get(&shop.system, "/api/v1/orders?state=over"), 200);
        assert_sees(&shop.system, "\"items\":[]");
        assert_int_equal(browser_get(&shop.system, "/api/v1/orders?state=open"), 200);
        assert_sees(&shop.system, "\"number\":\"T-1\"");
        shop_close(&shop);
    }
}

/* An event of the first order, written down but not committed, on a connection of its own. */
static struct db *begin_late_event(const char *name, struct str url)
{
    char sql[600];
    struct failure failure = {0};
    struct db *db = fixture_open(url, DB_WRITE);
    db_watch(db, &failure);
    assert_ok(db_begin(db, DB_WRITE_ROWS), &failure);
    snprintf(sql, sizeof sql,
             "INSERT INTO purchase_event SELECT (jsonb_populate_record(CAST(NULL AS purchase_event), "
             "to_jsonb(e) ||"
             " jsonb_build_object('number', 9, 'noted_at', %lld))).*"
             " FROM purchase_event e JOIN purchase p ON p.id = e.purchase_id WHERE p.number = '%s' AND "
             "e.number = 1",
             (long long)instant_now().ms, name);
    assert_ok(db_script(db, sql), &failure);
    return db;
}

/* The cursor is good at whichever server answers, and after another start. */
static void assert_reads_on(struct shop *shop, const char *next)
{
    struct http_site again;
    struct browser program;
    http_join(&again, shop->site.database);
    browser_open(&program, &again);
    program.extra[0] = shop->system.extra[0];
    struct browser *both[] = {&shop->system, &program};
    for (size_t i = 0; i < COUNT_OF(both); i++) {
        assert_int_equal(browser_get(both[i], next), 200);
        assert_sees(both[i], "\"event\":9,");
        assert_sees(both[i], "\"number\":\"T-2\"");
    }
    browser_close(&program);
    http_close(&again);
}

/* The later one is old enough to be told, and the earlier one is not committed yet. */
static void what_is_committed_late_is_not_passed_over_by_a_reader_of_changes(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        if (database->kind == DB_SQLITE) /* nobody writes there while somebody else has not committed */
            continue;
        shop_open(&shop, database->url);
        shop_place(&shop, "T-1");
        struct db *late = begin_late_event("T-1", database->url);
        shop_place(&shop, "T-2");
        nanosleep(&(struct timespec){.tv_sec = ORDER_CHANGES_REST_MS / 1000 + 1}, NULL);
        assert_int_equal(browser_get(&shop.system, "/api/v1/changes"), 200);
        assert_sees(&shop.system, "\"items\":[]");
        struct str next = browser_between(&shop.system, "\"next\":\"", '"');
        struct failure failure = {0};
        db_watch(late, &failure);
        assert_ok(db_commit(late), &failure);
        db_close(late);
        assert_reads_on(&shop, arena_cstr(&shop.system.arena, next));
        shop_close(&shop);
    }
}

static const char *question_form(struct visit *visit, const char *title)
{
    return arena_printf(&visit->browser.arena, "category=%lld&title=%s&tags=customs&body=It+is+late+by+now.",
                        (long long)visit->site.category_id, title)
        .at;
}

/* What stood before there was somebody to tell is not news when it is changed. */
static void what_is_edited_or_retagged_is_not_asked_again(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, chief)
    {
        browser_become(chief, "chief", ROLE_OPERATOR);
        assert_int_equal(browser_post(chief, "/ask", question_form(&visit, "Where+is+my+parcel+now%3F")),
                         303);
        assert_int_equal(
            browser_post(chief, "/admin/webhooks", "url=https%3A%2F%2Fshop.example%2Fhook&kind_questions=1"),
            303);
        struct str edit = arena_printf(&chief->arena, "version=1&note=&%s",
                                       question_form(&visit, "Where+is+my+other+parcel%3F"));
        assert_int_equal(browser_post(chief, "/posts/question/1/edit", edit.at), 303);
        assert_int_equal(browser_post(chief, "/admin/tags/customs", "turn=move&to=duty"), 303);
        browser_get(chief, "/admin/webhooks/1");
        assert_sees(chief, "Nothing yet.");
        assert_int_equal(browser_post(chief, "/ask", question_form(&visit, "Where+is+my+letter+now%3F")),
                         303);
        browser_get(chief, "/admin/webhooks/1");
        assert_not_sees(chief, "Nothing yet.");
    }
}

/* More than one page of events: each reply says where the next one begins. */
static void what_was_missed_is_told_again_page_by_page(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        browser_post(&shop.staff, "/markets/harbour/webhooks", FORM);
        for (int i = 0; i < 20; i++)
            shop_place(&shop, arena_printf(&shop.system.arena, "T-%d", i).at);
        assert_answers(&shop.system, 200, shop_post(&shop.system, "/api/v1/hooks/1/replay", "{\"since\":0}"));
        assert_sees(&shop.system, "\"told\":50,\"next\":50");
        assert_answers(&shop.system, 200,
                       shop_post(&shop.system, "/api/v1/hooks/1/replay", "{\"since\":50}"));
        assert_sees(&shop.system, "\"next\":null");
        assert_not_sees(&shop.system, "\"told\":0,");
        assert_answers(&shop.system, 200, shop_post(&shop.system, "/api/v1/hooks/1/replay", "{\"event\":3}"));
        assert_sees(&shop.system, "{\"told\":1,\"next\":null}");
        shop_close(&shop);
    }
}

/* An event of the marketplace with the next number, written down but not committed, on a connection of its own. */
static struct db *begin_late_told(struct str url)
{
    char sql[400];
    struct failure failure = {0};
    struct db *db = fixture_open(url, DB_WRITE);
    db_watch(db, &failure);
    assert_ok(db_begin(db, DB_WRITE_ROWS), &failure);
    snprintf(sql, sizeof sql,
             "INSERT INTO hook_event (key, market_id, kind, subject, body, made_at) "
             "SELECT 'late', id, 'orders', 'order late', '{}', %lld FROM market WHERE slug = 'harbour'",
             (long long)instant_now().ms);
    assert_ok(db_script(db, sql), &failure);
    return db;
}

static int64_t told_since(struct shop *shop, int64_t since)
{
    int64_t told = -1;
    const char *body = arena_printf(&shop->system.arena, "{\"since\":%lld}", (long long)since).at;
    assert_answers(&shop->system, 200, shop_post(&shop->system, "/api/v1/hooks/1/replay", body));
    assert_true(str_to_int(browser_between(&shop->system, "\"told\":", ','), &told));
    return told;
}

/* Numbers are given before they are committed: who begins before the gap is told what came into it later. */
static void what_is_committed_late_is_told_again_to_who_begins_before_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        if (database->kind == DB_SQLITE) /* nobody writes there while somebody else has not committed */
            continue;
        shop_open(&shop, database->url);
        browser_post(&shop.staff, "/markets/harbour/webhooks", FORM);
        shop_place(&shop, "T-1");
        int64_t before = told_since(&shop, 0);
        struct db *late = begin_late_told(database->url);
        shop_place(&shop, "T-2");
        int64_t meanwhile = told_since(&shop, before);
        assert_true(meanwhile > 0);
        struct failure failure = {0};
        db_watch(late, &failure);
        assert_ok(db_commit(late), &failure);
        db_close(late);
        assert_int_equal(told_since(&shop, before), meanwhile + 1);
        assert_int_equal(told_since(&shop, 0), before + meanwhile + 1);
        /* It has a number below what was told already. */
        assert_int_equal(told_since(&shop, before + 1), meanwhile);
        shop_close(&shop);
    }
}

/* ---- the same request again ---- */

/* What the database has of it; and the marketplace's next key, which takes the place of the first. */
static enum err read_kept(struct ctx *ctx, void *arg)
{
    struct once_row row;
    struct market market;
    struct shop *shop = arg;
    assert_int_equal(market_load(ctx->db, ctx->arena, STR("harbour"), &market), OK);
    struct hash hash = hash_of(arena_printf(ctx->arena, "market %lld/hook-1", (long long)market.id));
    assert_int_equal(once_load(ctx->db, ctx->arena, str_from(hash.text),
                               (struct once_time){ctx->now, {ctx->now.ms - ONCE_MS}}, &row),
                     OK);
    assert_int_equal(row.status, 201);
    assert_true(row.body.len > 0);
    assert_true(str_find(row.body, STR("whsec_")) == row.body.len);
    assert_true(str_find(row.body, STR("shop.example")) == row.body.len);
    struct token token = token_new();
    struct str text = str_from(token.text);
    struct token_row key = {.market_id = market.id,
                            .name = STR("Next"),
                            .hash = token_hash(ctx->arena, text),
                            .scopes = STR("webhooks"),
                            .made_at = ctx->now};
    shop->key = arena_printf(&shop->system.arena, "Bearer %.*s", STR_ARG(text));
    return token_insert(ctx->db, &key);
}

/* Whoever sends it again is shown the secret again; who reads the database, a copy of it, or has another key, is not. */
static void a_secret_that_may_be_asked_again_is_kept_for_who_asked_alone(void **state)
{
    static const char add[] = "{\"url\":\"https://shop.example/recourse\",\"kinds\":\"orders\"}";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct browser *system = &shop.system;
        system->extra[1] = (struct header){STR("Idempotency-Key"), STR("hook-1")};
        assert_answers(system, 201, shop_post(system, "/api/v1/hooks", add));
        struct str shown = browser_between(system, "\"secret\":\"", '"');
        assert_true(str_starts(shown, STR("whsec_")));
        assert_answers(system, 201, shop_post(system, "/api/v1/hooks", add));
        assert_str(browser_header(system, "Idempotent-Replayed"), "true");
        assert_true(str_eq(browser_between(system, "\"secret\":\"", '"'), shown));
        http_arrange(&shop.site, read_kept, &shop);
        system->extra[0].value = shop.key;
        assert_answers(system, 409, shop_post(system, "/api/v1/hooks", add));
        assert_not_sees(system, "whsec_");
        shop_close(&shop);
    }
}

static enum err forget_later(struct ctx *ctx, void *arg)
{
    (void)arg;
    ctx->now = instant_add(ctx->now, SPAN_DAYS(HOOK_KEPT_DAYS + 1));
    return hook_forget(ctx);
}

/* Whoever has read up to a number is told what comes, also when all of before is forgotten. */
static void numbers_of_events_go_on_after_quiet_weeks(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        browser_post(&shop.staff, "/markets/harbour/webhooks", FORM);
        for (int i = 0; i < 3; i++)
            shop_place(&shop, arena_printf(&shop.system.arena, "Q-%d", i).at);
        const char *from_start = "{\"since\":0}";
        assert_answers(&shop.system, 200, shop_post(&shop.system, "/api/v1/hooks/1/replay", from_start));
        struct str told = arena_copy(&shop.system.arena, browser_between(&shop.system, "\"told\":", ','));
        http_arrange(&shop.site, forget_later, NULL);
        assert_answers(&shop.system, 200, shop_post(&shop.system, "/api/v1/hooks/1/replay", from_start));
        assert_sees(&shop.system, "\"told\":1,"); /* the newest alone is left */
        const char *since = arena_printf(&shop.system.arena, "{\"since\":%.*s}", STR_ARG(told)).at;
        assert_answers(&shop.system, 200, shop_post(&shop.system, "/api/v1/hooks/1/replay", since));
        assert_sees(&shop.system, "\"told\":0,");
        shop_place(&shop, "Q-9");
        assert_answers(&shop.system, 200, shop_post(&shop.system, "/api/v1/hooks/1/replay", since));
        assert_not_sees(&shop.system, "\"told\":0,");
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(staff_add_webhooks_and_nobody_else_sees_them),
        cmocka_unit_test(what_a_webhook_needs_is_said_beside_its_field),
        cmocka_unit_test(what_is_turned_is_turned_and_what_is_removed_is_gone),
        cmocka_unit_test(an_address_where_nothing_arrives_for_days_is_told_no_more),
        cmocka_unit_test(what_is_edited_or_retagged_is_not_asked_again),
        cmocka_unit_test(a_marketplaces_program_reads_on_from_where_it_was),
        cmocka_unit_test(what_is_committed_late_is_not_passed_over_by_a_reader_of_changes),
        cmocka_unit_test(what_is_committed_late_is_told_again_to_who_begins_before_it),
        cmocka_unit_test(what_was_missed_is_told_again_page_by_page),
        cmocka_unit_test(a_secret_that_may_be_asked_again_is_kept_for_who_asked_alone),
        cmocka_unit_test(numbers_of_events_go_on_after_quiet_weeks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
