/* What commands say of themselves: their help, in the operator's language, and how they are used. */
#include "base/check.h"
#include "support/kit/ran.h"

#include <string.h>

static void a_command_that_is_used_wrongly_tells_the_way_that_was_begun(void **state)
{
    (void)state;
    static const struct {
        const char *words, *tells, *leaves_out;
    } rows[] = {
        {"import orders", "  recourse import orders FILE.csv", "phpbb"},
        {"import frob", "  recourse import phpbb DUMP.sql", "frob"},
        {"policy simulate", "  recourse policy simulate FILE", "chart"},
        {"policy", "  recourse policy chart", "(null)"},
        {"track --frob", "  recourse track [--json] --find TEXT|-", "settings"},
        {"call GET", "  recourse call [--db URL] METHOD PATH [BODY]", "migrate"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct ran ran;
        assert_recourse(&ran, STR("sqlite:x.db"), rows[i].words, 2, rows[i].tells);
        assert_null(strstr(ran.text, rows[i].leaves_out));
    }
}

/* The help and a refusal, with these words before the binary's name. */
static void assert_speaks(const char *environment, bool made_up)
{
    static const char *const words[] = {"help", "frob", "migrate --frob 1", "import"};
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        struct ran ran;
        run_recourse(&ran, STR("sqlite:/nowhere/x.db"), environment, words[i]);
        bool brackets = strstr(ran.text, "⟦") != NULL;
        if (brackets != made_up)
            print_error("%s %s:\n%s\n", environment, words[i], ran.text);
        assert_int_equal(brackets, made_up);
    }
}

static void the_command_line_speaks_the_language_of_its_operator(void **state)
{
    (void)state;
    assert_speaks("LC_ALL=en_XA.UTF-8 LC_MESSAGES=C LANG=C", true);
    assert_speaks("LC_ALL= LC_MESSAGES=en_XA LANG=de_DE.UTF-8", true);
    assert_speaks("LC_ALL= LC_MESSAGES= LANG=en_XA.UTF-8@x", true);
    assert_speaks("LC_ALL=C LC_MESSAGES=en_XA LANG=en_XA", false);
    assert_speaks("LC_ALL= LC_MESSAGES= LANG=", false);
    assert_speaks("LC_ALL=a_locale_of_a_name_that_is_far_too_long.UTF-8", false);
}

static void every_line_of_the_help_is_said(void **state)
{
    struct ran ran;
    (void)state;
    run_recourse(&ran, STR("sqlite:x.db"), "LC_ALL=en_XA.UTF-8", "help");
    assert_int_equal(ran.status, 0);
    struct str rest = str_from(ran.text);
    size_t lines = 0;
    while (rest.len) {
        struct str line = str_cut(&rest, '\n');
        if (line.len && str_find(line, STR("⟦")) == line.len)
            print_error("%.*s\n", STR_ARG(line));
        assert_true(line.len == 0 || str_find(line, STR("⟦")) < line.len);
        lines += line.len > 0;
    }
    assert_true(lines > 20);
}

static void every_command_says_what_it_is_for(void **state)
{
    (void)state;
    struct ran ran;
    assert_recourse(&ran, STR("sqlite:x.db"), "track --help", 0, "recourse track [--json]");
    assert_recourse(&ran, STR("sqlite:x.db"), "advise --marketplace ebay --help", 0,
                    "--marketplace M --ordered DATE");
    assert_recourse(&ran, STR("sqlite:x.db"), "--version", 0, "recourse 0");
    assert_recourse(&ran, STR("sqlite:x.db"), "openapi", 0, "{\"openapi\":\"3.1.0\"");
    assert_recourse(&ran, STR("sqlite:x.db"), "openapi json", 2, "recourse openapi");
    assert_recourse(&ran, STR("sqlite:x.db"), "version now", 2, "recourse version [--json]");
    assert_recourse(&ran, STR("sqlite:x.db"), "manpage 1", 2, "recourse manpage");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_command_that_is_used_wrongly_tells_the_way_that_was_begun),
        cmocka_unit_test(the_command_line_speaks_the_language_of_its_operator),
        cmocka_unit_test(every_line_of_the_help_is_said),
        cmocka_unit_test(every_command_says_what_it_is_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
