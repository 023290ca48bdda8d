/* A refund that was decided and does not come is said to be overdue, and never before. */
#include "core/advice/advice.h"
#include "core/order/remind.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

#define DAY(n) ((struct instant){(INT64_C(20000) + (n)) * 24 * 60 * 60 * 1000})

static const struct policy *rules(void)
{
    struct law_case *court = law_case_open("recourse-default.json", DAY(0));
    arena_free(&court->arena); /* its rules hold nothing of it */
    court->policy.execution.refund_within = DURATION_DAYS(10);
    return &court->policy;
}

static struct advice_case decided_for(const struct policy *policy, int64_t days_ago)
{
    return (struct advice_case){.policy = policy,
                                .now = DAY(0),
                                .ordered = DAY(-60),
                                .shipped = DAY(-58),
                                .problem = PROBLEM_NOT_RECEIVED,
                                .dispute = CLAIM_DECIDED_FOR,
                                .dispute_at = DAY(-days_ago)};
}

static bool tells_of(const struct advice_plan *plan, struct str what)
{
    for (size_t i = 0; i < plan->deadline_count; i++)
        if (str_eq(advice_str(&plan->deadlines[i].what), what))
            return true;
    return false;
}

static void money_that_is_late_is_asked_for_and_the_bank_stays_open(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = decided_for(rules(), 11);
    advise(&order, &plan);
    assert_str(plan.row, "refund_late");
    assert_int_equal(plan.now.act, ADVISE_CONTACT_SELLER);
    assert_true(plan.next_count > 0 && plan.next[plan.next_count - 1].act == ADVISE_CHARGEBACK);
    order.now = DAY(200); /* no bank helps any more */
    advise(&order, &plan);
    assert_str(plan.row, "refund_late");
    assert_int_equal(plan.next_count, 0);
}

static void money_in_its_time_is_waited_for_until_a_day(void **state)
{
    (void)state;
    static struct advice_plan plan;
    struct advice_case order = decided_for(rules(), 9);
    advise(&order, &plan);
    assert_str(plan.row, "won");
    assert_true(tells_of(&plan, STR("The money has to be with you")));
    order.dispute_at = CLOCK_UNSET; /* nobody knows when */
    advise(&order, &plan);
    assert_str(plan.row, "won");
    assert_false(tells_of(&plan, STR("The money has to be with you")));
}

/* A notebook in which the seller has accepted; nobody orders its refund here. */
static void in_a_notebook_it_counts_from_the_agreement_until_it_is_seen(void **state)
{
    (void)state;
    struct policy policy = *rules();
    struct order_state order = {.external = true, .version = 1, .dispute = DISPUTE_AGREED};
    order.outcome = (struct proposal){true, REMEDY_REFUND_FULL, 1000};
    order.goods_from = DAY(0);
    assert_int_equal(order_refund_due(&policy, &order).ms, DAY(10).ms);
    order.outcome.remedy = REMEDY_RETURN_REFUND; /* first the goods */
    assert_int_equal(order_refund_due(&policy, &order).ms, 0);
    order.outcome.remedy = REMEDY_REFUND_FULL;
    order.dispute = DISPUTE_CLOSED; /* it was seen */
    assert_int_equal(order_refund_due(&policy, &order).ms, 0);
    order.dispute = DISPUTE_DECIDED;
    policy.execution.refund_within = (struct duration){0}; /* the rules say nothing */
    assert_int_equal(order_refund_due(&policy, &order).ms, 0);
}

static void here_it_counts_from_the_order_of_the_refund(void **state)
{
    (void)state;
    struct policy policy = *rules();
    struct order_state order = {.version = 1, .dispute = DISPUTE_CLOSED, .goods_from = DAY(0)};
    assert_int_equal(order_refund_due(&policy, &order).ms, 0);
    order.refund_from = DAY(3);
    assert_int_equal(order_refund_due(&policy, &order).ms, DAY(13).ms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_that_is_late_is_asked_for_and_the_bank_stays_open),
        cmocka_unit_test(money_in_its_time_is_waited_for_until_a_day),
        cmocka_unit_test(in_a_notebook_it_counts_from_the_agreement_until_it_is_seen),
        cmocka_unit_test(here_it_counts_from_the_order_of_the_refund),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
