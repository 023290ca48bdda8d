/* Two servers on one PostgreSQL: what one is told reaches the other within a second, because the database tells of it. */
#include "base/time.h"
#include "http/site/follow.h"
#include "store/engine/db_engine.h"
#include "store/engine/listen.h"
#include "support/door/http_fixture.h"

#include <stdlib.h>
#include <time.h>

enum { SECOND_MS = 1000, LONG_MS = 60 * 1000, TURNS = 5 };

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
    pair->follow = follow_start(&pair->other.app, database->url);
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

/* How long the second server goes on without it. */
static int64_t time_until(struct pair *pair, const char *target, const char *text)
{
    int64_t began = steady_ms();
    for (;;) {
        browser_get(&pair->guest, target);
        int64_t took = steady_ms() - began;
        if (browser_sees(&pair->guest, text))
            return took;
        if (took > LONG_MS)
            print_error("%s never had %s\n", target, text);
        assert_true(took <= LONG_MS);
        pause_a_moment();
    }
}

static int by_size(const void *a, const void *b)
{
    int64_t left = *(const int64_t *)a, right = *(const int64_t *)b;
    return (left > right) - (left < right);
}

/* The middle of them: a machine that does something else for once says nothing about the servers. */
static void assert_within_a_second(int64_t took[TURNS])
{
    qsort(took, TURNS, sizeof took[0], by_size);
    if (took[TURNS / 2] > SECOND_MS)
        print_error("it took %lld ms\n", (long long)took[TURNS / 2]);
    assert_true(took[TURNS / 2] <= SECOND_MS);
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

static void settings_categories_and_own_pages_reach_the_other_server_within_a_second(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct pair pair;
        int64_t setting[TURNS], category[TURNS], own[TURNS];
        open_pair(&pair, database);
        struct arena *arena = &pair.visit.browser.arena;
        for (int i = 0; i < TURNS; i++) {
            const char *name = arena_printf(arena, "site_name=Desk+of+pier+%d", i).at;
            assert_int_equal(browser_post(pair.chief, "/admin/settings/site", name), 303);
            setting[i] = time_until(&pair, "/questions", arena_printf(arena, "Desk of pier %d</a>", i).at);
            name = arena_printf(arena, "name=Parcels+%d&parent=0&position=100", i).at;
            assert_int_equal(browser_post(pair.chief, "/admin/categories", name), 303);
            category[i] = time_until(&pair, "/ask", arena_printf(arena, "Parcels %d", i).at);
            name = arena_printf(arena, "turn=save&page_rules=Be+kind+%d+times", i).at;
            assert_int_equal(browser_post(pair.chief, "/admin/set-up/pages", name), 303);
            own[i] = time_until(&pair, "/about/rules", arena_printf(arena, "Be kind %d times", i).at);
        }
        assert_within_a_second(setting);
        assert_within_a_second(category);
        assert_within_a_second(own);
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
        int64_t page[TURNS];
        open_pair(&pair, database);
        browser_open(&ann, &pair.other);
        int64_t id = browser_become(&ann, "ann", ROLE_MEMBER);
        const char *form = "category=1&title=Where+is+my+parcel+now%3F&body=It+is+late.&tags=";
        assert_int_equal(browser_post(&ann, "/ask", form), 303);
        for (int i = 0; i < TURNS; i++) {
            browser_get(&pair.guest, "/questions/1/where-is-my-parcel-now"); /* kept from here on */
            form = arena_printf(&ann.arena, "body=Ask+the+carrier+of+pier+%d.", i).at;
            assert_int_equal(browser_post(pair.chief, "/questions/1/answers", form), 303);
            page[i] = time_until(&pair, "/questions/1/where-is-my-parcel-now",
                                 arena_printf(&ann.arena, "carrier of pier %d.", i).at);
        }
        assert_within_a_second(page);
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
        int64_t took[TURNS];
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
            took[i] = time_until(&pair, "/questions", arena_printf(arena, "Desk of pier %d</a>", i).at);
        }
        assert_within_a_second(took);
        db_close(db);
        close_pair(&pair);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_change_is_told_with_its_commit_and_one_that_is_taken_back_is_not),
        cmocka_unit_test(settings_categories_and_own_pages_reach_the_other_server_within_a_second),
        cmocka_unit_test(a_block_holds_on_the_other_server_at_once_and_a_kept_page_is_renewed_there),
        cmocka_unit_test(whoever_is_cut_off_hears_again_and_misses_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
