/* How the program is called: its settings with their origins and faults, its help, and what is made of its tables. */
#include "base/check.h"
#include "support/bulk/bulk_fixture.h"
#include "support/kit/ran.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static const char *file_with(const char *text)
{
    static char path[512];
    snprintf(path, sizeof path, "%.*s", STR_ARG(fixture_path("recourse.conf")));
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    assert_true(fputs(text, out) >= 0);
    assert_int_equal(fclose(out), 0);
    return path;
}

static void a_wrong_setting_is_refused_with_its_place_and_why(void **state)
{
    static const struct {
        const char *text, *place, *why;
    } rows[] = {
        {"# fine\n\nlisen = 127.0.0.1:1\n", ":3: ", "did you mean \"listen\"?"},
        {"listen = 127.0.0.1:99999\n", ":1: ", "a port is a number from 0 to 65535"},
        {"\nlisten = 8080\n", ":2: ", "is not an address and port"},
        {"listen = unix:relative\n", ":1: ", "a port is"},
        {"listen = [::1:80\n", ":1: ", "is not an address and port"},
        {"listen = ::1]:80\n", ":1: ", "is not an address and port"},
        {"listen = []:80\n", ":1: ", "is not an address and port"},
        {"listen = [[::1]]:80\n", ":1: ", "is not an address and port"},
        {"listen = 127.0.0.1:1\nquiet = no\nlisten = 127.0.0.1:2\n", ":3: ", "recourse.conf:1 already"},
        {"threads = 2\nthreads = 2\n", ":2: ", "recourse.conf:1 already"},
        {"db = mysql://x\n", ":1: ", "a database is given as"},
        {"db = sqlite:\n", ":1: ", "a database is given as"},
        {"quiet = no\nthreads = many\n", ":2: ", "takes a number from 0 to 64"},
        {"quiet = perhaps\n", ":1: ", "is yes or no"},
        {"trusted-proxy = banana\n", ":1: ", "banana"},
        {"trusted-proxy = 10.0.0.1/8\n", ":1: ", "10.0.0.1/8"},
        {"language = tlh\n", ":1: ", "does not speak the language \"tlh\""},
        {"copies-keep = 0\n", ":1: ", "from 1 to 1000"},
        {"listen\n", ":1: ", "a line is"},
        {"config = other.conf\n", ":1: ", "names the file of the settings"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct ran ran;
        const char *path = file_with(rows[i].text);
        assert_shell(&ran, 2, rows[i].place, "recourse config check --config %s", path);
        if (!strstr(ran.text, rows[i].why))
            print_error("%s: %s\n", rows[i].text, ran.text);
        assert_non_null(strstr(ran.text, rows[i].why));
        assert_shell(&ran, 2, rows[i].why, "recourse serve --config %s", path);
    }
}

/* Whatever one can say without serving: what is checked and what is served say the same. */
static void settings_that_nothing_is_served_with_are_refused_by_the_check_too(void **state)
{
    static const struct {
        const char *options;
        int status;
        const char *why;
    } rows[] = {
        {"--oidc-issuer foo", 2, "--oidc-issuer takes an address that begins with https://"},
        {"--oidc-issuer https://a.example", 2, "needs --oidc-client-id"},
        {"--bucket x", 2, "--bucket-url takes an address"},
        {"--bucket x --bucket-url https://s3.example --bucket-key k --bucket-secret s", 2, "needs --copies"},
        {"--smtp-url https://mail.example", 2, "--smtp-url takes"},
        {"--policies /nowhere/at/all", 3, "/nowhere/at/all"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct ran ran;
        struct str file = fixture_path("checked.db");
        assert_shell(&ran, rows[i].status, rows[i].why, "recourse config check %s", rows[i].options);
        assert_shell(&ran, rows[i].status, rows[i].why,
                     "recourse serve --listen 127.0.0.1:0 --db sqlite:%.*s %s", STR_ARG(file),
                     rows[i].options);
    }
    struct ran ran;
    assert_shell(&ran, 0, "the settings can be served with", "recourse config check");
}

/* A file that names another, and one that would be the settings' file by its contents, would not be read. */
static void the_file_of_the_settings_is_named_in_two_ways_alone(void **state)
{
    struct ran ran;
    (void)state;
    const char *path = file_with("threads = 3\n");
    assert_shell(&ran, 2, "RECOURSE_CONFIG_FILE: ", "RECOURSE_CONFIG_FILE=%s recourse config show", path);
    assert_shell(&ran, 0, "= 3 ", "RECOURSE_CONFIG=%s recourse config show", path);
}

static void a_block_says_for_how_long_it_may_be(void **state)
{
    struct ran ran;
    (void)state;
    struct str file = fixture_path("blocked.db");
    assert_shell(&ran, 0, "password", "recourse user add mara --db sqlite:%.*s", STR_ARG(file));
    static const char *const wrong[] = {"99999", "0", "-1", "many"};
    for (size_t i = 0; i < COUNT_OF(wrong); i++)
        assert_shell(&ran, 2, "--days takes a number from 1 to 36500",
                     "recourse user block mara --days %s --db sqlite:%.*s", wrong[i], STR_ARG(file));
    assert_shell(&ran, 0, "", "recourse user block mara --days 36500 --db sqlite:%.*s", STR_ARG(file));
}

/* Each place has its turn: file, then environment, then options. */
static void settings_tell_where_they_come_from(void **state)
{
    struct ran ran;
    (void)state;
    const char *path = file_with("listen = 127.0.0.1:1111\nthreads = 3\nwriters = 5\npatience = 7\n");
    assert_shell(&ran, 0, "",
                 "RECOURSE_THREADS=4 RECOURSE_WRITERS=6 recourse config show --json --config %s --writers 8",
                 path);
    json_t *all = json_loads(ran.text, 0, NULL), *row;
    assert_non_null(all);
    static const struct {
        const char *name, *value, *origin;
    } rows[] = {{"threads", "4", "RECOURSE_THREADS"},
                {"writers", "8", "--writers"},
                {"connections", "4096", ""},
                {"patience", "7", "recourse.conf:4"},
                {"listen", "127.0.0.1:1111", "recourse.conf:1"}};
    size_t i, seen = 0;
    json_array_foreach(all, i, row)
    {
        for (size_t j = 0; j < COUNT_OF(rows); j++)
            if (strcmp(json_string_value(json_object_get(row, "name")), rows[j].name) == 0) {
                assert_string_equal(json_string_value(json_object_get(row, "value")), rows[j].value);
                assert_true(str_ends(str_from(json_string_value(json_object_get(row, "origin"))),
                                     str_from(rows[j].origin)));
                seen++;
            }
    }
    assert_int_equal(seen, COUNT_OF(rows));
    json_decref(all);
}

static void what_signs_in_is_not_shown_unless_it_is_asked_for(void **state)
{
    static const char *const urls[] = {"postgresql://desk:pa55word@db/desk",
                                       "postgresql://desk@db/desk?password=pa55word&x=1",
                                       "postgresql:///desk?password=pa55word"};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(urls); i++) {
        struct ran ran;
        assert_shell(&ran, 0, "***", "recourse config show --db '%s'", urls[i]);
        assert_null(strstr(ran.text, "pa55word"));
        assert_shell(&ran, 0, "***", "recourse config show --json --db '%s'", urls[i]);
        assert_null(strstr(ran.text, "pa55word"));
        assert_shell(&ran, 0, urls[i], "recourse config show --secrets --db '%s'", urls[i]);
    }
    static const char *const secrets[] = {"17track-key",        "aftership-key", "easypost-key",
                                          "shippo-key",         "tracking-key",  "bucket-key",
                                          "oidc-client-secret", "bucket-secret"};
    for (size_t i = 0; i < COUNT_OF(secrets); i++) {
        struct ran ran;
        assert_shell(&ran, 0, "***", "recourse config show --%s pa55word", secrets[i]);
        assert_null(strstr(ran.text, "pa55word"));
        assert_shell(&ran, 0, "pa55word", "recourse config show --secrets --%s pa55word", secrets[i]);
    }
}

/* The names of all commands, as the help lists them. */
static size_t commands(char names[64][32])
{
    struct ran ran;
    size_t count = 0;
    ran_shell(&ran, "recourse help");
    struct str rest = str_from(ran.text), start = STR("  recourse ");
    while (rest.len && count < 64) {
        struct str line = str_cut(&rest, '\n');
        if (!str_starts(line, start))
            continue;
        line = str_slice(line, start.len, line.len);
        struct str name = str_cut(&line, ' ');
        snprintf(names[count++], 32, "%.*s", STR_ARG(name));
    }
    assert_true(count > 15);
    return count;
}

static void every_command_tells_its_use_when_asked(void **state)
{
    char names[64][32];
    size_t count = commands(names);
    (void)state;
    for (size_t i = 0; i < count; i++) {
        struct ran ran;
        char use[64];
        snprintf(use, sizeof use, "\n  recourse %s", names[i]);
        assert_shell(&ran, 0, use, "recourse %s --help </dev/null", names[i]);
        assert_shell(&ran, 0, use, "recourse help %s", names[i]);
        assert_non_null(strstr(ran.text, "--trusted-proxy"));
    }
    struct ran ran;
    assert_shell(&ran, 0, "recourse ", "recourse --version");
    assert_shell(&ran, 0, "\"schema\":", "recourse version --json");
    assert_shell(&ran, 2, "did you mean \"restore\"", "recourse restor");
}

/* Every option that a command takes is told by its use: a wrong one beside it is what is refused. */
static void every_option_of_the_sources_is_told(void **state)
{
    struct ran ran;
    (void)state;
    assert_shell(&ran, 0, "",
                 "cd \"$RECOURSE_SOURCE\" && recourse help >/tmp/$$.help && "
                 "grep -ohE 'STR_INIT\\(\"[a-z-]+\"\\), (true|false)\\}' src/cli/*/cmd_*.c | cut -d'\"' -f2 "
                 "| sort -u | "
                 "while read -r option; do grep -q -e \"--$option\" /tmp/$$.help || echo \"--$option is told "
                 "nowhere\"; done; "
                 "rm -f /tmp/$$.help");
    assert_string_equal(ran.text, "");
}

static void shells_complete_every_command_and_setting(void **state)
{
    char names[64][32];
    size_t count = commands(names);
    static const char *const shells[] = {"bash", "zsh", "fish"};
    (void)state;
    for (size_t shell = 0; shell < COUNT_OF(shells); shell++) {
        struct ran ran;
        assert_shell(&ran, 0, "trusted-proxy", "recourse completion %s", shells[shell]);
        for (size_t i = 0; i < count; i++)
            assert_non_null(strstr(ran.text, names[i]));
        struct str file = fixture_path("completion");
        assert_shell(&ran, 0, "",
                     "recourse completion %s >%.*s; command -v %s >/dev/null || exit 0; %s -n %.*s",
                     shells[shell], STR_ARG(file), shells[shell], shells[shell],
                     STR_ARG(file)); /* the shell itself reads it, where it is there */
    }
    struct ran ran;
    struct str file = fixture_path("completion");
    assert_shell(
        &ran, 0, "",
        "recourse completion bash >%.*s; bash -c '. %.*s; COMP_WORDS=(recourse res); COMP_CWORD=1; "
        "_recourse; "
        "[ \"${COMPREPLY[*]}\" = restore ] || exit 1; COMP_WORDS=(recourse user pa); COMP_CWORD=2; "
        "_recourse; "
        "[ \"${COMPREPLY[*]}\" = password ] || exit 2; COMP_WORDS=(recourse serve --trus); _recourse; "
        "[ \"${COMPREPLY[*]}\" = --trusted-proxy ]'",
        STR_ARG(file), STR_ARG(file));
}

static void the_manual_page_is_well_formed_and_whole(void **state)
{
    char names[64][32];
    size_t count = commands(names);
    struct ran ran;
    (void)state;
    assert_shell(&ran, 0, "", "recourse manpage | mandoc -T lint -W warning");
    assert_string_equal(ran.text, "");
    assert_shell(&ran, 0, "RECOURSE_DB_FILE", "recourse manpage | mandoc -T utf8 | col -b");
    for (size_t i = 0; i < count; i++)
        assert_non_null(strstr(ran.text, names[i]));
    assert_non_null(strstr(ran.text, "--trusted-proxy"));
}

static void people_are_listed_for_programs(void **state)
{
    struct ran ran;
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        assert_shell(&ran, 0, "", "recourse user add mara --role operator --db '%.*s'",
                     STR_ARG(database->url));
        assert_shell(&ran, 0, "", "recourse user list --json --db '%.*s'", STR_ARG(database->url));
        json_t *all = json_loads(ran.text, 0, NULL);
        assert_int_equal(json_array_size(all), 1);
        assert_string_equal(json_string_value(json_object_get(json_array_get(all, 0), "name")), "mara");
        assert_string_equal(json_string_value(json_object_get(json_array_get(all, 0), "role")), "operator");
        json_decref(all);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wrong_setting_is_refused_with_its_place_and_why),
        cmocka_unit_test(settings_that_nothing_is_served_with_are_refused_by_the_check_too),
        cmocka_unit_test(the_file_of_the_settings_is_named_in_two_ways_alone),
        cmocka_unit_test(a_block_says_for_how_long_it_may_be),
        cmocka_unit_test(settings_tell_where_they_come_from),
        cmocka_unit_test(what_signs_in_is_not_shown_unless_it_is_asked_for),
        cmocka_unit_test(every_command_tells_its_use_when_asked),
        cmocka_unit_test(every_option_of_the_sources_is_told),
        cmocka_unit_test(shells_complete_every_command_and_setting),
        cmocka_unit_test(the_manual_page_is_well_formed_and_whole),
        cmocka_unit_test(people_are_listed_for_programs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
