/* The operator's commands, as the operator calls them: what they print and how they end. */
#include "base/check.h"
#include "store/people/person.h"
#include "support/bulk/bulk_fixture.h"
#include "support/kit/ran.h"
#include "support/kit/source.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static const char *words_of(char room[1024], const char *command, struct str path)
{
    snprintf(room, 1024, "%s '%.*s'", command, STR_ARG(path));
    return room;
}

static void files_go_in_and_come_out(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        char words[1024];
        struct str folder = folder_of_small_world(), out = fixture_path("export");
        assert_recourse(&ran, database->url, words_of(words, "import jsonl", folder), 0, "5 rows imported");
        assert_recourse(&ran, database->url, words, 2, "users.jsonl:1: the field \"id\": 7 is there already");
        assert_recourse(&ran, database->url, words_of(words, "export", out), 0, "5 rows exported");
        assert_recourse(&ran, database->url, words, 2, "already exists");
        assert_recourse(&ran, database->url, "call GET /questions/40/where-is-my-parcel", 0,
                        "(8,630 points)");
        assert_recourse(&ran, database->url, "check", 0, "every count is right");
        assert_recourse(&ran, database->url, "import frob", 2, "  recourse import ");
        assert_recourse(&ran, database->url, "import jsonl /nowhere", 2, "there is nothing to import");
        assert_recourse(&ran, database->url, "import generate --scale none", 2, "--scale takes a number");
    }
}

static void a_wrong_count_ends_check_with_one_until_it_is_repaired(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        struct desk desk;
        desk_open(&desk, database->url);
        desk_import_demo(&desk);
        assert_int_equal(person_add(desk.db, 1, (struct person_change){.points = 11}), OK);
        desk_close(&desk);
        assert_recourse(&ran, database->url, "check", 1, "person 1: points: stored 8641, counted 8630");
        assert_recourse(&ran, database->url, "check --repair", 0, "1 count differed and is right now");
        assert_recourse(&ran, database->url, "check", 0, "every count is right");
    }
}

static void a_backup_is_a_database(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        char words[1024], copy[1024];
        struct str file = fixture_path(database->kind == DB_POSTGRES ? "copy-p.db" : "copy-s.db");
        struct desk desk;
        desk_open(&desk, database->url);
        desk_import_demo(&desk);
        words_of(words, "backup", file);
        assert_recourse(&ran, database->url, words, 0, "backed up to");
        assert_recourse(&ran, database->url, words, 2, "already exists");
        snprintf(copy, sizeof copy, "sqlite:%.*s", STR_ARG(file));
        assert_recourse(&ran, str_from(copy), "check", 0, "every count is right");
        assert_recourse(&ran, str_from(copy), "call GET /questions/1", 0, "301");
        desk_close(&desk);
    }
}

static void operators_care_for_accounts(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        assert_recourse(&ran, database->url, "user add Ada --role operator", 0, "password (shown once): ");
        run_recourse(&ran, database->url, "echo three plain words |", "user add Bob --title Expert --stdin");
        assert_string_equal(ran.text, "Bob added\n");
        run_recourse(&ran, database->url, "echo short |", "user password Bob --stdin");
        assert_int_equal(ran.status, 2);
        assert_recourse(&ran, database->url, "user add ADA", 3, "somebody has the name");
        assert_recourse(&ran, database->url, "user role Ada member", 3, "is the only operator");
        assert_recourse(&ran, database->url, "user role Bob king", 2, "a role is member");
        assert_recourse(&ran, database->url, "user role bob operator", 0, "has the role now");
        assert_recourse(&ran, database->url, "user role Ada member", 0, "has the role now");
        assert_recourse(&ran, database->url, "user block Ada --days 3", 0, "may not post");
        assert_recourse(&ran, database->url, "user list", 0, "blocked");
        assert_recourse(&ran, database->url, "user unblock Ada", 0, "may post again");
        assert_recourse(&ran, database->url, "user role Zed member", 3, "nobody has the name \"Zed\"");
        assert_recourse(&ran, database->url, "user frob", 2, "  recourse user ");
    }
}

