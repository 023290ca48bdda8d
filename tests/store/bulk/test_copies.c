/* Copies of a whole help desk: made, proved, put back, and moved to the other engine. By the real binary. */
#include "support/bulk/bulk_fixture.h"
#include "support/door/served.h"
#include "support/kit/ran.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The demo with its orders, panels and money, in this database. */
static void fill(struct str database)
{
    struct served served;
    served_start_with(&served, database, (const char *const[]){"--demo", "--threads", "2", NULL});
    served_stop(&served);
}

static struct str path_of(struct str sqlite)
{
    return str_slice(sqlite, STR("sqlite:").len, sqlite.len);
}

static struct str new_sqlite(const char *name)
{
    static char urls[16][512];
    static int next;
    char *url = urls[next++ % 16];
    snprintf(url, sizeof urls[0], "sqlite:%.*s", STR_ARG(fixture_path(name)));
    return str_from(url);
}

/* ---- restore ---- */

/* What happened after the copy is gone, although the server was killed and left a journal. */
static void a_restored_copy_has_nothing_of_what_came_later(void **state)
{
    struct ran ran;
    (void)state;
    struct str url = new_sqlite("desk.db"), copy = fixture_path("copy.db");
    fill(url);
    assert_shell(&ran, 0, "", "recourse backup --db %.*s %.*s", STR_ARG(url), STR_ARG(copy));
    struct served served;
    served_start(&served, url, 5);
    assert_shell(&ran, 0, "password", "recourse user add later --db %.*s", STR_ARG(url));
    kill(served.pid, SIGKILL);
    assert_int_equal(waitpid(served.pid, NULL, 0), served.pid);
    assert_shell(&ran, 0, "-wal", "ls %.*s-wal", STR_ARG(path_of(url)));
    assert_shell(&ran, 0, "is whole and is now", "recourse restore --db %.*s %.*s", STR_ARG(url),
                 STR_ARG(copy));
    assert_non_null(strstr(ran.text, "To go back: recourse restore --anyway"));
    assert_shell(&ran, 1, "", "recourse user list --db %.*s | grep later", STR_ARG(url));
    assert_shell(&ran, 0, "every count is right", "recourse check --db %.*s", STR_ARG(url));
    assert_shell(&ran, 0, "is whole", "cd / && recourse restore --anyway --db %.*s $(ls %.*s.before-*Z)",
                 STR_ARG(url), STR_ARG(path_of(url)));
    assert_shell(&ran, 0, "later", "recourse user list --db %.*s | grep later", STR_ARG(url));
}

static void nothing_is_restored_over_a_running_server(void **state)
{
    struct ran ran;
    struct served served;
    (void)state;
    struct str url = new_sqlite("running.db"), copy = fixture_path("running-copy.db");
    fill(url);
    assert_shell(&ran, 0, "", "recourse backup --db %.*s %.*s", STR_ARG(url), STR_ARG(copy));
    served_start(&served, url, 5);
    assert_shell(&ran, 3, "stop the server first", "recourse restore --db %.*s %.*s", STR_ARG(url),
                 STR_ARG(copy));
    assert_shell(&ran, 3, "stop the server first", "recourse move %.*s %.*s", STR_ARG(url),
                 STR_ARG(new_sqlite("moved-away.db")));
    served_stop(&served);
    assert_shell(&ran, 0, "is whole", "recourse restore --db %.*s %.*s", STR_ARG(url), STR_ARG(copy));
}

