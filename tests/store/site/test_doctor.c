/* `recourse doctor` finds what is wrong with an installation, says how to mend it, and is silent when it is mended. */
#include "base/check.h"
#include "support/bulk/bulk_fixture.h"
#include "support/door/served.h"
#include "support/kit/ran.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

/* The health of one check, of the report as JSON. */
static void assert_health(struct str url, const char *options, const char *check, const char *health)
{
    struct ran ran;
    char line[2000];
    const char *found = NULL;
    size_t i;
    json_t *row;
    snprintf(line, sizeof line, "recourse doctor --json --db '%.*s' %s", STR_ARG(url), options);
    ran_shell(&ran, line);
    json_t *report = json_loads(ran.text, 0, NULL);
    assert_non_null(report);
    json_array_foreach(json_object_get(report, "checks"), i, row)
    {
        if (strcmp(json_string_value(json_object_get(row, "name")), check) == 0)
            found = json_string_value(json_object_get(row, "health"));
        bool fine = strcmp(json_string_value(json_object_get(row, "health")), "fine") == 0;
        assert_true(fine == (*json_string_value(json_object_get(row, "mend")) == 0));
    }
    if (!found || strcmp(found, health) != 0)
        print_error("%s: %s is not %s\n%s\n", line, check, health, ran.text);
    assert_string_equal(found, health);
    bool wrong = strcmp(json_string_value(json_object_get(report, "health")), "wrong") == 0;
    assert_int_equal(ran.status, wrong ? 1 : 0);
    json_decref(report);
}

static void put(const char *sql, struct str database)
{
    struct ran ran;
    if (str_starts(database, STR("sqlite:")))
        assert_shell(&ran, 0, "", "sqlite3 %.*s \"%s\"", STR_ARG(str_slice(database, 7, database.len)), sql);
    else
        assert_shell(&ran, 0, "", "psql -q -v ON_ERROR_STOP=1 '%.*s' -c \"%s\"", STR_ARG(database), sql);
}

/* Each fault is made, found, mended, and found no more. */
static void each_fault_is_found_until_it_is_mended(void **state)
{
    static const struct {
        const char *check, *health, *fault, *mended;
    } rows[] = {
        {"operator", "wrong", "UPDATE person SET role = 80 WHERE role = 100",
         "UPDATE person SET role = 100 WHERE role = 80"},
        {"categories", "wrong", "UPDATE category SET retired = 1", "UPDATE category SET retired = 0"},
        {"address", "wrong", "DELETE FROM setting WHERE name = 'base_url'",
         "INSERT INTO setting (name, value) VALUES ('base_url', 'https://help.example.org')"},
        {"address", "note", "UPDATE setting SET value = 'http://help.example.org' WHERE name = 'base_url'",
         "UPDATE setting SET value = 'https://help.example.org' WHERE name = 'base_url'"},
        {"clock", "wrong", "UPDATE pulse SET at = 4000000000000", "DELETE FROM pulse"},
        {"effects", "wrong", "UPDATE effect SET state = 'given_up'", "UPDATE effect SET state = 'done'"},
        {"deadlines", "wrong", "UPDATE purchase SET next_due_at = 1000 WHERE over = 0",
         "UPDATE purchase SET next_due_at = NULL"},
        {"policies", "wrong", "UPDATE purchase SET policy_version = policy_version + 90",
         "UPDATE purchase SET policy_version = policy_version - 90"},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct served served;
        served_start_with(&served, database->url, (const char *const[]){"--demo", NULL});
        served_stop(&served);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            put(rows[i].fault, database->url);
            assert_health(database->url, "", rows[i].check, rows[i].health);
            put(rows[i].mended, database->url);
            if (strcmp(rows[i].check, "clock") !=
                0) /* whether this machine's is kept right is not ours to say */
                assert_health(database->url, "", rows[i].check, "fine");
        }
        assert_health(database->url, "", "proxy", "wrong");
        assert_health(database->url, "--trusted-proxy unix", "proxy", "fine");
        put("DELETE FROM setting WHERE name = 'base_url'", database->url);
        assert_health(database->url, "", "proxy", "note");
        assert_health(database->url, "--trusted-proxy 127.0.0.1", "proxy", "fine");
        assert_health(database->url, "", "mail", "note");
        assert_health(database->url, "--smtp-url smtp://localhost", "mail", "wrong");
        assert_health(database->url, "--smtp-url smtp://localhost --mail-from desk@example.org", "mail",
                      "fine");
        assert_health(database->url, "", "copies", "note");
        assert_health(database->url, "--copies /nowhere/at/all", "copies", "wrong");
        assert_health(database->url, "--connections 65536", "database", "fine");
    }
}