/* What a shell hands over is as storable as what a form does. */
static void what_comes_by_the_shell_has_no_control_characters(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        run_recourse(&ran, database->url,
                     "echo '{\"settings\":{\"site_name\":\"De\\u0007s\\u001bk \\ufffeA\"},"
                     "\"categories\":[{\"name\":\"Par\\u000bcels\"}]}' |",
                     "site apply -");
        assert_int_equal(ran.status, 0);
        run_recourse(&ran, database->url, "", "site show --json");
        assert_non_null(strstr(ran.text, "\"Desk A\""));
        assert_non_null(strstr(ran.text, "\"name\":\"Parcels\""));
        run_recourse(&ran, database->url, "echo three plain words |",
                     "user add Bob --title \"$(printf 'Ex\\001pe\\177rt')\" --stdin");
        assert_string_equal(ran.text, "Bob added\n");
        assert_recourse(&ran, database->url, "call GET /users/Bob", 0, "<bdi>Expert</bdi>");
    }
}

/* What is printed behind these words, up to the end of the line. */
static struct str said_behind(const struct ran *ran, const char *words)
{
    const char *at = strstr(ran->text, words);
    assert_non_null(at);
    struct str rest = str_from(at + strlen(words));
    return str_cut(&rest, '\n');
}

static void a_token_is_made_listed_and_revoked_from_the_shell(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran, shown;
        char words[1024];
        assert_recourse(&ran, database->url, "user add Ada", 0, "password (shown once): ");
        assert_recourse(&ran, database->url,
                        "token create --person Ada --name till --scopes 'read orders' --days 7", 0,
                        "token (shown once): rc_");
        struct str token = said_behind(&ran, "token (shown once): ");
        assert_int_equal(token.len, 46);
        assert_recourse(&shown, database->url, "token list --person ada", 0, "read orders, till");
        struct str ending = str_slice(token, token.len - 4, token.len);
        assert_true(str_find(str_from(shown.text), ending) < strlen(shown.text));
        assert_true(str_find(str_from(shown.text), token) == strlen(shown.text)); /* never again */
        struct str line = said_behind(&shown, "its name\n");
        struct str id = str_cut(&line, ' ');
        assert_recourse(&shown, database->url, "token list --person Ada --json", 0,
                        "\"scopes\":\"read orders\"");
        assert_recourse(&shown, database->url, "token list --person Ada --json", 0, "\"expires_at\":\"20");
        snprintf(words, sizeof words, "token revoke --person Ada %.*s", STR_ARG(id));
        assert_recourse(&shown, database->url, words, 0, "is good for nothing any more");
        assert_recourse(&shown, database->url, words, 3, "not there any more");
        assert_recourse(&shown, database->url, "token list --person Ada --json", 0, "[]");
        assert_recourse(&shown, database->url, "token create --person Ada --name x --scopes 'read frob'", 2,
                        "not \"frob\"");
        assert_recourse(&shown, database->url, "token create --person Ada --name x --scopes effects", 2,
                        "for keys of marketplaces alone");
        assert_recourse(&shown, database->url, "token create --person Ada --name x --scopes 'read site'", 2,
                        "may not do what \"site\" is good for");
        assert_recourse(&shown, database->url, "token create --person Ada --name x --scopes read --days 9999",
                        2, "--days");
        assert_recourse(&shown, database->url, "token create --person Zed --name x --scopes read", 3,
                        "nobody has the name");
        assert_recourse(&shown, database->url, "token create --market zed --name x --scopes read", 3,
                        "no marketplace here");
        assert_recourse(&shown, database->url, "token create --name x --scopes read", 2, "  recourse token ");
    }
}

