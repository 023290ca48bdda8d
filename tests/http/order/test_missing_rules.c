/* Orders whose rules are not here, or were changed: named at the start, and alone in waiting. */
#include "http/site/timer.h"
#include "store/engine/db_engine.h"
#include "store/order/order.h"
#include "store/site/pulse.h"
#include "support/order/shop.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

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

/* A folder of rules of which none can be taken: no rules at all, others under a version that is here, no file at all. */
struct bad_rules {
    char folder[64], broken[96], changed[96], no_file[96];
};

static void write_file(const char *path, struct str bytes)
{
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.at, 1, bytes.len, file), bytes.len);
    fclose(file);
}

static void bad_rules_open(struct bad_rules *bad)
{
    char changed[64 * 1024];
    const struct packed_file *etsy = packed_find(&packed_policies, STR("etsy.json"));
    size_t at = str_find(etsy->bytes, STR("\"P100D\""));
    assert_true(at < etsy->bytes.len && etsy->bytes.len < sizeof changed);
    memcpy(changed, etsy->bytes.at, etsy->bytes.len);
    changed[at + 4] = '1';
    snprintf(bad->folder, sizeof bad->folder, "/tmp/recourse-rules-XXXXXX");
    assert_non_null(mkdtemp(bad->folder));
    snprintf(bad->broken, sizeof bad->broken, "%s/a-broken.json", bad->folder);
    snprintf(bad->changed, sizeof bad->changed, "%s/b-changed.json", bad->folder);
    snprintf(bad->no_file, sizeof bad->no_file, "%s/c-none.json", bad->folder);
    write_file(bad->broken, STR("{\"id\": \"lost\", \"version\": 1,"));
    write_file(bad->changed, (struct str){changed, etsy->bytes.len});
    assert_int_equal(mkdir(bad->no_file, 0700), 0);
}

static void bad_rules_close(struct bad_rules *bad)
{
    unlink(bad->broken);
    unlink(bad->changed);
    rmdir(bad->no_file);
    rmdir(bad->folder);
}

static void a_file_that_cannot_be_taken_stops_with_the_flag_its_own_orders_alone(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        struct bad_rules bad;
        struct http_site site;
        struct failure failure = {0};
        struct browser watcher;
        bad_rules_open(&bad);
        shop_open(&shop, database->url);
        arrange(&shop);
        shop.site.app.options.policies = str_from(bad.folder);
        assert_int_equal(start_another(&shop, false, &site, &failure), ERR_INPUT);
        assert_non_null(strstr(failure.text, "/a-broken.json: "));
        assert_ok(start_another(&shop, true, &site, &failure), &failure);
        assert_true(str_find(site.app.rules_refused, STR("/b-changed.json: version: etsy version")) <
                    site.app.rules_refused.len);
        assert_true(str_find(site.app.rules_refused, STR("c-none.json")) < site.app.rules_refused.len);
        browser_open(&watcher, &site);
        assert_int_equal(browser_get(&watcher, "/readyz"), 200);
        assert_sees(&watcher, "lost version 1 (no file that can be taken, 1 orders)");
        assert_int_equal(browser_get(&watcher, "/policies/etsy"), 200); /* as the program has it */
        browser_close(&watcher);
        app_close(&site.app);
        shop_close(&shop);
        bad_rules_close(&bad);
    }
}

static void run_script(struct db *db, const char *script)
{
    assert_int_equal(db_script(db, script), OK);
}

static struct instant pulse_of(struct db *db)
{
    struct instant at = CLOCK_UNSET;
    assert_int_equal(db_begin(db, DB_READ), OK);
    assert_int_equal(pulse_get(db, &at), OK);
    assert_int_equal(db_commit(db), OK);
    return at;
}

/* Where what rules missed cannot be excused yet, nothing goes on, and it is tried again. */
static void what_cannot_be_excused_at_the_start_is_tried_again_before_anything_strikes(void **state)
{
    enum { TRIES = 600 };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct shop shop;
        shop_open(&shop, database->url);
        struct db *db = fixture_open(shop.site.database, DB_WRITE); /* prepared while the table is there */
        run_script(db, "ALTER TABLE rules_gone RENAME TO rules_away");
        struct timer *timer = timer_start(&shop.site.app);
        struct instant at = pulse_of(db);
        assert_int_equal(at.ms, 0);
        run_script(db, "ALTER TABLE rules_away RENAME TO rules_gone");
        for (int i = 0; i < TRIES && !at.ms; i++) {
            nanosleep(&(struct timespec){0, 50 * 1000 * 1000}, NULL);
            at = pulse_of(db);
        }
        assert_true(at.ms > 0);
        timer_stop(timer);
        db_close(db);
        shop_close(&shop);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_server_that_lacks_rules_says_which_and_does_not_start),
        cmocka_unit_test(with_the_flag_only_the_orders_of_missing_rules_wait),
        cmocka_unit_test(what_cannot_be_excused_at_the_start_is_tried_again_before_anything_strikes),
        cmocka_unit_test(a_file_that_cannot_be_taken_stops_with_the_flag_its_own_orders_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
