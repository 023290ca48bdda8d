/*
 * Two servers on one database: what one is told reaches the other. On PostgreSQL because the database tells of it: there the other
 * does not look by itself.
 */
#include "base/time.h"
#include "http/site/follow.h"
#include "store/engine/db_engine.h"
#include "store/engine/listen.h"
#include "support/door/http_fixture.h"

#include <time.h>

/* How long is waited for what comes at once, on a machine that does much else; how seldom is as good as never. */
enum { LONG_MS = 60 * 1000, NEVER_MS = 24 * 60 * 60 * 1000, TURNS = 3 };

/* Both servers, with what each follows the other by, and who asks there. */
struct pair {
    struct visit visit;
    struct http_site other;
    struct follow *follow;
    struct browser *chief; /* of the first */
    struct browser guest;  /* of the second */
};

static void open_pair(struct pair *pair, const struct fixture_database *database)
{
    pair->chief = visit_begin(&pair->visit, database);
    browser_become(pair->chief, "chief", ROLE_OPERATOR);
    http_join(&pair->other, database->url);
    pair->follow = follow_start(&pair->other.app, database->url,
                                database->kind == DB_POSTGRES ? NEVER_MS : FOLLOW_LOOK_MS);
    browser_open(&pair->guest, &pair->other);
}

static void close_pair(struct pair *pair)
{
    browser_close(&pair->guest);
    follow_stop(pair->follow);
    http_close(&pair->other);
    visit_end(&pair->visit);
}

static void pause_a_moment(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 5 * 1000000}, NULL);
}

/* The second server has it, sooner or later. */
static void assert_reaches(struct pair *pair, const char *target, const char *text)
{
    int64_t began = steady_ms();
    for (;;) {
        browser_get(&pair->guest, target);
        if (browser_sees(&pair->guest, text))
            return;
        bool late = steady_ms() - began > LONG_MS;
        if (late)
            print_error("%s never had %s\n", target, text);
        assert_false(late);
        pause_a_moment();
    }
}

/* ---- what is told ---- */

static void assert_news(struct db *ear, int64_t most_ms, bool wanted)
{
    bool news;
    struct failure failure = {0};
    db_watch(ear, &failure);
    assert_ok(db_await_news(ear, most_ms, &news), &failure);
    assert_int_equal(news, wanted);
}

static void touch(struct db *db)
{
    assert_int_equal(db_begin(db, DB_WRITE), OK);
    assert_int_equal(site_touch(db), OK);
}

static void a_change_is_told_with_its_commit_and_one_that_is_taken_back_is_not(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *ear = fixture_open(database->url, DB_READ), *other = fixture_open(database->url, DB_WRITE);
        assert_int_equal(db_tells(ear), database->kind == DB_POSTGRES);
        if (db_tells(ear)) {
            assert_int_equal(db_listen(ear), OK);
            assert_news(ear, 0, false);
            touch(other);
            assert_news(ear, 50, false);
            assert_int_equal(db_commit(other), OK);
            assert_news(ear, LONG_MS, true);
            touch(other);
            db_rollback(other);
            assert_news(ear, 50, false);
        }
        db_close(other);
        db_close(ear);
    }
}

/* ---- what is heard ---- */

static void settings_categories_and_own_pages_reach_the_other_server(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct pair pair;
        open_pair(&pair, database);
        struct arena *arena = &pair.visit.browser.arena;
        for (int i = 0; i < TURNS; i++) {
            const char *name = arena_printf(arena, "site_name=Desk+of+pier+%d", i).at;
            assert_int_equal(browser_post(pair.chief, "/admin/settings/site", name), 303);
            assert_reaches(&pair, "/questions", arena_printf(arena, "Desk of pier %d</a>", i).at);
            name = arena_printf(arena, "name=Parcels+%d&parent=0&position=100", i).at;
            assert_int_equal(browser_post(pair.chief, "/admin/categories", name), 303);
            assert_reaches(&pair, "/ask", arena_printf(arena, "Parcels %d", i).at);
            name = arena_printf(arena, "turn=save&page_rules=Be+kind+%d+times", i).at;
            assert_int_equal(browser_post(pair.chief, "/admin/set-up/pages", name), 303);
            assert_reaches(&pair, "/about/rules", arena_printf(arena, "Be kind %d times", i).at);
        }
        close_pair(&pair);
    }
}

static void a_block_holds_on_the_other_server_at_once_and_a_kept_page_is_renewed_there(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct pair pair;
        struct browser ann;
        open_pair(&pair, database);
        browser_open(&ann, &pair.other);
        int64_t id = browser_become(&ann, "ann", ROLE_MEMBER);
        const char *form = "category=1&title=Where+is+my+parcel+now%3F&body=It+is+late.&tags=";
        assert_int_equal(browser_post(&ann, "/ask", form), 303);
        for (int i = 0; i < TURNS; i++) {
            browser_get(&pair.guest, "/questions/1/where-is-my-parcel-now"); /* kept from here on */
            form = arena_printf(&ann.arena, "body=Ask+the+carrier+of+pier+%d.", i).at;
            assert_int_equal(browser_post(pair.chief, "/questions/1/answers", form), 303);
            assert_reaches(&pair, "/questions/1/where-is-my-parcel-now",
                           arena_printf(&ann.arena, "carrier of pier %d.", i).at);
        }
        assert_true(id > 0);
        assert_int_equal(browser_post(pair.chief, "/moderation/users/ann/block", "days=7&reason=Shouting"),
                         303);
        assert_int_equal(browser_post(&ann, "/questions/1/answers", "body=Wait+for+another+week."), 403);
        assert_sees(&ann, "A moderator has paused posting");
        browser_close(&ann);
        close_pair(&pair);
    }
}

/* ---- a connection that is lost ---- */

#define LISTENERS                                                                                            \
    "FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN recourse_site%'"

static bool somebody_listens(struct db *db)
{
    struct failure failure = {0};
    db_watch(db, &failure);
    return db_script(db, "DO $$ BEGIN IF NOT EXISTS (SELECT 1 " LISTENERS
                         ") THEN RAISE EXCEPTION 'nobody listens'; END IF; END $$") == OK;
}

static void whoever_is_cut_off_hears_again_and_misses_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct pair pair;
        if (database->kind != DB_POSTGRES)
            continue;
        open_pair(&pair, database);
        struct db *db = fixture_open(database->url, DB_WRITE);
        struct arena *arena = &pair.visit.browser.arena;
        for (int i = 0; i < TURNS; i++) {
            for (int64_t began = steady_ms(); !somebody_listens(db); pause_a_moment())
                assert_true(steady_ms() - began < LONG_MS);
            assert_int_equal(db_script(db, "SELECT pg_terminate_backend(pid) " LISTENERS), OK);
            const char *name = arena_printf(arena, "site_name=Desk+of+pier+%d", i).at;
            assert_int_equal(browser_post(pair.chief, "/admin/settings/site", name), 303);
            assert_reaches(&pair, "/questions", arena_printf(arena, "Desk of pier %d</a>", i).at);
        }
        db_close(db);
        close_pair(&pair);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_is_told_with_its_commit_and_one_that_is_taken_back_is_not),
        cmocka_unit_test(settings_categories_and_own_pages_reach_the_other_server),
        cmocka_unit_test(a_block_holds_on_the_other_server_at_once_and_a_kept_page_is_renewed_there),
        cmocka_unit_test(whoever_is_cut_off_hears_again_and_misses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