static void everything_of_a_person_comes_out_and_the_account_goes_by_command(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        char words[1024];
        struct str file = fixture_path(database->kind == DB_POSTGRES ? "ada-p.json" : "ada-s.json");
        assert_recourse(&ran, database->url, "user add Root --role operator", 0, "password");
        assert_recourse(&ran, database->url, "user add Ada --title Baker", 0, "password");
        words_of(words, "user export Ada", file);
        assert_recourse(&ran, database->url, words, 0, "everything of Ada is in");
        assert_recourse(&ran, database->url, words, 2, "it is there already");
        assert_shell(&ran, 0, "600 \"Baker\"",
                     "stat -c '%%a' '%.*s' | tr '\n' ' '; grep -o '\"Baker\"' '%.*s'", STR_ARG(file),
                     STR_ARG(file));
        assert_recourse(&ran, database->url, "user erase Ada", 2, "--yes");
        assert_recourse(&ran, database->url, "user erase Root --yes", 3, "the only operator");
        assert_recourse(&ran, database->url, "user erase ada --yes", 0, "the account of ada is gone");
        assert_recourse(&ran, database->url, "user erase ada --yes", 3, "nobody has the name");
        assert_recourse(&ran, database->url, "user export Ada /nowhere/x", 3, "nobody has the name");
        assert_recourse(&ran, database->url, "user export Root /nowhere/x", 3, "cannot write /nowhere/x");
    }
}

static void a_site_is_set_up_by_a_file_and_the_same_file_changes_nothing_again(void **state)
{
    static const char file[] =
        "{\"settings\": {\"site_name\": \"Harbour\", \"base_url\": \"https://help.example.org\", "
        "\"zone\": \"Europe/Berlin\", \"language\": \"de\", \"flags_to_hide\": 3, \"points_answer_up\": 5, "
        "\"page_rules\": \"Be kind.\", \"shippo_secret\": \"s3cret\", \"point_preset\": \"stack_overflow\"}, "
        "\"categories\": [{\"name\": \"Parcels\"}, {\"name\": \"Customs\", \"below\": \"Parcels\"}]}";
    static const struct {
        const char *file, *says;
    } wrong[] = {
        {"{\"settings\": {\"sit_name\": \"x\"}}", "did you mean \"site_name\""},
        {"{\"settings\": {\"zone\": \"Europe/Nowhere\"}}", "zone: This name is not known here"},
        {"{\"settings\": {\"language\": \"tlh\"}}", "language: "},
        {"{\"settings\": {\"site_name\": \"Other\", \"base_url\": \"help\"}}", "base_url: Enter an address"},
        {"{\"settings\": {\"site_name\": [1]}}", "takes a text or a whole number"},
        {"{\"settings\": {\"secret\": \"x\"}}", "no setting \"secret\""},
        {"{\"settings\": 7}", "settings"},
        {"{\"categories\": [{\"name\": \"A\", \"below\": \"B\"}]}", "no category has the name \"B\""},
        {"{\"categories\": [{\"name\": \"A\", \"colour\": 1}]}", "colour"},
        {"{\"categories\": [7]}", "category"},
        {"{\"frob\": 1}", "frob"},
        {"nothing", "line 1"},
    };
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        char before[2048];
        snprintf(before, sizeof before, "echo '%s' |", file);
        run_recourse(&ran, database->url, before, "site apply - --dry-run");
        assert_non_null(strstr(ran.text, "a dry run: nothing was kept"));
        run_recourse(&ran, database->url, before, "site apply -");
        assert_int_equal(ran.status, 0);
        assert_non_null(strstr(ran.text, "site_name is \"Harbour\""));
        assert_non_null(strstr(ran.text, "the category \"Customs\" is new"));
        assert_null(strstr(ran.text, "s3cret"));
        run_recourse(&ran, database->url, before, "site apply -");
        assert_string_equal(ran.text, "nothing is to be changed\n");
        assert_recourse(&ran, database->url, "site show", 0, "* site_name                  Harbour");
        assert_null(strstr(ran.text, "s3cret"));
        run_recourse(&ran, database->url, "", "site show --json");
        assert_non_null(strstr(ran.text, "\"name\":\"Customs\",\"below\":\"Parcels\""));
        for (size_t i = 0; i < COUNT_OF(wrong); i++) {
            snprintf(before, sizeof before, "echo '%s' |", wrong[i].file);
            run_recourse(&ran, database->url, before, "site apply -");
            if (ran.status != 2 || !strstr(ran.text, wrong[i].says))
                print_error("%s: %d\n%s\n", wrong[i].file, ran.status, ran.text);
            assert_int_equal(ran.status, 2);
            assert_non_null(strstr(ran.text, wrong[i].says));
        }
        assert_recourse(&ran, database->url, "site show", 0,
                        "* site_name                  Harbour"); /* all or nothing */
        assert_recourse(&ran, database->url, "site link", 0, "https://help.example.org/set-up?key=");
        assert_recourse(&ran, database->url, "user add Root --role operator", 0, "password");
        assert_recourse(&ran, database->url, "site link", 3, "there is an operator already");
        assert_recourse(&ran, database->url, "site frob", 2, "  recourse site ");
    }
}

