/* The database goes away under a running server, and comes back. */
#include "support/door/http_fixture.h"

#include <stdio.h>
#include <stdlib.h>

/* Lets nobody into the database any more and ends who is in it, or lets everybody in again. */
static void let_in(const struct fixture_database *database, bool yes)
{
    char command[2048];
    struct str url = database->url;
    size_t slash = url.len;
    while (slash && url.at[slash - 1] != '/')
        slash--;
    struct str name = str_slice(url, slash, url.len);
    snprintf(
        command, sizeof command,
        "psql -qX -v ON_ERROR_STOP=1 -d '%.*spostgres' -c 'ALTER DATABASE %.*s ALLOW_CONNECTIONS %s' "
        "-c \"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%.*s'\" >/dev/null",
        (int)slash, url.at, STR_ARG(name), yes ? "true" : "false", STR_ARG(name));
    assert_int_equal(system(command), 0);
}

static void assert_come_again(struct browser *browser)
{
    assert_int_equal(browser->status, 503);
    assert_true(browser_header(browser, "Retry-After").len > 0);
    assert_not_sees(browser, "127.0.0.1");
    assert_not_sees(browser, "SQLSTATE");
}

static void while_the_database_is_away_everybody_is_asked_to_come_again_and_then_served(void **state)
{
    static const char question[] =
        "{\"title\":\"Where is my parcel now?\",\"body\":\"Late.\",\"category\":\"internet\",\"tags\":[]}";
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct visit visit;
        if (database->kind != DB_POSTGRES)
            continue;
        struct browser *b = visit_begin(&visit, database);
        let_in(database, false);
        browser_get(b, "/questions");
        assert_come_again(b);
        browser_get(b, "/api/v1/questions");
        assert_come_again(b);
        browser_send(b, METHOD_POST, "/api/v1/questions", "application/json", str_from(question));
        assert_come_again(b);
        let_in(database, true);
        assert_int_equal(
            browser_send(b, METHOD_POST, "/api/v1/questions", "application/json", str_from(question)), 201);
        assert_int_equal(browser_get(b, "/questions"), 200);
        assert_sees(b, "Where is my parcel now?");
        let_in(database, true); /* who was in it is out, and nobody has noticed yet */
        assert_int_equal(browser_get(b, "/questions"), 200);
        assert_sees(b, "Where is my parcel now?");
        visit_end(&visit);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(while_the_database_is_away_everybody_is_asked_to_come_again_and_then_served),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
