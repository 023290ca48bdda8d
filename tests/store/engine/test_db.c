#include "base/check.h"
#include "store/engine/met.h"
#include "store/engine/migrate.h"
#include "store/engine/savepoint.h"
#include "store/engine/table.h"
#include "support/kit/failing_disk.h"
#include "support/kit/store_fixture.h"

#include <stdio.h>
#include <string.h>

/* The value of a setting; "(none)" when there is no row. */
static struct str setting(struct db *db, struct arena *arena, const char *name)
{
    struct str found = STR("(none)");
    QUERY q;
    db_query0(&q, db, SQL_setting_all);
    while (query_next(&q)) {
        struct str row = query_text(&q, arena), value = query_text(&q, arena);
        if (str_eq(row, str_from(name)))
            found = value;
    }
    assert_int_equal(query_end(&q), OK);
    return found;
}

static enum err put(struct db *db, const char *name, const char *value)
{
    return db_run(db, SQL_setting_put, NULL, TEXT(str_from(name)), TEXT(str_from(value)));
}

static void assert_setting(struct db *db, const char *name, const char *value)
{
    struct arena arena;
    arena_init(&arena, 1024 * 1024);
    assert_str(setting(db, &arena, name), value);
    arena_free(&arena);
}

static enum err insert_migration(struct db *db, int64_t version)
{
    int64_t changed;
    return db_run(db, SQL_migration_insert, &changed, INT(version), TEXT(STR("name")), INT(7),
                  TEXT(STR("digest")));
}

static void arguments_stand_in_the_order_of_the_names(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct arena arena;
        arena_init(&arena, 1024 * 1024);
        struct db *db = fixture_open(database->url, DB_WRITE);
        assert_int_equal(db_run(db, SQL_migration_insert, NULL, INT(77), TEXT(STR("the name")),
                                INT(INT64_MIN), TEXT(STR("the digest"))),
                         OK);
        QUERY q;
        db_query0(&q, db, SQL_migration_all);
        int64_t version = 0;
        while (query_next(&q)) {
            version = query_int(&q);
            struct str name = query_text(&q, &arena), digest = query_text(&q, &arena);
            if (version == 77) {
                assert_str(name, "the name");
                assert_str(digest, "the digest");
            }
        }
        assert_int_equal(query_end(&q), OK);
        assert_int_equal(version, 77);
        db_close(db);
        arena_free(&arena);
    }
}

static void text_comes_back_byte_by_byte(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "",
        "it's \"quoted\" \\ and 100% ?1 $1 :name",
        "Gr\xC3\xBC\xC3\x9F"
        "e \xF0\x9F\x93\xA6",
        "two\nlines\t\r\n",
        "; DROP TABLE setting; --",
    };
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE);
        for (size_t i = 0; i < COUNT_OF(texts); i++) {
            assert_int_equal(put(db, "text", texts[i]), OK);
            assert_setting(db, "text", texts[i]);
        }
        db_close(db);
    }
}

static void null_reads_as_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE);
        assert_int_equal(db_run(db, SQL_setting_put, NULL, TEXT(STR("nothing")), NIL()), OK);
        assert_setting(db, "nothing", "");
        assert_int_equal(db_run(db, SQL_setting_put, NULL, NIL(), NIL()), ERR_DATABASE);
        db_close(db);
    }
}

static void names_sort_by_their_bytes(void **state)
{
    (void)state;
    static const char *const sorted[] = {"Z", "a", "a b", "a-b", "ab", "b", "\xC3\xA4"};
    FOR_EACH_DATABASE(database)
    {
        struct arena arena;
        arena_init(&arena, 1024 * 1024);
        struct db *db = fixture_open(database->url, DB_WRITE);
        for (size_t i = 7; i > 0; i--)
            assert_int_equal(put(db, sorted[i - 1], "x"), OK);
        QUERY q;
        db_query0(&q, db, SQL_setting_all);
        for (size_t i = 0; query_next(&q); i++) {
            assert_str(query_text(&q, &arena), sorted[i]);
            assert_str(query_text(&q, &arena), "x");
        }
        assert_int_equal(query_end(&q), OK);
        db_close(db);
        arena_free(&arena);
    }
}

