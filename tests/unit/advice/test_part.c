/* Advice of an order of which some has come: it speaks of the rest, and of the end that what came has of its own. */
#include "base/check.h"
#include "core/advice/advice.h"
#include "support/kit/suite.h"

#define DAY(n) ((struct instant){(INT64_C(20786) + (n)) * 24 * 60 * 60 * 1000})
#define NOW    DAY(0)

static struct policy rules(void)
{
    return (struct policy){
        .id = "rules",
        .title = "Market",
        .version = 1,
        .calendar = {.workdays = 0x1F},
        .protection = {.anchor = ANCHOR_SHIPPED, .length = DURATION_DAYS(60)},
        .dispute = {.per = PER_LINE, .chargeback = CHARGEBACK_FREEZES},
        .talk = {.answer_seller = DURATION_DAYS(5)},
        .reasons = {{.id = "inr_in_transit",
                     .title = "Still in transit",
                     .family = FAMILY_NOT_RECEIVED,
                     .open_from = {ANCHOR_SHIPPED, DURATION_DAYS(6)},
                     .open_until = {ANCHOR_PROTECTION_END, DURATION_DAYS(0)}}},
        .reason_count = 1,
    };
}

static struct advice_case partly(const struct policy *policy, int days)
{
    return (struct advice_case){
        .policy = policy,
        .now = NOW,
        .ordered = DAY(-30),
        .shipped = DAY(-28),
        .protection_ends = DAY(32),
        .problem = PROBLEM_NOT_RECEIVED,
        .number_state = NUMBER_RIGHT,
        .number = STR("RA123456785CN"),
        .parcel = {.event = PARCEL_IN_TRANSIT, .word = PARCEL_BUYER_SAYS, .at = DAY(-1), .last = DAY(-1)},
        .part = {true, days ? DAY(days) : CLOCK_UNSET},
    };
}

static bool says(const struct advice_text *text, const char *words)
{
    return str_find(advice_str(text), str_from(words)) < text->len;
}

static const struct advice_step *step_of(const struct advice_plan *plan, enum advice_act act)
{
    for (size_t i = 0; i < plan->next_count; i++)
        if (plan->next[i].act == act)
            return &plan->next[i];
    return NULL;
}

static const struct advice_deadline *date_of(const struct advice_plan *plan, const char *what)
{
    for (size_t i = 0; i < plan->deadline_count; i++)
        if (str_eq(advice_str(&plan->deadlines[i].what), str_from(what)))
            return &plan->deadlines[i];
    return NULL;
}

static const char what_came[] = "Last moment to complain of what has come",
                  about_rest[] = "this is about what has not.";

static void the_plan_is_of_the_rest_and_names_the_end_of_what_came(void **state)
{
    (void)state;
    struct policy policy = rules();
    struct advice_case order = partly(&policy, 12);
    struct advice_plan plan;
    advise(&order, &plan);
    assert_int_equal(plan.now.act, ADVISE_WAIT);
    assert_true(says(&plan.verdict, about_rest));
    assert_non_null(date_of(&plan, "Your protection ends"));
    assert_int_equal(date_of(&plan, "Your protection ends")->at.ms, DAY(32).ms);
    assert_int_equal(date_of(&plan, what_came)->at.ms, DAY(12).ms);
    assert_int_equal(step_of(&plan, ADVISE_CHECK_NUMBER)->by.ms, DAY(12).ms);
    assert_true(step_of(&plan, ADVISE_OPEN_DISPUTE)->by.ms > DAY(12).ms);
    struct str pasted = {plan.case_text, plan.case_text_len};
    assert_true(str_find(pasted, STR("A part of it has arrived, the rest has not. I ask for a refund of what "
                                     "has not arrived.")) < pasted.len);
}

static void the_end_of_what_came_presses_first(void **state)
{
    (void)state;
    struct policy policy = rules();
    struct advice_case order = partly(&policy, 2);
    struct advice_plan plan;
    advise(&order, &plan);
    assert_str(plan.row, "part_ends");
    assert_int_equal(plan.now.act, ADVISE_CHECK_NUMBER);
    assert_int_equal(plan.now.by.ms, DAY(2).ms);
    assert_false(says(&plan.verdict, about_rest));
    order.now = DAY(2); /* over: the rest is still protected */
    advise(&order, &plan);
    assert_int_equal(plan.now.act, ADVISE_WAIT);
    assert_null(date_of(&plan, what_came));
    assert_null(step_of(&plan, ADVISE_CHECK_NUMBER));
    order.now = DAY(30); /* and is claimed by its own last day */
    order.parcel.at = order.parcel.last = DAY(20);
    advise(&order, &plan);
    assert_int_equal(plan.now.act, ADVISE_OPEN_DISPUTE);
    assert_int_equal(plan.now.by.ms, DAY(32).ms);
    assert_true(says(&plan.verdict, about_rest));
}

static void a_dispute_about_one_of_them_leaves_the_others_end_in_sight(void **state)
{
    (void)state;
    struct policy policy = rules();
    struct advice_case order = partly(&policy, 12);
    struct advice_plan plan;
    order.dispute = CLAIM_OPENED;
    order.dispute_at = order.dispute_opened = DAY(-1);
    advise(&order, &plan);
    assert_int_equal(date_of(&plan, what_came)->at.ms, DAY(12).ms);
    order.problem = PROBLEM_NOT_AS_DESCRIBED; /* it is about what came */
    advise(&order, &plan);
    assert_null(date_of(&plan, "Protection of what has not come ends")); /* it waits */
    order.part.rest = DAY(32);
    advise(&order, &plan);
    assert_false(says(&plan.verdict, about_rest));
    assert_int_equal(date_of(&plan, "Protection of what has not come ends")->at.ms, DAY(32).ms);
}

static void what_came_with_the_same_end_has_no_step_of_its_own(void **state)
{
    (void)state;
    struct policy policy = rules();
    struct advice_case order = partly(&policy, 0);
    struct advice_plan plan;
    advise(&order, &plan);
    assert_true(says(&plan.verdict, about_rest));
    assert_null(date_of(&plan, what_came));
    assert_null(step_of(&plan, ADVISE_CHECK_NUMBER));
    order.part.some = false; /* all in one parcel */
    advise(&order, &plan);
    assert_false(says(&plan.verdict, about_rest));
    struct str pasted = {plan.case_text, plan.case_text_len};
    assert_true(str_find(pasted, STR("The parcel has not arrived. I ask for a full refund.")) < pasted.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_plan_is_of_the_rest_and_names_the_end_of_what_came),
        cmocka_unit_test(the_end_of_what_came_presses_first),
        cmocka_unit_test(a_dispute_about_one_of_them_leaves_the_others_end_in_sight),
        cmocka_unit_test(what_came_with_the_same_end_has_no_step_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