static void files_that_others_may_read_are_found(void **state)
{
    struct ran ran;
    char url[600], options[700];
    (void)state;
    struct str path = fixture_path("desk.db"), config = fixture_path("recourse.conf"),
               shelf = fixture_path("old");
    snprintf(url, sizeof url, "sqlite:%.*s", STR_ARG(path));
    assert_shell(&ran, 0, "", "recourse migrate --db %s", url);
    assert_health(str_from(url), "", "files", "fine");
    assert_shell(&ran, 0, "", "chmod 644 %.*s", STR_ARG(path));
    assert_health(str_from(url), "", "files", "wrong");
    assert_shell(&ran, 0, "",
                 "printf 'smtp-url = smtp://desk:secret@localhost\\nmail-from = a@example.org\\n' >%.*s && "
                 "chmod 644 %.*s",
                 STR_ARG(config), STR_ARG(config));
    snprintf(options, sizeof options, "--config %.*s", STR_ARG(config));
    assert_health(str_from(url), options, "config", "wrong");
    assert_shell(&ran, 0, "", "chmod 640 %.*s", STR_ARG(config));
    assert_health(str_from(url), options, "config", "fine");
    assert_shell(&ran, 0, "", "mkdir -p %.*s && touch %.*s/recourse-20200101T000000Z.db", STR_ARG(shelf),
                 STR_ARG(shelf));
    snprintf(options, sizeof options, "--copies %.*s", STR_ARG(shelf));
    assert_health(str_from(url), options, "copies", "wrong");
}

/* What harms nobody is mended when that is asked for, and no more is wrong the next time. */
static void what_harms_nothing_is_mended_when_asked_for(void **state)
{
    (void)state;
    struct ran ran;
    FOR_EACH_DATABASE(database)
    {
        char copies[800];
        struct str shelf = fixture_path(database->kind == DB_POSTGRES ? "shelf-p" : "shelf-s");
        snprintf(copies, sizeof copies, "--copies %.*s", STR_ARG(shelf));
        assert_shell(&ran, 0, "", "mkdir -p %.*s && recourse migrate --db '%.*s'", STR_ARG(shelf),
                     STR_ARG(database->url));
        assert_health(database->url, "", "categories", "wrong");
        assert_health(database->url, copies, "copies", "wrong");
        assert_shell(&ran, 1, "mended just now", "recourse doctor --mend %s --db '%.*s'", copies,
                     STR_ARG(database->url)); /* nobody is the operator: that is not ours to mend */
        assert_health(database->url, "", "categories", "fine");
        assert_health(database->url, copies, "copies", "fine");
        assert_health(database->url, "", "operator", "wrong");
    }
    struct str path = fixture_path("open.db");
    char url[600];
    snprintf(url, sizeof url, "sqlite:%.*s", STR_ARG(path));
    assert_shell(&ran, 0, "", "recourse migrate --db %s && chmod 644 %.*s", url, STR_ARG(path));
    assert_health(str_from(url), "", "files", "wrong");
    assert_health(str_from(url), "--mend", "files", "wrong"); /* as it was found */
    assert_health(str_from(url), "", "files", "fine");
}

static void migrate_says_what_it_would_do(void **state)
{
    (void)state;
    struct ran ran;
    FOR_EACH_DATABASE(database)
    {
        assert_shell(&ran, 0, "the schema is of this version", "recourse migrate --dry-run --db '%.*s'",
                     STR_ARG(database->url));
        put("DELETE FROM migration WHERE version = (SELECT MAX(version) FROM migration)", database->url);
        assert_shell(&ran, 0, "1 migration would be applied", "recourse migrate --dry-run --db '%.*s'",
                     STR_ARG(database->url));
        assert_shell(&ran, 0, ".sql", "recourse migrate --dry-run --db '%.*s'", STR_ARG(database->url));
    }
    struct str path = fixture_path("never.db");
    assert_shell(&ran, 0, "0001_", "recourse migrate --dry-run --db sqlite:%.*s", STR_ARG(path));
    assert_shell(&ran, 1, "", "test -e %.*s", STR_ARG(path));
    assert_shell(&ran, 0, "migrations applied", "recourse migrate --db sqlite:%.*s", STR_ARG(path));
}

/* Without a database it says so, and goes on with what needs none. */
static void a_database_that_is_away_or_damaged_is_said(void **state)
{
    struct ran ran;
    char url[600];
    (void)state;
    struct str path = fixture_path("damaged.db");
    snprintf(url, sizeof url, "sqlite:%.*s", STR_ARG(path));
    assert_health(STR("sqlite:/nowhere/desk.db"), "", "database", "wrong");
    assert_health(STR("postgresql://nobody@127.0.0.1:1/none"), "", "database", "wrong");
    assert_shell(&ran, 1, "cannot be opened", "recourse doctor --db sqlite:/nowhere/desk.db");
    assert_shell(
        &ran, 0, "",
        "recourse migrate --db %s && sqlite3 %.*s \"INSERT INTO session VALUES ('x', 99, 1, 1, '')\"", url,
        STR_ARG(path));
    assert_health(str_from(url), "", "damage", "wrong");
    assert_shell(&ran, 1, "recourse restore FILE", "recourse doctor --db %s", url);
    assert_shell(&ran, 1, "not a database",
                 "echo nothing of the kind, and this is too long >%.*s; recourse doctor --db %s",
                 STR_ARG(path), url);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_fault_is_found_until_it_is_mended),
        cmocka_unit_test(files_that_others_may_read_are_found),
        cmocka_unit_test(what_harms_nothing_is_mended_when_asked_for),
        cmocka_unit_test(migrate_says_what_it_would_do),
        cmocka_unit_test(a_database_that_is_away_or_damaged_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