static void a_statement_says_how_many_rows_it_changed(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE);
        int64_t changed = -1;
        assert_int_equal(put(db, "one", "1"), OK);
        assert_int_equal(db_run(db, SQL_setting_delete, &changed, TEXT(STR("one"))), OK);
        assert_int_equal(changed, 1);
        assert_int_equal(db_run(db, SQL_setting_delete, &changed, TEXT(STR("one"))), OK);
        assert_int_equal(changed, 0);
        db_close(db);
    }
}

static void a_taken_value_is_a_conflict_with_a_sentence_of_ours(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct failure failure = {.err = OK};
        struct db *db = fixture_open(database->url, DB_WRITE);
        db_watch(db, &failure);
        assert_int_equal(insert_migration(db, 1), ERR_CONFLICT);
        assert_int_equal(failure.err, ERR_CONFLICT);
        assert_non_null(strstr(failure.text, "at the same moment"));
        assert_null(strstr(failure.text, "migration"));
        assert_true(str_find(db_taken_why(db), STR("migration_insert")) < db_taken_why(db).len);
        assert_int_equal(put(db, "after", "works"), OK); /* outside a transaction nothing sticks */
        db_close(db);
    }
}

static void a_failure_sticks_until_the_transaction_ends(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE);
        assert_int_equal(db_begin(db, DB_WRITE), OK);
        assert_int_equal(put(db, "before", "x"), OK);
        assert_int_equal(insert_migration(db, 1), ERR_CONFLICT);
        assert_int_equal(put(db, "behind", "x"), ERR_CONFLICT);
        assert_int_equal(db_commit(db), ERR_CONFLICT);
        assert_setting(db, "before", "(none)");
        assert_int_equal(db_begin(db, DB_WRITE), OK);
        assert_int_equal(put(db, "new", "x"), OK);
        assert_int_equal(db_commit(db), OK);
        assert_setting(db, "new", "x");
        db_close(db);
    }
}

static void undoing_one_unit_keeps_its_neighbours(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE);
        assert_int_equal(db_begin(db, DB_WRITE), OK);
        assert_int_equal(db_savepoint(db), OK);
        assert_int_equal(put(db, "first", "kept"), OK);
        assert_int_equal(db_release(db), OK);
        assert_int_equal(db_savepoint(db), OK);
        assert_int_equal(put(db, "second", "undone"), OK);
        assert_int_equal(insert_migration(db, 1), ERR_CONFLICT);
        assert_int_equal(db_release(db), ERR_CONFLICT);
        assert_int_equal(db_undo(db), OK);
        assert_int_equal(db_savepoint(db), OK);
        assert_int_equal(put(db, "third", "kept"), OK);
        assert_int_equal(db_release(db), OK);
        assert_int_equal(db_commit(db), OK);
        assert_setting(db, "first", "kept");
        assert_setting(db, "second", "(none)");
        assert_setting(db, "third", "kept");
        db_close(db);
    }
}

static void a_rollback_leaves_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE), *reader = fixture_open(database->url, DB_READ);
        assert_int_equal(db_begin(db, DB_WRITE), OK);
        assert_int_equal(put(db, "gone", "x"), OK);
        assert_setting(reader, "gone", "(none)");
        db_rollback(db);
        assert_setting(db, "gone", "(none)");
        db_close(reader);
        db_close(db);
    }
}

static void a_reader_cannot_write(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *reader = fixture_open(database->url, DB_READ);
        assert_int_equal(put(reader, "name", "x"), ERR_DATABASE);
        assert_setting(reader, "name", "(none)");
        db_close(reader);
    }
}

static void a_read_transaction_sees_one_instant(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE), *reader = fixture_open(database->url, DB_READ);
        assert_int_equal(put(db, "name", "old"), OK);
        assert_int_equal(db_begin(reader, DB_READ), OK);
        assert_setting(reader, "name", "old");
        assert_int_equal(put(db, "name", "new"), OK);
        assert_setting(reader, "name", "old");
        assert_int_equal(db_commit(reader), OK);
        assert_setting(reader, "name", "new");
        db_close(reader);
        db_close(db);
    }
}

