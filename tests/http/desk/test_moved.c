/* A help desk that was taken over: its addresses lead on, and its people sign in as before. */
#include "base/check.h"
#include "service/bulk/q2a.h"
#include "support/door/http_fixture.h"
#include "support/kit/source.h"

static enum err take_over(struct ctx *ctx, void *arg)
{
    (void)arg;
    struct import_dump import = {.file = source_path(ctx->arena, "tests/data/q2a/dump.sql")};
    return import_q2a(ctx, &import);
}

static struct browser *visit_taken_over(struct visit *visit, const struct fixture_database *database)
{
    struct browser *b = visit_begin(visit, database);
    http_arrange(&visit->site, take_over, NULL);
    return b;
}

static void old_addresses_lead_to_what_stood_there(void **state)
{
    (void)state;
    static const struct {
        const char *old, *now;
    } moved[] = {
        {"/101/wheres-my-parcel", "/questions/101/wheres-my-parcel"},
        {"/101", "/questions/101/wheres-my-parcel"},
        {"/104", "/questions/101/wheres-my-parcel"},
        {"/index.php/102/where-is-it", "/questions/102/where-is-it"},
        {"/user/mara", "/users/mara"},
        {"/u/mara", "/users/mara"},
        {"/user/Ryan%20B.", "/users/Ryan-B"},
        {"/tag/late-parcel", "/tags/late-parcel"},
        {"/tag/c%23", "/tags/c"},
        {"/t/101", "/questions/101/wheres-my-parcel"},
        {"/t/where-is-it/101", "/questions/101/wheres-my-parcel"},
        {"/t/where-is-it/102/7", "/questions/102/where-is-it"},
        {"/q/101", "/questions/101/wheres-my-parcel"},
        {"/a/104/3", "/questions/101/wheres-my-parcel"},

    };
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = visit_taken_over(&visit, database);
        for (size_t i = 0; i < COUNT_OF(moved); i++) {
            assert_int_equal(browser_get(b, moved[i].old), 301);
            assert_str(b->location, moved[i].now);
        }
        assert_int_equal(browser_follow(b), 200);
        assert_sees(b, "no *answer*");
        visit_end(&visit);
    }
}

static void an_address_that_never_was_is_none(void **state)
{
    (void)state;
    static const char *const none[] = {"/999/no",   "/106/buy-watches", "/12a/no", "/user/nobody",
                                       "/tag/none", "/101/x/y",         "/00101",  "/99999999999999999999"};
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = visit_taken_over(&visit, database);
        for (size_t i = 0; i < COUNT_OF(none); i++)
            assert_int_equal(browser_get(b, none[i]), 404);
        visit_end(&visit);
    }
}

static struct str password_of(struct visit *visit, int64_t id)
{
    struct person person;
    struct db *db = fixture_open(visit->site.database, DB_READ);
    assert_int_equal(person_load(db, &visit->browser.arena, id, &person), OK);
    db_close(db);
    return person.password;
}

static void an_old_password_lets_in_and_is_made_anew_the_first_time(void **state)
{
    (void)state;
    static const struct {
        int64_t id;
        const char *right, *wrong, *old;
    } people[] = {
        {3, "handle=mara&password=a+long+password", "handle=mara&password=a+long+passwort", "$q2a$"},
        {4, "handle=ryan-b&password=another+long+password", "handle=ryan-b&password=a+long+password", "$2y$"},
    };
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        struct browser *b = visit_taken_over(&visit, database);
        for (size_t i = 0; i < COUNT_OF(people); i++) {
            assert_int_equal(browser_post(b, "/sign-in", people[i].wrong), 422);
            assert_true(str_starts(password_of(&visit, people[i].id), str_from(people[i].old)));
            for (int times = 0; times < 2; times++) {
                assert_int_equal(browser_post(b, "/sign-in", people[i].right), 303);
                assert_true(str_starts(password_of(&visit, people[i].id), STR("$argon2id$")));
                assert_int_equal(browser_post(b, "/sign-out", ""), 303);
            }
            assert_int_equal(browser_post(b, "/sign-in", people[i].wrong), 422);
        }
        visit_end(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(old_addresses_lead_to_what_stood_there),
        cmocka_unit_test(an_address_that_never_was_is_none),
        cmocka_unit_test(an_old_password_lets_in_and_is_made_anew_the_first_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
