/* Whether anybody can open a dispute in the windows that the rules of a market name. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "support/policy/rules.h"

#include "text/policy/template.h"
#include <string.h>

/* The template with `to` for `from`. */
static struct str with(struct rules_file *world, const char *from, const char *to)
{
    struct str text = str_from(policy_template_market);
    size_t at = str_find(text, str_from(from)), end = at + strlen(from);
    assert_true(at < text.len);
    return arena_printf(&world->arena, "%.*s%s%.*s", (int)at, text.at, to, (int)(text.len - end),
                        text.at + end);
}

/* What is said of the goods that came damaged. */
static const struct policy_problem *problem_of(const struct rules_file *world, const char *words)
{
    for (int i = 0; i < world->problems.count; i++) {
        const struct policy_problem *problem = &world->problems.at[i];
        if (strcmp(problem->path, "reasons[1].open_until") == 0 && strstr(problem->text, words))
            return problem;
    }
    return NULL;
}

/* Each day of the window is over, or not yet there, for everybody. */
static void a_window_in_which_nobody_can_open_a_dispute_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to, *words;
    } rows[] = {
        {"\"contact_first\": \"P2D\"", "\"contact_first\": \"P30D\"", "dispute.contact_first"},
        {"\"contact_first\": \"P2D\"", "\"contact_first\": \"P14D\"", "dispute.contact_first"},
        {"\"delivered+P14D\",\n      \"remedies\": [\"refund_full\", \"refund_partial\"",
         "\"shipped+P1D\",\n      \"remedies\": [\"refund_full\", \"refund_partial\"",
         "before goods that come as late"},
        {"\"length\": \"P14D\"", "\"length\": \"PT1H\"", "later than protection with its grace, when"},
        {"\"length\": \"P14D\"", "\"length\": \"P14D\", \"by_country\": {\"DE\": \"PT1H\"}",
         "later than protection with its grace in DE"},
        {"\"length\": \"P14D\"", "\"length\": \"P14D\", \"shrink_on_delivered\": \"P3D\"",
         "later than protection with its grace, when"},
    };
    struct rules_file *world = rules_file_open();
    struct str bytes = str_from(policy_template_market);
    assert_int_equal(policy_file_read(&world->arena, bytes, &world->policy, &world->problems), OK);
    assert_int_equal(world->problems.count, 0);
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str text = with(world, rows[i].from, rows[i].to);
        assert_int_equal(policy_file_read(&world->arena, text, &world->policy, &world->problems), ERR_INPUT);
        const struct policy_problem *problem = problem_of(world, rows[i].words);
        if (!problem)
            print_error("%s\n", rows[i].to);
        assert_non_null(problem);
        assert_false(problem->warning);
    }
    struct str text = with(world, "\"contact_first\": \"P2D\"", "\"contact_first\": \"P13D\"");
    assert_int_equal(policy_file_read(&world->arena, text, &world->policy, &world->problems), OK);
    arena_free(&world->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_window_in_which_nobody_can_open_a_dispute_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
