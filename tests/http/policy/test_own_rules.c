/* Rules of an operator's own folder, as each command of rules looks at them. */
#include "base/check.h"
#include "support/kit/ran.h"
#include "support/kit/store_fixture.h"

#include <stdlib.h>

/* A new folder with one marketplace that the program does not carry, and another name for etsy's rules. */
static struct str own_folder(struct ran *ran)
{
    struct str folder = fixture_path("rules");
    assert_shell(ran, 0, "",
                 "rm -rf '%.*s' && mkdir -p '%.*s' && sed 's/\"id\": \"etsy\"/\"id\": \"corner\"/' "
                 "'%s/policies/etsy.json' >'%.*s/corner.json'",
                 STR_ARG(folder), STR_ARG(folder), getenv("RECOURSE_SOURCE"), STR_ARG(folder));
    return folder;
}

static void every_command_of_rules_knows_the_operators_folder(void **state)
{
    (void)state;
    static const struct {
        const char *words;
        int status;
        const char *says;
    } rows[] = {
        {"policy show corner", 0, "corner, version 2"},
        {"policy show korner", 2, "\n  corner\n"},
        {"policy stale --today 2026-11-29", 1, "corner 2: talk.answer_seller: old, seen 2023-09-18"},
        {"policy stale --today 2026-11-29 --json", 1, "{\"policy\":\"corner\","},
        {"policy simulate corner --orders 20", 0, "corner, version 2"},
        {"policy simulate recourse-default --against corner --orders 20", 0, "corner, version 2"},
        {"advise --marketplace corner --ordered 2026-11-01 --now 2026-11-20", 0, "Protection"},
    };
    struct ran ran;
    struct str folder = own_folder(&ran);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_shell(&ran, rows[i].status, rows[i].says, "recourse %s --policies '%.*s'", rows[i].words,
                     STR_ARG(folder));
        assert_shell(&ran, rows[i].status, rows[i].says, "RECOURSE_POLICIES='%.*s' recourse %s",
                     STR_ARG(folder), rows[i].words);
    }
    assert_shell(&ran, 2, "there is no policy \"corner\"", "recourse policy show corner");
    assert_shell(&ran, 3, "/nowhere cannot be read", "recourse policy stale --policies /nowhere");
}

static void a_file_of_it_that_cannot_be_taken_is_named_and_the_others_are_looked_at(void **state)
{
    (void)state;
    struct ran ran;
    struct str folder = own_folder(&ran);
    assert_shell(&ran, 0, "", "echo '{' >'%.*s/broken.json'", STR_ARG(folder));
    assert_shell(&ran, 1, "broken.json: This is not JSON",
                 "recourse policy stale --months 1200 --policies '%.*s'", STR_ARG(folder));
    assert_shell(&ran, 0, "broken.json: This is not JSON", "recourse policy show corner --policies '%.*s'",
                 STR_ARG(folder));
}

static void the_check_finds_what_a_server_would_not_start_with(void **state)
{
    (void)state;
    struct ran ran;
    struct str folder = own_folder(&ran);
    const char *source = getenv("RECOURSE_SOURCE");
    assert_shell(&ran, 1, "error: version: there are other rules of that name and version already",
                 "sed 's/\"length\": \"P100D\"/\"length\": \"P101D\"/' '%s/policies/etsy.json' | recourse "
                 "policy check /dev/stdin",
                 source);
    assert_shell(&ran, 1, "error: version: there are other rules of that name and version already",
                 "sed 's/\"length\": \"P100D\"/\"length\": \"P101D\"/' '%.*s/corner.json' | "
                 "recourse policy check /dev/stdin --policies '%.*s'",
                 STR_ARG(folder), STR_ARG(folder));
    assert_shell(&ran, 0, "corner version 2", "recourse policy check '%.*s/corner.json' --policies '%.*s'",
                 STR_ARG(folder), STR_ARG(folder));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_command_of_rules_knows_the_operators_folder),
        cmocka_unit_test(a_file_of_it_that_cannot_be_taken_is_named_and_the_others_are_looked_at),
        cmocka_unit_test(the_check_finds_what_a_server_would_not_start_with),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