/* Each is refused by its own sentence, and the database is served as before. */
static void what_is_no_whole_copy_is_refused_and_changes_nothing(void **state)
{
    struct ran ran;
    (void)state;
    struct str url = new_sqlite("kept.db"), copy = fixture_path("kept-copy.db"), bad = fixture_path("bad.db");
    fill(url);
    assert_shell(&ran, 0, "", "recourse backup --db %.*s %.*s", STR_ARG(url), STR_ARG(copy));
    assert_shell(&ran, 2, "no copy that recourse backup has made",
                 "echo nonsense >%.*s; recourse restore --db %.*s %.*s", STR_ARG(bad), STR_ARG(url),
                 STR_ARG(bad));
    assert_shell(&ran, 2, "pg_restore",
                 "printf 'PGDMP and more of it' >%.*s; recourse restore --db %.*s %.*s", STR_ARG(bad),
                 STR_ARG(url), STR_ARG(bad));
    assert_shell(&ran, 2, "cannot read", "recourse restore --db %.*s /nowhere/copy.db", STR_ARG(url));
    assert_shell(&ran, 2, "puts back a SQLite file",
                 "mkdir %.*s.d && cd %.*s.d && touch ./-wal && recourse restore --db postgresql://x/y %.*s; "
                 "status=$?; [ -e ./-wal ] && exit $status",
                 STR_ARG(bad), STR_ARG(bad), STR_ARG(bad));
    assert_shell(&ran, 2, "the same database", "recourse restore --db %.*s %.*s", STR_ARG(url),
                 STR_ARG(path_of(url)));
    assert_shell(&ran, 3, "bad.db is damaged", "head -c 200000 %.*s >%.*s; recourse restore --db %.*s %.*s",
                 STR_ARG(copy), STR_ARG(bad), STR_ARG(url), STR_ARG(bad));
    assert_shell(&ran, 1, "bad.db is damaged",
                 "cp %.*s %.*s; for at in 40 60 80 100 120 140; do head -c 4096 /dev/zero | dd of=%.*s "
                 "bs=4096 seek=$at "
                 "conv=notrunc status=none; done; recourse restore --db %.*s %.*s",
                 STR_ARG(copy), STR_ARG(bad), STR_ARG(bad), STR_ARG(url), STR_ARG(bad));
    assert_shell(&ran, 1, "the copy is not whole",
                 "cp %.*s %.*s; sqlite3 %.*s 'UPDATE person SET points = points + 7 WHERE id = 1'; "
                 "recourse restore --db %.*s %.*s",
                 STR_ARG(copy), STR_ARG(bad), STR_ARG(bad), STR_ARG(url), STR_ARG(bad));
    assert_shell(&ran, 1, "the copy is not whole",
                 "cp %.*s %.*s; sqlite3 %.*s \"UPDATE purchase_event SET at = at + 1 WHERE number = 1\"; "
                 "recourse restore --db %.*s %.*s",
                 STR_ARG(copy), STR_ARG(bad), STR_ARG(bad), STR_ARG(url), STR_ARG(bad));
    assert_shell(&ran, 0, "with what was found wrong", "recourse restore --anyway --db %.*s %.*s",
                 STR_ARG(url), STR_ARG(bad));
    assert_null(strstr(ran.text, "is whole"));
    assert_shell(&ran, 0, "", "ls %.*s* | grep -c restoring | grep -x 0", STR_ARG(path_of(url)));
}

/* The server's own account must be able to open what root has put there; and nobody else. */
static void a_restored_file_is_its_owners_alone(void **state)
{
    struct ran ran;
    struct stat file;
    (void)state;
    if (getuid() != 0)
        skip();
    struct str folder = fixture_path("owned"), copy = fixture_path("owned-copy.db"),
               url = new_sqlite("first.db");
    fill(url);
    assert_shell(&ran, 0, "", "recourse backup --db %.*s %.*s", STR_ARG(url), STR_ARG(copy));
    assert_shell(&ran, 0, "is whole",
                 "mkdir -m 700 %.*s; chown 4242:4243 %.*s; recourse restore --db sqlite:%.*s/desk.db %.*s",
                 STR_ARG(folder), STR_ARG(folder), STR_ARG(folder), STR_ARG(copy));
    char path[600];
    snprintf(path, sizeof path, "%.*s/desk.db", STR_ARG(folder));
    assert_int_equal(stat(path, &file), 0);
    assert_int_equal(file.st_uid, 4242);
    assert_int_equal(file.st_gid, 4243);
    assert_int_equal(file.st_mode & 0777, 0600);
}

/* ---- move ---- */