static struct str printed(struct arena *arena, const char *words)
{
    char command[4096];
    snprintf(command, sizeof command, "'%s' %s", getenv("RECOURSE_BINARY"), words);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    char *text = arena_take(arena, 256 * 1024);
    size_t len = fread(text, 1, 256 * 1024, out);
    assert_int_equal(pclose(out), 0);
    return (struct str){text, len};
}

static void assert_policy_in(const char *locale, const char *words, int status, const char *text)
{
    const char *root = getenv("RECOURSE_SOURCE");
    char command[4096], printed[64 * 1024];
    snprintf(command, sizeof command,
             "cd '%s'; sed 's/P60D/P0D/' policies/recourse-default.json | LC_ALL=%s '%s' policy %s 2>&1",
             root ? root : ".", locale, getenv("RECOURSE_BINARY"), words);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    printed[fread(printed, 1, sizeof printed - 1, out)] = 0;
    int ended = WEXITSTATUS(pclose(out));
    if (ended != status || !strstr(printed, text))
        print_error("policy %s: %d\n%s\n", words, ended, printed);
    assert_int_equal(ended, status);
    assert_non_null(strstr(printed, text));
}

static void assert_policy(const char *words, int status, const char *text)
{
    assert_policy_in("C", words, status, text);
}

static void rules_are_shown_and_checked_with_field_and_line(void **state)
{
    (void)state;
    assert_policy("show aliexpress-2016", 0, "the buyer gets what was asked for");
    assert_policy("show aliexpress-2016", 0, "A refusal at the last minute: It leaves no time");
    assert_policy("show amazon", 0, "amazon, version 2");
    assert_policy("show policies/ebay.json", 0, "eBay Money Back Guarantee");
    assert_policy("show no-such", 2, "there is no policy \"no-such\"");
    assert_policy("show /no/such.json", 3, "/no/such.json cannot be read");
    assert_policy("check policies/etsy.json", 0, "etsy version 2");
    assert_policy("check policies/etsy.json", 0, "values to look at again: "); /* its age, with each check */
    assert_policy("check /dev/stdin", 1, "/dev/stdin:25: error: protection.length: this would end before");
    assert_policy_in("de_DE.UTF-8", "check /dev/stdin", 1,
                     "/dev/stdin:25: Fehler: protection.length: dies würde enden, bevor es beginnt");
    assert_policy_in("de_DE.UTF-8", "show ebay", 0, "WANN");
    assert_policy("check README.md", 1, "README.md: error: This is not JSON");
    assert_policy("check", 2, "recourse policy check FILE");
    assert_policy("stale --today 2026-11-29 --months 6 policies/etsy.json", 1,
                  "etsy 2: talk.answer_seller: old, seen 2023-09-18");
    assert_policy("stale --today 2026-11-29 --json", 1, "\"of\":\"talk.answer_seller\",\"why\":\"old\"");
    assert_policy("stale --today 2026-11-29 --months 1200 policies/recourse-default.json", 0, "");
    assert_policy("stale --months soon", 2, "--months N");
}

static void pages_that_are_printed_from_tables_are_what_the_tables_say(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena, 4 << 20);
    assert_true(str_eq(printed(&arena, "policy chart"), source_read(&arena, "doc/order-chart.md")));
    assert_true(str_eq(printed(&arena, "policy fields"), source_read(&arena, "doc/policies.md")));
    arena_free(&arena);
}

