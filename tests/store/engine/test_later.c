/* What comes later from a database: the answer to what nobody waited for, and the news that the site has changed. */
#include "service/unit/site.h"
#include "store/engine/ahead.h"
#include "store/engine/listen.h"
#include "store/engine/met.h"
#include "support/kit/store_fixture.h"

#include <string.h>

static enum err put(struct db *db, const char *value)
{
    return db_run(db, SQL_setting_put, NULL, TEXT(STR("kept")), TEXT(str_from(value)));
}

static bool has(struct db *db, struct arena *arena, const char *value)
{
    QUERY q;
    db_query(&q, db, SQL_setting_load, TEXT(STR("kept")));
    struct str found = query_next(&q) ? query_text(&q, arena) : STR("(none)");
    assert_int_equal(query_end(&q), OK);
    return str_eq(found, str_from(value));
}

/* Nobody waits for the statement that fails: whoever comes next is told, and at the latest the commit. */
static void what_nobody_waited_for_is_not_lost(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct failure failure = {.err = OK};
        struct db *db = fixture_open(database->url, DB_WRITE);
        struct arena arena;
        arena_init(&arena, 1 << 20);
        db_watch(db, &failure);
        for (int reads = 0; reads < 2; reads++) {
            assert_int_equal(db_begin(db, DB_WRITE), OK);
            assert_int_equal(put(db, "x"), OK);
            (void)!db_run(db, SQL_migration_insert, NULL, INT(1), TEXT(STR("name")), INT(7),
                          TEXT(STR("digest")));
            if (reads) {
                QUERY q;
                db_query(&q, db, SQL_setting_load, TEXT(STR("kept")));
                assert_false(query_next(&q));
                assert_int_equal(query_end(&q), ERR_CONFLICT);
            }
            assert_int_equal(db_commit(db), ERR_CONFLICT);
            assert_true(str_find(db_taken_why(db), STR("migration_insert")) < db_taken_why(db).len);
            assert_null(strstr(failure.text, "migration"));
            assert_true(has(db, &arena, "(none)"));
        }
        assert_int_equal(db_begin(db, DB_WRITE), OK);
        for (int i = 0; i < 700; i++) /* more than are sent without reading an answer */
            assert_int_equal(put(db, i == 699 ? "last" : "x"), OK);
        assert_int_equal(db_commit(db), OK);
        assert_true(has(db, &arena, "last"));
        db_close(db);
        arena_free(&arena);
    }
}

/* Asked, asked in another order, or never: nothing of it is left for the next transaction. */
static void what_is_sent_ahead_and_not_asked_is_thrown_away(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct failure failure = {.err = OK};
        struct db *db = fixture_open(database->url, DB_WRITE);
        struct arena arena;
        arena_init(&arena, 1 << 20);
        db_watch(db, &failure);
        for (int keeps = 0; keeps < 2; keeps++) {
            assert_int_equal(db_begin(db, DB_WRITE_ROWS), OK);
            assert_int_equal(put(db, "written"), OK);
            db_ahead_now(db, SQL_setting_load, TEXT(STR("nobody's")));
            db_ahead_now(db, SQL_once_form_post, TEXT(STR("x")), INT(0));
            if (keeps)
                assert_int_equal(db_commit(db), OK);
            else
                db_rollback(db);
            assert_int_equal(db_begin(db, DB_WRITE_ROWS), OK);
            assert_int_equal(has(db, &arena, "written"), keeps);
            assert_int_equal(db_commit(db), OK);
        }
        db_close(db);
        arena_free(&arena);
    }
}

/* What failed before it, or a connection that a test lets fail, is what the query says; nothing is left open. */
static void a_query_sent_ahead_behind_a_failure_says_it(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct failure failure = {.err = OK};
        struct db *db = fixture_open(database->url, DB_WRITE);
        db_watch(db, &failure);
        for (int behind = 0; behind < 260;
             behind += behind < 250 ? 250 : 1) { /* up to what is sent at once */
            QUERY value;
            assert_int_equal(db_begin(db, DB_WRITE_ROWS), OK);
            (void)!db_run(db, SQL_migration_insert, NULL, INT(1), TEXT(STR("name")), INT(7),
                          TEXT(STR("digest")));
            for (int i = 0; i < behind; i++)
                (void)!put(db, "x");
            db_ahead_now(db, SQL_setting_load, TEXT(STR("kept")));
            db_query(&value, db, SQL_setting_load, TEXT(STR("kept")));
            assert_false(query_next(&value));
            assert_int_equal(query_end(&value), ERR_CONFLICT);
            db_rollback(db);
        }
        db_close(db);
    }
}

static void touch(struct db *db, bool keeps)
{
    assert_int_equal(db_begin(db, DB_WRITE), OK);
    assert_int_equal(site_touch(db), OK);
    if (keeps)
        assert_int_equal(db_commit(db), OK);
    else
        db_rollback(db);
}

static bool is_told(struct db *db, int64_t most_ms)
{
    bool news = false;
    assert_int_equal(db_await_news(db, most_ms, &news), OK);
    return news;
}

static void who_listens_is_told_of_a_change_that_was_committed_and_of_no_other(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *ear = fixture_open(database->url, DB_WRITE),
                  *other = fixture_open(database->url, DB_WRITE);
        assert_int_equal(db_tells(ear), db_kind(ear) == DB_POSTGRES);
        if (db_tells(ear)) {
            assert_int_equal(db_listen(ear), OK);
            assert_false(is_told(ear, 20));
            touch(other, false);
            assert_int_equal(db_run(other, SQL_setting_put, NULL, TEXT(STR("site_name")), TEXT(STR("x"))),
                             OK);
            assert_false(is_told(ear, 20));
            touch(other, true);
            assert_true(is_told(ear, 5000));
        }
        db_close(other);
        db_close(ear);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_waited_for_is_not_lost),
        cmocka_unit_test(what_is_sent_ahead_and_not_asked_is_thrown_away),
        cmocka_unit_test(a_query_sent_ahead_behind_a_failure_says_it),
        cmocka_unit_test(who_listens_is_told_of_a_change_that_was_committed_and_of_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
