/* The database tells who listens that the site has changed. */
#include "service/unit/site.h"
#include "store/engine/listen.h"
#include "support/store_fixture.h"

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
        cmocka_unit_test(who_listens_is_told_of_a_change_that_was_committed_and_of_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