static void an_operators_own_policies_come_from_a_folder(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        struct arena arena;
        char words[1024], setup[2048];
        struct str folder = fixture_path("policies");
        const char *root = getenv("RECOURSE_SOURCE");
        arena_init(&arena, 1 << 20);
        snprintf(
            setup, sizeof setup,
            "mkdir -p '%.*s' && sed 's/\"version\": 1/\"version\": 7/' '%s/policies/recourse-default.json' >"
            "'%.*s/own.json'; ",
            STR_ARG(folder), root ? root : ".", STR_ARG(folder));
        snprintf(words, sizeof words, "tick --policies '%.*s'", STR_ARG(folder));
        run_recourse(&ran, database->url, setup, words);
        assert_int_equal(ran.status, 0);
        snprintf(setup, sizeof setup, "sed -i 's/P60D/sixty/' '%.*s/own.json'; ", STR_ARG(folder));
        run_recourse(&ran, database->url, setup, words);
        assert_int_equal(ran.status, 2);
        assert_non_null(strstr(ran.text, "own.json: line 25: protection.length"));
        assert_recourse(&ran, database->url, "tick --policies /nowhere/at/all", 3, "cannot be read");
        arena_free(&arena);
    }
}

static void a_setting_that_cannot_be_is_refused_by_its_name(void **state)
{
    (void)state;
    static const struct {
        const char *words, *says;
    } rows[] = {
        {"serve --trusted-proxy banana", "--trusted-proxy"},
        {"serve --trusted-proxy '127.0.0.1 10.0.0.0/8'", "--trusted-proxy"},
        {"serve --threads abc", "--threads takes a number from 0 to 64"},
        {"serve --threads 65", "--threads takes a number from 0 to 64"},
        {"serve --writers 0", "--writers takes a number from 1 to 64"},
        {"serve --patience 0", "--patience takes a number from 1 to 600"},
        {"serve --quiet=perhaps", "--quiet is yes or no"},
        {"serve --listen 127.0.0.1:99999", "a port is a number from 0 to 65535"},
        {"serve --listen 127.0.0.1:http", "a port is a number from 0 to 65535"},
        {"serve now please", "  recourse serve "},
    };
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        for (size_t i = 0; i < COUNT_OF(rows); i++)
            assert_recourse(&ran, database->url, rows[i].words, 2, rows[i].says);
    }
}

static void the_log_tells_why_somebody_was_not_let_in_and_from_where(void **state)
{
    (void)state;
    static const char form[] =
        "call POST /sign-in '{\"handle\":\"Ann\",\"password\":\"wrong-password\"}' --quiet";
    FOR_EACH_DATABASE(database)
    {
        struct ran ran;
        for (int i = 0; i < 6; i++)
            assert_recourse(&ran, database->url, form, 1,
                            "what=sign-in refused=1 network=127.0.0.1 reason=password");
        assert_recourse(&ran, database->url, form, 1,
                        "what=sign-in refused=1 network=127.0.0.1 reason=limit");
        /* Neither whose name nor what was typed stands in the line. */
        const char *line = strstr(ran.text, "what=sign-in");
        struct str rest = str_from(line), said = str_cut(&rest, '\n');
        assert_int_equal(str_find(said, STR("Ann")), said.len);
        assert_int_equal(str_find(said, STR("wrong-password")), said.len);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_go_in_and_come_out),
        cmocka_unit_test(a_wrong_count_ends_check_with_one_until_it_is_repaired),
        cmocka_unit_test(a_backup_is_a_database),
        cmocka_unit_test(operators_care_for_accounts),
        cmocka_unit_test(what_comes_by_the_shell_has_no_control_characters),
        cmocka_unit_test(a_token_is_made_listed_and_revoked_from_the_shell),
        cmocka_unit_test(everything_of_a_person_comes_out_and_the_account_goes_by_command),
        cmocka_unit_test(a_site_is_set_up_by_a_file_and_the_same_file_changes_nothing_again),
        cmocka_unit_test(rules_are_shown_and_checked_with_field_and_line),
        cmocka_unit_test(pages_that_are_printed_from_tables_are_what_the_tables_say),
        cmocka_unit_test(an_operators_own_policies_come_from_a_folder),
        cmocka_unit_test(a_setting_that_cannot_be_is_refused_by_its_name),
        cmocka_unit_test(the_log_tells_why_somebody_was_not_let_in_and_from_where),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