/* The 64 digits behind "both sides: ". */
static void take_hash(const struct ran *ran, char hash[65])
{
    const char *at = strstr(ran->text, "both sides: ");
    assert_non_null(at);
    snprintf(hash, 65, "%s", at + strlen("both sides: "));
    assert_int_equal(strspn(hash, "0123456789abcdef"), 64);
}

static void a_help_desk_moves_to_the_other_engine_and_back_with_everything(void **state)
{
    struct fixture_database databases[FIXTURE_ENGINES_MAX];
    struct ran ran;
    char there[65], back[65];
    (void)state;
    if (fixture_databases(databases) < 2)
        skip();
    struct str from = databases[0].url, to = databases[1].url, again = new_sqlite("again.db");
    fill(from);
    assert_shell(&ran, 0, "password",
                 "echo 'a long new secret' | recourse user password mara --stdin --db %.*s", STR_ARG(from));
    assert_shell(&ran, 0, "",
                 "sqlite3 %.*s \"UPDATE person SET about = char(92) || 'N' || char(9,13,10,92) || '.'; "
                 "INSERT INTO file VALUES ('%064d', 'image/png', 5, 1, 1, x'00ff0a5c22', 7); "
                 "UPDATE purchase SET paid_by = 'direct-debit' WHERE id = (SELECT max(id) FROM purchase)\"",
                 STR_ARG(path_of(from)), 7);
    assert_shell(&ran, 0, "read the same on both sides", "recourse move %.*s '%.*s'", STR_ARG(from),
                 STR_ARG(to));
    take_hash(&ran, there);
    assert_shell(&ran, 0, "every count is right", "recourse check --db '%.*s'", STR_ARG(to));
    assert_same_export(from, to);
    assert_shell(&ran, 2, "is not empty", "recourse move %.*s '%.*s'", STR_ARG(from), STR_ARG(to));
    assert_shell(&ran, 0, "read the same", "recourse move '%.*s' %.*s", STR_ARG(to), STR_ARG(again));
    take_hash(&ran, back);
    assert_string_equal(there, back);
    assert_shell(&ran, 0, "every count is right", "recourse check --db '%.*s'", STR_ARG(again));
    assert_same_export(from, again);
    assert_shell(&ran, 0, "",
                 "sqlite3 %.*s .dump | grep -v 'INTO migration\\|INTO made\\|search_text' >%.*s.one; "
                 "sqlite3 %.*s .dump | grep -v 'INTO migration\\|INTO made\\|search_text' >%.*s.two; "
                 "sort %.*s.one >%.*s.three; sort %.*s.two | cmp - %.*s.three",
                 STR_ARG(path_of(from)), STR_ARG(path_of(again)), STR_ARG(path_of(again)),
                 STR_ARG(path_of(again)), STR_ARG(path_of(again)), STR_ARG(path_of(again)),
                 STR_ARG(path_of(again)), STR_ARG(path_of(again)));
    assert_shell(&ran, 0, "direct-debit",
                 "sqlite3 %.*s 'SELECT paid_by FROM purchase WHERE id = (SELECT max(id) FROM purchase)'",
                 STR_ARG(path_of(again)));
    /* Ids go on behind the old ones. */
    assert_shell(&ran, 0, "password", "recourse user add newcomer --db '%.*s'", STR_ARG(to));
    assert_shell(&ran, 2, "both are the same", "recourse move '%.*s' '%.*s'", STR_ARG(to), STR_ARG(to));
}

/* ---- the shelf ---- */

/* How many copies lie in the folder. */
static void assert_copies(struct str folder, const char *count)
{
    struct ran ran;
    assert_shell(&ran, 0, "", "ls %.*s | grep -c '^recourse-.*Z[.]db$' | grep -x %s", STR_ARG(folder), count);
}

