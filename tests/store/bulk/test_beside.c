/* Large imports are done beside a database that nobody has open, and take its place when they are whole. */
#include "base/check.h"
#include "store/engine/db_sqlite_file.h"
#include "support/bulk/bulk_fixture.h"
#include "support/kit/ran.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* The SQLite file of that name's ending. */
static const char *file_of(const struct fixture_database *database, const char *ending, char room[1024])
{
    struct str path = str_slice(database->url, STR("sqlite:").len, database->url.len);
    snprintf(room, 1024, "%.*s%s", STR_ARG(path), ending);
    return room;
}

static ino_t number_of(const struct fixture_database *database)
{
    char room[1024];
    struct stat seen = {0};
    assert_int_equal(stat(file_of(database, "", room), &seen), 0);
    return seen.st_ino;
}

static void assert_nothing_left_beside(const struct fixture_database *database)
{
    static const char *const endings[] = {".aside", ".aside-wal", ".aside-journal", ".aside.before"};
    char room[1024];
    for (size_t i = 0; i < COUNT_OF(endings); i++)
        assert_int_equal(access(file_of(database, endings[i], room), F_OK), -1);
}

static void a_large_import_takes_the_place_of_the_database_when_it_is_whole(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct str url = database->url;
        ino_t before = database->kind == DB_SQLITE ? number_of(database) : 0;
        struct str folder = folder_of_small_world();
        assert_shell(&(struct ran){0}, 0, "5 rows could be imported; nothing was kept",
                     "recourse import jsonl '%.*s' --dry-run --db '%.*s'", STR_ARG(folder), STR_ARG(url));
        if (database->kind == DB_SQLITE)
            assert_true(number_of(database) == before);
        assert_shell(&(struct ran){0}, 0, "5 rows imported", "recourse import jsonl '%.*s' --db '%.*s'",
                     STR_ARG(folder), STR_ARG(url));
        assert_shell(&(struct ran){0}, 0, "every count is right", "recourse check --db '%.*s'", STR_ARG(url));
        if (database->kind != DB_SQLITE)
            continue;
        assert_true(number_of(database) != before);
        before = number_of(database);
        assert_shell(&(struct ran){0}, 2, "is there already", "recourse import jsonl '%.*s' --db '%.*s'",
                     STR_ARG(folder), STR_ARG(url));
        assert_true(number_of(database) == before);
        assert_nothing_left_beside(database);
        assert_shell(&(struct ran){0}, 0, "every count is right", "recourse check --db '%.*s'", STR_ARG(url));
    }
}

static void where_a_server_has_the_database_it_is_done_there(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct desk desk;
        ino_t before = database->kind == DB_SQLITE ? number_of(database) : 0;
        struct str folder = folder_of_small_world();
        desk_open(&desk, database->url);
        assert_shell(&(struct ran){0}, 0, "5 rows imported", "recourse import jsonl '%.*s' --db '%.*s'",
                     STR_ARG(folder), STR_ARG(database->url));
        assert_int_equal(desk_question(&desk, 40).id, 40);
        if (database->kind == DB_SQLITE) {
            assert_true(number_of(database) == before);
            assert_nothing_left_beside(database);
        }
        desk_close(&desk);
    }
}

static void what_was_written_meanwhile_is_not_replaced(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        if (database->kind != DB_SQLITE)
            continue;
        char path[1024], fresh[1024], kept[1024];
        struct failure failure = {0};
        file_of(database, "", path);
        struct sqlite_file_trace was = sqlite_file_look(str_from(path));
        struct sqlite_replacing replacing = {str_from(file_of(database, ".fresh", fresh)), str_from(path),
                                             str_from(file_of(database, ".kept", kept)), &was};
        assert_int_equal(sqlite_file_copy(replacing.path, replacing.fresh, &failure), OK);
        struct desk desk;
        desk_open(&desk, database->url);
        desk_import_demo(&desk);
        desk_close(&desk);
        assert_int_equal(sqlite_file_replace(&replacing, NULL, &failure), ERR_BUSY);
        assert_non_null(strstr(failure.text, "has written to"));
        desk_open(&desk, database->url);
        assert_int_equal(desk_question(&desk, 1).id, 1);
        desk_close(&desk);
        was = sqlite_file_look(str_from(path));
        assert_int_equal(sqlite_file_replace(&replacing, NULL, &failure), OK);
        sqlite_file_remove(replacing.kept);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_large_import_takes_the_place_of_the_database_when_it_is_whole),
        cmocka_unit_test(where_a_server_has_the_database_it_is_done_there),
        cmocka_unit_test(what_was_written_meanwhile_is_not_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