static void the_version_changes_when_somebody_else_commits(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE), *reader = fixture_open(database->url, DB_READ);
        int64_t before = db_version(reader);
        assert_int_equal(db_version(reader), before);
        assert_int_equal(put(db, "name", "x"), OK);
        if (database->kind == DB_SQLITE)
            assert_int_not_equal(db_version(reader), before);
        else
            assert_int_equal(db_version(reader), 0);
        db_close(reader);
        db_close(db);
    }
}

static void a_backup_is_a_whole_database(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct failure failure = {.err = OK};
        struct arena arena;
        arena_init(&arena, 65536);
        struct db *db = fixture_open(database->url, DB_WRITE);
        struct str path = fixture_path("backup.db");
        db_watch(db, &failure);
        assert_int_equal(put(db, "name", "saved"), OK);
        if (database->kind == DB_POSTGRES) {
            assert_int_equal(db_backup(db, path), ERR_INPUT);
            assert_non_null(strstr(failure.text, "pg_dump"));
        } else {
            assert_ok(db_backup(db, path), &failure);
            assert_int_equal(db_backup(db, path), ERR_INPUT); /* it is there already */
            struct db *copy = fixture_open(arena_printf(&arena, "sqlite:%.*s", STR_ARG(path)), DB_READ);
            assert_setting(copy, "name", "saved");
            db_close(copy);
        }
        db_close(db);
        arena_free(&arena);
    }
}

/* Two settings in one transaction. */
static enum err put_two(struct db *db)
{
    enum err err = db_begin(db, DB_WRITE);
    if (err != OK)
        return err;
    err = put(db, "a", "x");
    if (err == OK)
        err = put(db, "b", "x");
    if (err == OK)
        return db_commit(db);
    db_rollback(db);
    return err;
}

static void after_a_fault_at_any_step_all_or_nothing_happened(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE);
        int64_t steps = 0;
        for (enum err err = ERR_DATABASE; err != OK;) {
            db_fail_after(db, ++steps);
            err = put_two(db);
            bool struck = db_fail_after(db, -1) == -1;
            assert_int_equal(err, struck ? ERR_DATABASE : OK);
            assert_setting(db, "a", struck ? "(none)" : "x");
            assert_setting(db, "b", struck ? "(none)" : "x");
        }
        assert_int_equal(steps, 5); /* begin, two statements and commit failed once each; then none did */
        db_close(db);
    }
}

static void a_fault_while_rows_are_read_sticks_in_the_query(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct arena arena;
        arena_init(&arena, 65536);
        struct db *db = fixture_open(database->url, DB_WRITE);
        assert_int_equal(put(db, "a", "x"), OK);
        assert_int_equal(put(db, "b", "x"), OK);
        db_fail_after(db, 3);
        QUERY q;
        int rows = 0;
        db_query0(&q, db, SQL_setting_all);
        for (; query_next(&q); rows++) {
            query_text(&q, &arena);
            query_text(&q, &arena);
        }
        assert_int_equal(rows, 1);
        assert_false(query_next(&q));
        assert_int_equal(query_end(&q), ERR_DATABASE);
        assert_int_equal(query_end(&q), ERR_DATABASE);
        db_close(db);
        arena_free(&arena);
    }
}

static void what_is_no_database_is_refused_with_a_sentence(void **state)
{
    (void)state;
    static const struct {
        struct str url;
        enum err err;
    } rows[] = {
        {STR_INIT("mysql://localhost/x"), ERR_INPUT},
        {STR_INIT(""), ERR_INPUT},
        {STR_INIT("sqlite:"), ERR_INPUT},
        {STR_INIT("sqlite:/does/not/exist.db"), ERR_DATABASE},
        {STR_INIT("postgresql://nobody@127.0.0.1:1/x?connect_timeout=1"), ERR_DATABASE},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct failure failure = {.err = OK};
        struct db *db = NULL;
        assert_int_equal(db_open(rows[i].url, DB_READ, &db, &failure), rows[i].err);
        assert_null(db);
        assert_int_equal(failure.err, rows[i].err);
        assert_null(strchr(failure.text, '\n'));
    }
}

