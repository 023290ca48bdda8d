/* Whoever writes very much at once and alone: all of it is there, or nothing, however it ends. */
#include "store/engine/alone.h"
#include "store/engine/db_engine.h"
#include "store/site/setting.h"
#include "support/kit/store_fixture.h"

#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ROWS = 2000, TEXT_BYTES = 2000 };

static char long_text[TEXT_BYTES];

/* Fails when not all rows could be written. */
static void write_rows(struct db *db)
{
    char name[32];
    for (int i = 0; i < TEXT_BYTES; i++)
        long_text[i] = 'x';
    for (int i = 0; i < ROWS; i++) {
        struct str key = {name, (size_t)snprintf(name, sizeof name, "row %d", i)};
        assert_int_equal(setting_put(db, key, (struct str){long_text, TEXT_BYTES}), OK);
    }
}

static int count_rows(struct db *db)
{
    QUERY q;
    int count = 0;
    struct arena arena;
    struct setting_line line;
    arena_init(&arena, (size_t)64 << 20);
    setting_query(&q, db);
    while (setting_next(&q, &arena, &line))
        count += str_starts(line.name, STR("row "));
    assert_int_equal(query_end(&q), OK);
    arena_free(&arena);
    return count;
}

static bool has_journal(struct str url)
{
    char path[1024];
    struct str file = str_slice(url, STR("sqlite:").len, url.len);
    snprintf(path, sizeof path, "%.*s-journal", STR_ARG(file));
    return access(path, F_OK) == 0;
}

/* So few pages fit that most of what is new stands in the file when the process is ended. */
static void write_and_be_killed(struct str url)
{
    struct db *db = fixture_open(url, DB_WRITE);
    db_alone_begin(db);
    if (db_script(db, "PRAGMA cache_size = 10") || db_begin(db, DB_WRITE))
        _exit(1);
    write_rows(db);
    if (!has_journal(url))
        _exit(2);
    raise(SIGKILL);
}

static void whoever_is_killed_has_written_nothing(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        int status;
        if (database->kind != DB_SQLITE)
            continue;
        pid_t pid = fork();
        if (pid == 0)
            write_and_be_killed(database->url);
        assert_int_equal(waitpid(pid, &status, 0), pid);
        assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
        assert_true(has_journal(database->url));
        struct db *db = fixture_open(database->url, DB_WRITE);
        assert_int_equal(count_rows(db), 0);
        assert_false(has_journal(database->url));
        db_close(db);
    }
}

static void whoever_ends_well_has_written_all_and_others_read_and_write_again(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *db = fixture_open(database->url, DB_WRITE);
        db_alone_begin(db);
        assert_int_equal(db_begin(db, DB_WRITE), OK);
        write_rows(db);
        assert_int_equal(db_commit(db), OK);
        db_alone_end(db);
        struct db *other = fixture_open(database->url, DB_READ);
        assert_int_equal(db_begin(other, DB_READ), OK);
        assert_int_equal(count_rows(other), ROWS);
        assert_int_equal(db_begin(db, DB_WRITE),
                         OK); /* beside one who reads: the journal of all days is back */
        assert_int_equal(setting_put(db, STR("one"), STR("more")), OK);
        assert_int_equal(db_commit(db), OK);
        db_rollback(other);
        db_close(other);
        db_close(db);
    }
}

static void beside_others_it_is_written_as_ever(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct db *other = fixture_open(database->url, DB_READ);
        assert_int_equal(db_begin(other, DB_READ), OK);
        assert_int_equal(count_rows(other), 0);
        struct db *db = fixture_open(database->url, DB_WRITE);
        db_alone_begin(db);
        assert_int_equal(db_begin(db, DB_WRITE), OK);
        write_rows(db);
        assert_int_equal(db_commit(db), OK);
        assert_int_equal(count_rows(other), 0); /* as of its instant */
        db_rollback(other);
        db_alone_end(db);
        assert_int_equal(count_rows(other), ROWS);
        db_close(db);
        db_close(other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whoever_is_killed_has_written_nothing),
        cmocka_unit_test(whoever_ends_well_has_written_all_and_others_read_and_write_again),
        cmocka_unit_test(beside_others_it_is_written_as_ever),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
