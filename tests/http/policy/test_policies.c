/* The rules of protection as people and programs read them. */
#include "base/check.h"
#include "support/door/http_fixture.h"
#include "text/policy/guide.h"

static void the_rules_are_a_list_and_a_page_each(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, "/policies"), 200);
        assert_sees(guest, "href=\"/policies/aliexpress-2016\"");
        assert_sees(guest, "60 days, and 15 days of grace"); /* the help desk's own */
        assert_int_equal(browser_get(guest, "/policies/aliexpress-2016"), 200);
        assert_sees(guest,
                    "<th scope=\"row\">Answer the dispute</th><td data-label=\"Who\">the seller</td><td "
                    "data-label=\"Until\">5 days after it was opened (as guides tell it, seen "
                    "2016-06)</td><td data-label=\"Otherwise\">the "
                    "buyer gets what was asked for</td>");
        assert_sees(guest, "open a dispute before protection ends, whatever the seller promises");
        assert_sees(guest, "No tracking number or no information about it");
        assert_sees(guest, "from 6 days after it was sent until the end of protection");
        assert_sees(guest, "Not verified: the longest extension");
        assert_not_sees(guest, "Vote"); /* one of the staff decides */
        assert_int_equal(browser_get(guest, "/policies/recourse-default?version=1"), 200);
        assert_sees(guest, "3 members, drawn at random");
    }
}

/* By their titles, as a reader looks for them: not by their ids, and not the small letters behind the large ones. */
static void the_list_stands_in_the_order_of_its_reader(void **state)
{
    static const char *const links[] = {"\"/policies/ebay\"", "\"/policies/etsy\"", "\"/policies/vinted\"",
                                        "\"/policies/card-visa\""};
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        size_t before = 0;
        assert_int_equal(browser_get(guest, "/policies"), 200);
        for (size_t i = 0; i < COUNT_OF(links); i++) {
            size_t at = str_find(guest->body, str_from(links[i]));
            assert_true(at > before && at < guest->body.len);
            before = at;
        }
    }
}

static void rules_that_are_not_there_are_not_found(void **state)
{
    (void)state;
    static const char *const nowhere[] = {"/policies/no-such", "/policies/ebay?version=99",
                                          "/policies/ebay?version=one", "/api/v1/policies/no-such",
                                          "/api/v1/policies/ebay?version=99"};
    FOR_EACH_VISIT(visit, guest)
    {
        for (size_t i = 0; i < COUNT_OF(nowhere); i++)
            assert_int_equal(browser_get(guest, nowhere[i]), 404);
    }
}

static void a_program_reads_the_file_as_it_was_written(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, "/api/v1/policies"), 200);
        assert_sees(guest, "\"id\":\"paypal\",\"version\":2,");
        assert_int_equal(browser_get(guest, "/api/v1/policies/paypal"), 200);
        assert_true(str_eq(guest->body, packed_find(&packed_policies, STR("paypal.json"))->bytes));
    }
}

/* A step or a window that rests on a weak value says so, and whose word each value is stands below. */
static void what_rests_on_a_weak_value_says_so(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        assert_int_equal(browser_get(guest, "/policies/vinted"), 200);
        assert_sees(guest, "48 hours after it is shown as delivered</td>"); /* its own page says it */
        assert_sees(guest, "72 hours after it was opened (not verified)");
        assert_sees(guest, "5 business days after the payment (as guides tell it)");
        assert_sees(guest, "vinted.com help 465 and 272: 2 days</cite>; from its own page, an undated copy");
        assert_int_equal(browser_get(guest, "/policies/card-visa"), 200);
        assert_sees(guest,
                    "120 days after the promised day or 540 days after it was ordered, whichever comes "
                    "first (as guides tell it, seen 2026-11)");
        assert_sees(guest, "The card network decides.");
        assert_not_sees(guest, "The marketplace keeps it");
        assert_int_equal(browser_get(guest, "/policies/bank-transfer"), 200);
        assert_sees(guest, "no last day is known");
        assert_sees(guest, "Go to the police, if it was fraud.");
        assert_int_equal(browser_get(guest, "/policies/unknown-shop"), 200);
        assert_sees(guest, "The seller has it at once, and nobody holds anything for you.");
        assert_not_sees(guest, "Call the commission");
    }
}

/* No step of any policy is silent about who, until when or what happens otherwise. */
static void every_policy_is_told_in_full(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        const struct policy_set *set = &visit.site.app.policies;
        for (size_t i = 0; i < set->count; i++) {
            struct policy_step steps[POLICY_STEPS_MAX];
            int count = policy_steps((struct guide_reader){&guest->arena, NULL}, set->at[i], steps);
            assert_true(count > (set->at[i]->kind == KIND_MARKETPLACE ? 8 : 0));
            const char *path = arena_printf(&guest->arena, "/policies/%s?version=%d", set->at[i]->id,
                                            (int)set->at[i]->version)
                                   .at;
            assert_int_equal(browser_get(guest, path), 200);
            for (int k = 0; k < count; k++) {
                assert_true(steps[k].what.len && steps[k].who && steps[k].until.len &&
                            steps[k].otherwise.len);
                assert_true(str_find(steps[k].until, STR("no limit")) == steps[k].until.len);
                assert_sees(guest, arena_cstr(&guest->arena, steps[k].until));
            }
            assert_sees(guest, "Where the values come from");
        }
    }
}

/* Of an order that is open, by what these rules say themselves; never that there is nothing to lose. */
static void the_end_of_protection_says_what_silence_costs(void **state)
{
    (void)state;
    FOR_EACH_VISIT(visit, guest)
    {
        const struct policy_set *set = &visit.site.app.policies;
        for (size_t i = 0; i < set->count; i++) {
            const struct policy *policy = set->at[i];
            struct policy_step steps[POLICY_STEPS_MAX];
            struct str costs = policy->panel.mode == PANEL_NONE ? STR("this way to your money is then closed")
                               : policy->protection.grace.count > 0
                                   ? STR("for some days of grace a dispute can still be opened")
                                   : STR("no dispute can be opened any more, and the seller keeps the money");
            int count = policy_steps((struct guide_reader){&guest->arena, NULL}, policy, steps), told = 0;
            for (int k = 0; k < count; k++) {
                assert_int_equal(str_find(steps[k].otherwise, STR("nothing is left")),
                                 steps[k].otherwise.len);
                told += str_find(steps[k].otherwise, costs) < steps[k].otherwise.len;
            }
            if (told != 1)
                print_error("%s %d: \"%.*s\" stands %d times\n", policy->id, (int)policy->version,
                            STR_ARG(costs), told);
            assert_int_equal(told, 1);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rules_are_a_list_and_a_page_each),
        cmocka_unit_test(the_list_stands_in_the_order_of_its_reader),
        cmocka_unit_test(rules_that_are_not_there_are_not_found),
        cmocka_unit_test(a_program_reads_the_file_as_it_was_written),
        cmocka_unit_test(what_rests_on_a_weak_value_says_so),
        cmocka_unit_test(every_policy_is_told_in_full),
        cmocka_unit_test(the_end_of_protection_says_what_silence_costs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