/* SQLite keeps what is written in its journal file, whose pages nobody knows after a failed fsync. */
static void after_a_failed_fsync_nothing_more_is_promised(void **state)
{
    (void)state;
    failing_disk_mount();
    struct failure failure = {0};
    struct db *db;
    struct arena arena;
    arena_init(&arena, 1024 * 1024);
    struct str url = arena_printf(&arena, "sqlite:%.*s", STR_ARG(fixture_path("disk.db")));
    assert_ok(migrate_to_latest(url, NULL, &failure), &failure);
    assert_ok(db_open(url, DB_WRITE, &db, &failure), &failure);
    failing_disk_fail(true);
    assert_int_equal(put(db, "site_name", "lost"), ERR_DATABASE);
    failing_disk_fail(false);
    assert_int_equal(db_begin(db, DB_WRITE), ERR_DATABASE);
    assert_non_null(strstr(failure.text, "fsync failed"));
    assert_ok(db_begin(db, DB_READ), &failure);
    db_rollback(db);
    db_close(db);
    assert_ok(db_open(url, DB_WRITE, &db, &failure), &failure);
    assert_ok(db_begin(db, DB_WRITE), &failure);
    db_rollback(db);
    db_close(db);
    arena_free(&arena);
}

/* Zeros over one page of the file, behind its first. */
static void destroy_a_page(struct str path, long number)
{
    static const char zeros[4096];
    char name[4096];
    snprintf(name, sizeof name, "%.*s", STR_ARG(path));
    FILE *file = fopen(name, "r+b");
    assert_non_null(file);
    assert_int_equal(fseek(file, number * (long)sizeof zeros, SEEK_SET), 0);
    assert_int_equal(fwrite(zeros, sizeof zeros, 1, file), 1);
    assert_int_equal(fclose(file), 0);
}

static void count_fault(void *arg, const struct table_fault *fault)
{
    print_message("# %.*s\n", STR_ARG(fault->engine));
    ++*(size_t *)arg;
}

static void a_destroyed_page_is_found(void **state)
{
    size_t faults = 0;
    (void)state;
    struct failure failure = {0};
    struct arena arena;
    struct db *db;
    struct str path = fixture_path("page.db");
    arena_init(&arena, 1024 * 1024);
    struct str url = arena_printf(&arena, "sqlite:%.*s", STR_ARG(path));
    assert_ok(migrate_to_latest(url, NULL, &failure), &failure);
    assert_ok(db_open(url, DB_READ, &db, &failure), &failure);
    assert_ok(table_faults(db, &arena, count_fault, &faults), &failure);
    assert_int_equal(faults, 0);
    db_close(db);
    destroy_a_page(path, 20);
    assert_ok(db_open(url, DB_READ, &db, &failure), &failure);
    assert_true(table_faults(db, &arena, count_fault, &faults) == ERR_DATABASE || faults > 0);
    db_close(db);
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arguments_stand_in_the_order_of_the_names),
        cmocka_unit_test(text_comes_back_byte_by_byte),
        cmocka_unit_test(null_reads_as_nothing),
        cmocka_unit_test(names_sort_by_their_bytes),
        cmocka_unit_test(a_statement_says_how_many_rows_it_changed),
        cmocka_unit_test(a_taken_value_is_a_conflict_with_a_sentence_of_ours),
        cmocka_unit_test(a_failure_sticks_until_the_transaction_ends),
        cmocka_unit_test(undoing_one_unit_keeps_its_neighbours),
        cmocka_unit_test(a_rollback_leaves_nothing),
        cmocka_unit_test(a_reader_cannot_write),
        cmocka_unit_test(a_read_transaction_sees_one_instant),
        cmocka_unit_test(the_version_changes_when_somebody_else_commits),
        cmocka_unit_test(a_backup_is_a_whole_database),
        cmocka_unit_test(after_a_fault_at_any_step_all_or_nothing_happened),
        cmocka_unit_test(a_fault_while_rows_are_read_sticks_in_the_query),
        cmocka_unit_test(what_is_no_database_is_refused_with_a_sentence),
        cmocka_unit_test(a_destroyed_page_is_found),
        cmocka_unit_test(after_a_failed_fsync_nothing_more_is_promised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
