/* Rules tried out: the operators' page, and the command with what was and what could be. */
#include "base/check.h"
#include "support/door/http_fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* ---- the page ---- */

static void operators_try_rules_out_beside_others(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, olga)
    {
        browser_become(olga, "olga", ROLE_OPERATOR);
        assert_int_equal(browser_get(olga, "/admin/simulate"), 200);
        assert_sees(olga, "At most 2,000");
        assert_not_sees(olga, "<figure class=\"chart\">");
        assert_int_equal(
            browser_post(olga, "/admin/simulate", "policy=recourse-default&against=ebay&lives=300&seed=1"),
            200);
        assert_sees(olga, "What became of 300 lives");
        assert_sees(olga, "<svg viewBox=\"0 0 340 ");
        assert_sees(olga, "<rect class=\"bar-1\"");
        assert_sees(olga, "Unjust: the seller has the goods and the money");
        assert_sees(olga, "shortest lives with an unjust end");
        assert_sees(olga, "value=\"300\"");
        assert_int_equal(
            browser_post(olga, "/admin/simulate", "policy=recourse-default&against=&lives=50&seed=1"), 200);
        assert_not_sees(olga, "<rect class=\"bar-1\"");
    }
}

static void more_than_one_request_should_live_is_refused_beside_its_field(void **state)
{
    (void)state;
    static const struct wrong_form rows[] = {
        {"policy=recourse-default&lives=2001&seed=1", "Enter a whole number from 1 to 2,000."},
        {"policy=recourse-default&lives=many&seed=1", "Enter a whole number from 1 to 2,000."},
        {"policy=no-such&lives=10&seed=1", "There are no rules of this name."},
        {"policy=ebay&against=no-such&lives=10&seed=1", "There are no rules of this name."},
        {"policy=klarna&lives=10&seed=1", "decide nothing by themselves"},
        {"policy=ebay&against=eu-shop&lives=10&seed=1", "decide nothing by themselves"},
        {"policy=ebay&lives=10&seed=0", "Enter a whole number from 1 to 999,999,999."},
    };
    FOR_EACH_VISIT(visit, olga)
    {
        browser_become(olga, "olga", ROLE_OPERATOR);
        for (size_t i = 0; i < COUNT_OF(rows); i++) {
            assert_wrong_forms(olga, "/admin/simulate", &rows[i], 1);
            assert_not_sees(olga, "<figure class=\"chart\">");
        }
    }
}

/* ---- the command ---- */

struct ran {
    char text[512 * 1024];
    int status;
};

static void run(struct ran *ran, const char *words)
{
    const char *binary = getenv("RECOURSE_BINARY");
    char command[1024];
    assert_non_null(binary);
    snprintf(command, sizeof command, "'%s' %s 2>&1", binary, words);
    FILE *out = popen(command, "r");
    assert_non_null(out);
    ran->text[fread(ran->text, 1, sizeof ran->text - 1, out)] = 0;
    int status = pclose(out);
    assert_true(WIFEXITED(status));
    ran->status = WEXITSTATUS(status);
}

static void assert_ran(struct ran *ran, const char *words, int status, const char *text)
{
    run(ran, words);
    if (ran->status != status || !strstr(ran->text, text))
        print_error("%s: %d\n%.2000s\n", words, ran->status, ran->text);
    assert_int_equal(ran->status, status);
    assert_non_null(strstr(ran->text, text));
}

static void the_command_prints_the_same_for_a_seed(void **state)
{
    (void)state;
    struct ran *first = calloc(1, sizeof *first), *again = calloc(1, sizeof *again);
    const char *words = "policy simulate recourse-default --against paypal --orders 200 --seed 5";
    assert_ran(first, words, 0, "recourse-default, version ");
    assert_non_null(strstr(first->text, "  200 lives"));
    assert_non_null(strstr(first->text, "Silence decided"));
    assert_non_null(strstr(first->text, "A dispute: nine of ten within"));
    assert_non_null(strstr(first->text, "the shortest lives with an unjust end"));
    run(again, words);
    assert_string_equal(first->text, again->text);
    run(again, "policy simulate recourse-default --against paypal --orders 200 --seed 6");
    assert_string_not_equal(first->text, again->text);
    assert_ran(first, "policy simulate ebay --orders 30 --json", 0,
               "{\"seed\":1,\"sides\":[{\"policy\":\"ebay\"");
    free(first);
    free(again);
}

static void the_command_says_how_it_is_used(void **state)
{
    (void)state;
    struct ran *ran = calloc(1, sizeof *ran);
    assert_ran(ran, "policy simulate", 2, "recourse policy simulate FILE");
    assert_ran(ran, "policy simulate ebay --orders 0", 2, "recourse policy simulate FILE");
    assert_ran(ran, "policy simulate ebay --db sqlite:/nowhere/x.db --seed 1", 2,
               "recourse policy simulate FILE");
    assert_ran(ran, "policy simulate no-such", 2, "there is no policy");
    assert_ran(ran, "policy simulate unknown-shop", 2, "decide nothing by themselves");
    assert_ran(ran, "policy simulate ebay --against bank-transfer", 2, "decide nothing by themselves");
    assert_ran(ran, "policy simulate /nowhere/x.json", 3, "cannot be read");
    assert_ran(ran, "policy simulate ebay --db sqlite:/nowhere/x.db", 3, "recourse: ");
    assert_ran(ran, "policy simulate ebay --db=sqlite:/nowhere/x.db", 3, "recourse: ");
    free(ran);
}

/* The demo's marketplace has a year of orders: under their own rules they end as they did. */
static void a_history_is_replayed_beside_what_it_was(void **state)
{
    (void)state;
    FOR_EACH_DATABASE(database)
    {
        struct http_site site;
        struct ran *ran = calloc(1, sizeof *ran);
        char words[1024];
        http_open_demo(&site, database->url);
        snprintf(words, sizeof words, "policy simulate recourse-default --db '%.*s'", STR_ARG(database->url));
        assert_ran(ran, words, 0, "As it was");
        assert_null(strstr(ran->text, "The buyer: honest"));
        snprintf(words, sizeof words, "policy simulate ebay --json --db '%.*s'", STR_ARG(database->url));
        assert_ran(ran, words, 0, "\"policy\":null");
        assert_non_null(strstr(strstr(ran->text, "\"policy\":null"), "\"refused_acts\":0,"));
        free(ran);
        http_close(&site);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(operators_try_rules_out_beside_others),
        cmocka_unit_test(more_than_one_request_should_live_is_refused_beside_its_field),
        cmocka_unit_test(the_command_prints_the_same_for_a_seed),
        cmocka_unit_test(the_command_says_how_it_is_used),
        cmocka_unit_test(a_history_is_replayed_beside_what_it_was),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
