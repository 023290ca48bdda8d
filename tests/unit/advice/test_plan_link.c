/* Which addresses in a text are plans of this site. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "text/advice/plan_link.h"

static const struct str base = STR_INIT("https://help.example.org");

static void an_address_of_this_site_is_found_where_one_can_stand(void **state)
{
    (void)state;
    static const struct {
        const char *text, *query; /* NULL: none */
    } rows[] = {
        {"/advice?marketplace=ebay", "marketplace=ebay"},
        {"See https://help.example.org/advice?marketplace=ebay&ordered=2026-01-02.",
         "marketplace=ebay&ordered=2026-01-02"},
        {"[the plan](/advice?marketplace=ebay) says", "marketplace=ebay"},
        {"<https://help.example.org/advice?marketplace=ebay>", "marketplace=ebay"},
        {"first\n/advice?a=1\n/advice?b=2", "a=1"},
        {"https://other.example.org/advice?marketplace=ebay", NULL},
        {"https://other.example.org/?to=https://help.example.org/advice?marketplace=ebay", NULL},
        {"xhttps://help.example.org/advice?marketplace=ebay", NULL},
        {"https://help.example.org.evil.example/advice?marketplace=ebay", NULL},
        {"path/advice?marketplace=ebay", NULL},
        {"/advice?", NULL},
        {"/advice?...", NULL},
        {"/advice", NULL},
        {"", NULL},
        {"/advice?\"onload=x", NULL},
        {"https://other.example/advice?x=1 and /advice?marketplace=ebay", "marketplace=ebay"},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct str query = STR_NONE;
        bool found = plan_link_find(str_from(rows[i].text), base, &query);
        assert_int_equal(found, rows[i].query != NULL);
        if (found)
            assert_str(query, rows[i].query);
    }
}

static void what_is_too_long_is_passed_over(void **state)
{
    (void)state;
    static char text[PLAN_LINK_MAX + 64];
    struct str query;
    for (size_t i = 0; i < sizeof text; i++)
        text[i] = i < 8 ? "/advice?"[i] : 'a';
    assert_false(plan_link_find((struct str){text, sizeof text}, base, &query));
    assert_true(plan_link_find((struct str){text, PLAN_LINK_MAX}, base, &query));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_of_this_site_is_found_where_one_can_stand),
        cmocka_unit_test(what_is_too_long_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
