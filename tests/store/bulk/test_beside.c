/* Large imports are done beside a database that nobody has open, and take its place when they are whole. */
#include "base/check.h"
#include "store/engine/db_sqlite_file.h"
#include "support/bulk/bulk_fixture.h"
#include "support/kit/ran.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { OTHER_ID = 12345 };

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

static void assert_like(const char *path, const struct stat *wanted)
{
    struct stat seen;
    assert_int_equal(stat(path, &seen), 0);
    assert_int_equal(seen.st_mode, wanted->st_mode);
    assert_int_equal(seen.st_uid, wanted->st_uid);
    assert_int_equal(seen.st_gid, wanted->st_gid);
}

/* The link stays one, and the file that it leads to is the new one, for whom it was for. */
static void behind_a_link_the_file_itself_is_replaced_and_stays_whose_it_is(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        if (database->kind != DB_SQLITE)
            continue;
        char path[1024], link_name[1024], aside[1040];
        struct stat like, seen;
        struct str folder = folder_of_small_world();
        file_of(database, "", path);
        file_of(database, ".link", link_name);
        assert_int_equal(symlink(path, link_name), 0);
        assert_int_equal(chmod(path, 0640), 0);
        if (geteuid() == 0)
            assert_int_equal(chown(path, OTHER_ID, OTHER_ID), 0);
        assert_int_equal(stat(path, &like), 0);
        assert_shell(&(struct ran){0}, 0, "5 rows imported", "recourse import jsonl '%.*s' --db 'sqlite:%s'",
                     STR_ARG(folder), link_name);
        assert_int_equal(lstat(link_name, &seen), 0);
        assert_true(S_ISLNK(seen.st_mode));
        assert_true(number_of(database) != like.st_ino);
        assert_like(path, &like);
        snprintf(aside, sizeof aside, "%s.aside", link_name);
        assert_int_equal(access(aside, F_OK), -1);
        assert_nothing_left_beside(database);
        assert_shell(&(struct ran){0}, 0, "every count is right", "recourse check --db '%.*s'",
                     STR_ARG(database->url));
        unlink(link_name);
    }
}

static void restore_goes_behind_a_link_too(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        if (database->kind != DB_SQLITE)
            continue;
        char path[1024], link_name[1024], copy[1024];
        struct stat seen;
        ino_t before = number_of(database);
        file_of(database, "", path);
        file_of(database, ".copied", copy);
        file_of(database, ".link", link_name);
        assert_int_equal(symlink(path, link_name), 0);
        assert_shell(&(struct ran){0}, 0, "", "recourse backup '%s' --db 'sqlite:%s'", copy, link_name);
        assert_shell(&(struct ran){0}, 0, "is whole and is now", "recourse restore '%s' --db 'sqlite:%s'",
                     copy, link_name);
        assert_int_equal(lstat(link_name, &seen), 0);
        assert_true(S_ISLNK(seen.st_mode));
        assert_true(number_of(database) != before);
        unlink(link_name);
        sqlite_file_remove(str_from(copy));
    }
}

/* Who may not give it to whose it was is told, before anything changed. */
static void what_would_be_anothers_takes_no_place(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip(); /* nobody else can make a file of somebody else */
    char folder[] = "/tmp/recourse-beside.XXXXXX", path[64], fresh[64], kept[64];
    struct stat like;
    struct failure failure = {0};
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/desk.db", folder);
    snprintf(fresh, sizeof fresh, "%s/fresh", folder);
    snprintf(kept, sizeof kept, "%s/kept", folder);
    assert_shell(&(struct ran){0}, 0, "", "recourse migrate --db 'sqlite:%s'", path);
    assert_int_equal(chmod(folder, 0777), 0);
    assert_int_equal(chmod(path, 0666), 0);
    assert_int_equal(stat(path, &like), 0);
    assert_int_equal(seteuid(OTHER_ID), 0);
    assert_int_equal(sqlite_file_copy(str_from(path), str_from(fresh), &failure), OK);
    struct sqlite_replacing replacing = {str_from(fresh), str_from(path), str_from(kept), NULL};
    enum err err = sqlite_file_replace(&replacing, NULL, &failure);
    assert_int_equal(seteuid(0), 0);
    assert_int_equal(err, ERR_IO);
    assert_non_null(strstr(failure.text, "belongs to account 0"));
    assert_like(path, &like);
    assert_int_equal(access(kept, F_OK), -1);
    sqlite_file_remove(replacing.fresh);
    sqlite_file_remove(replacing.path);
    assert_int_equal(rmdir(folder), 0);
}

/* Whose file it is, but of a group that this account is not in: that counts only where the group may do something. */
static void a_group_that_may_do_nothing_with_the_database_stands_in_nobodys_way(void **state)
{
    (void)state;
    if (geteuid() != 0)
        skip(); /* nobody else can make a file of another group */
    static const struct {
        mode_t mode;
        enum err err;
    } rows[] = {{0600, OK}, {0640, ERR_IO}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        char folder[] = "/tmp/recourse-beside.XXXXXX", path[64], fresh[64], kept[64];
        struct failure failure = {0};
        struct stat after;
        assert_non_null(mkdtemp(folder));
        snprintf(path, sizeof path, "%s/desk.db", folder);
        snprintf(fresh, sizeof fresh, "%s/fresh", folder);
        snprintf(kept, sizeof kept, "%s/kept", folder);
        assert_shell(&(struct ran){0}, 0, "", "recourse migrate --db 'sqlite:%s'", path);
        assert_int_equal(chown(folder, OTHER_ID, 0), 0);
        assert_int_equal(chown(path, OTHER_ID, OTHER_ID), 0);
        assert_int_equal(chmod(path, rows[i].mode), 0);
        assert_int_equal(seteuid(OTHER_ID), 0);
        assert_int_equal(sqlite_file_copy(str_from(path), str_from(fresh), &failure), OK);
        struct sqlite_replacing replacing = {str_from(fresh), str_from(path), str_from(kept), NULL};
        enum err err = sqlite_file_replace(&replacing, NULL, &failure);
        assert_int_equal(seteuid(0), 0);
        assert_int_equal(err, rows[i].err);
        assert_int_equal(stat(path, &after), 0);
        assert_int_equal(after.st_uid, OTHER_ID);
        assert_int_equal(after.st_mode & 07777, rows[i].mode);
        sqlite_file_remove(replacing.fresh);
        sqlite_file_remove(replacing.path);
        sqlite_file_remove(replacing.kept);
        assert_int_equal(rmdir(folder), 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_large_import_takes_the_place_of_the_database_when_it_is_whole),
        cmocka_unit_test(where_a_server_has_the_database_it_is_done_there),
        cmocka_unit_test(behind_a_link_the_file_itself_is_replaced_and_stays_whose_it_is),
        cmocka_unit_test(restore_goes_behind_a_link_too),
        cmocka_unit_test(what_would_be_anothers_takes_no_place),
        cmocka_unit_test(a_group_that_may_do_nothing_with_the_database_stands_in_nobodys_way),
        cmocka_unit_test(what_was_written_meanwhile_is_not_replaced),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