/* The server keeps so many, leaves what is not its own alone, and the newest is what would be restored. */
static void the_server_keeps_copies_that_restore(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        struct served served;
        struct str folder = fixture_path("shelf"), url = new_sqlite("lost.db");
        fill(database->url);
        assert_shell(&ran, 0, "",
                     "mkdir -p %.*s && cd %.*s && rm -f * && touch recourse-20200101T000000Z.db "
                     "recourse-20200102T000000Z.db recourse-20200103T000000Z.db recourse-mine.db "
                     "recourse-20201332T000000Z.db recourse-20200105T000000Z.db.part; "
                     "touch -d '2 hours ago' recourse-20200104T000000Z.db.part",
                     STR_ARG(folder), STR_ARG(folder));
        char path[600];
        snprintf(path, sizeof path, "%.*s", STR_ARG(folder));
        served_start_with(&served, database->url,
                          (const char *const[]){"--copies", path, "--copies-keep", "2", NULL});
        assert_shell(&ran, 0, "",
                     "for i in $(seq 900); do ls %.*s/recourse-202[6-9]*Z.db 2>/dev/null && "
                     "! ls %.*s/recourse-20200102*.db 2>/dev/null && break; sleep 0.1; done; "
                     "ls %.*s/recourse-mine.db %.*s/recourse-20200103T000000Z.db",
                     STR_ARG(folder), STR_ARG(folder), STR_ARG(folder), STR_ARG(folder));
        assert_metric(&served, "\nrecourse_copy_failing 0\n", "\nrecourse_copy_timestamp_seconds 0\n");
        assert_metric(&served, "\nrecourse_copy_every_seconds 86400\n", NULL);
        served_stop(&served);
        /* What another server on the shelf is writing stays; what was cut off long ago goes. */
        assert_shell(&ran, 0, "",
                     "cd %.*s && ls *.part | grep -x recourse-20200105T000000Z.db.part && rm *.part",
                     STR_ARG(folder));
        assert_shell(&ran, 0, "", "! ls %.*s/*.part* 2>/dev/null", STR_ARG(folder));
        assert_copies(folder, "3"); /* two of its own, and the one of the thirteenth month, which is not */
        assert_shell(&ran, 0, "is whole and is now",
                     "recourse restore --db %.*s $(ls %.*s/recourse-202[6-9]*Z.db | tail -1)", STR_ARG(url),
                     STR_ARG(folder));
        assert_shell(&ran, 0, "every count is right", "recourse check --db %.*s", STR_ARG(url));
        assert_same_export(database->url, url);
        assert_shell(&ran, 0, "", "rm -f %.*s*", STR_ARG(path_of(url)));
    }
}

/* A fresh volume of a container: the folder for copies is not there yet, and nobody's but the server's when it is. */
static void a_shelf_that_is_not_there_is_made(void **state)
{
    struct ran ran;
    struct served served;
    (void)state;
    struct str url = new_sqlite("fresh.db"), folder = fixture_path("fresh-shelf");
    char path[600];
    snprintf(path, sizeof path, "%.*s", STR_ARG(folder));
    served_start_with(&served, url, (const char *const[]){"--copies", path, NULL});
    assert_shell(
        &ran, 0, "700",
        "for i in $(seq 900); do ls %s/recourse-*Z.db 2>/dev/null && break; sleep 0.1; done; stat -c %%a %s",
        path, path);
    assert_metric(&served, "\nrecourse_copy_failing 0\n", NULL);
    served_stop(&served);
    assert_copies(folder, "1");
}

static void a_shelf_that_cannot_be_written_is_told(void **state)
{
    struct served served;
    (void)state;
    struct str url = new_sqlite("noshelf.db");
    fill(url);
    served_start_with(&served, url, (const char *const[]){"--copies", "/nowhere/at/all", NULL});
    assert_metric(&served, "\nrecourse_copy_failing 1\n", "\nrecourse_copy_failing 0\n");
    served_stop(&served);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_restored_copy_has_nothing_of_what_came_later),
        cmocka_unit_test(nothing_is_restored_over_a_running_server),
        cmocka_unit_test(what_is_no_whole_copy_is_refused_and_changes_nothing),
        cmocka_unit_test(a_restored_file_is_its_owners_alone),
        cmocka_unit_test(the_server_keeps_copies_that_restore),
        cmocka_unit_test(a_shelf_that_is_not_there_is_made),
        cmocka_unit_test(a_shelf_that_cannot_be_written_is_told),
        cmocka_unit_test(a_help_desk_moves_to_the_other_engine_and_back_with_everything),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
