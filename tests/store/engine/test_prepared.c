/* What a connection begins with: statements that can be prepared, and texts in UTF-8. */
#include "base/check.h"
#include "store/engine/db_engine.h"
#include "support/kit/store_fixture.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <string.h>

static void assert_sqlite_prepares(sqlite3 *handle, const struct statement_text *text)
{
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v3(handle, text->sqlite, -1, 0, &statement, NULL);
    if (code != SQLITE_OK)
        print_error("%s: %s\n", text->name, sqlite3_errmsg(handle));
    assert_int_equal(code, SQLITE_OK);
    sqlite3_finalize(statement);
}

static void assert_postgres_prepares(PGconn *connection, const struct statement_text *text)
{
    PGresult *result = PQprepare(connection, "", text->postgres, 0, NULL);
    if (PQresultStatus(result) != PGRES_COMMAND_OK)
        print_error("%s: %s\n", text->name, PQresultErrorMessage(result));
    assert_int_equal(PQresultStatus(result), PGRES_COMMAND_OK);
    PQclear(result);
}

static void every_statement_prepares(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE);
        for (int i = 0; i < SQL_COUNT; i++)
            if (database->kind == DB_POSTGRES)
                assert_postgres_prepares(db->engine->handle(db), &statement_texts[i]);
            else
                assert_sqlite_prepares(db->engine->handle(db), &statement_texts[i]);
        db_close(db);
    }
}

static enum err put(struct db *db, struct value name)
{
    return db_run(db, SQL_setting_put, NULL, name, TEXT(STR("value")));
}

static enum err insert_migration(struct db *db)
{
    int64_t changed;
    return db_run(db, SQL_migration_insert, &changed, INT(78), TEXT(STR("name")), INT(7),
                  TEXT(STR("digest")));
}

static void a_first_run_is_one_round_trip(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE);
        int64_t before = db_asked(db)->waits, each = database->kind == DB_POSTGRES;
        for (int64_t run = 1; run <= 3; run++) {
            assert_int_equal(put(db, TEXT(STR("name"))), OK);
            assert_int_equal(db_asked(db)->waits - before, each * run);
        }
        db_close(db);
    }
}

/* What PostgreSQL skipped behind a failure is not taken for prepared. */
static void what_stands_behind_a_failure_is_prepared_later(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE);
        assert_int_equal(db_begin(db, DB_WRITE), OK);
        (void)!put(db, NIL());
        if (database->kind == DB_POSTGRES)
            assert_int_equal(insert_migration(db), ERR_DATABASE);
        db_rollback(db);
        assert_int_equal(insert_migration(db), OK);
        db_close(db);
    }
}

static void a_database_that_is_not_in_utf8_is_refused(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        static const char *const encodings[] = {"SQL_ASCII", "LATIN1"};
        struct failure failure = {0};
        struct arena arena;
        if (database->kind != DB_POSTGRES)
            continue;
        arena_init(&arena, 1 << 20);
        struct db *maker = fixture_open(database->url, DB_WRITE);
        db_watch(maker, &failure);
        for (size_t i = 0; i < COUNT_OF(encodings); i++) {
            struct db *db = NULL;
            size_t slash = database->url.len;
            while (slash > 0 && database->url.at[slash - 1] != '/')
                slash--;
            struct str name = str_slice(database->url, slash, database->url.len);
            struct str url = arena_printf(&arena, "%.*s_%s", STR_ARG(database->url), encodings[i]);
            assert_ok(
                db_script(maker, arena_printf(&arena,
                                              "CREATE DATABASE \"%.*s_%s\" ENCODING '%s' LC_COLLATE 'C' "
                                              "LC_CTYPE 'C' TEMPLATE template0",
                                              STR_ARG(name), encodings[i], encodings[i])
                                     .at),
                &failure);
            assert_int_equal(db_open(url, DB_WRITE, &db, &failure), ERR_INPUT);
            assert_null(db);
            assert_non_null(strstr(failure.text, encodings[i]));
            failure = (struct failure){0};
            assert_ok(
                db_script(maker,
                          arena_printf(&arena, "DROP DATABASE \"%.*s_%s\"", STR_ARG(name), encodings[i]).at),
                &failure);
        }
        db_close(maker);
        arena_free(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statement_prepares),
        cmocka_unit_test(a_first_run_is_one_round_trip),
        cmocka_unit_test(what_stands_behind_a_failure_is_prepared_later),
        cmocka_unit_test(a_database_that_is_not_in_utf8_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
