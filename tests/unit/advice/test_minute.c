/* Plans under every marketplace's rules: allowed, never past a deadline, and the same a minute later. */
#include "base/check.h"
#include "support/advice/any_case.h"
#include "support/kit/suite.h"
#include "text/policy/file.h"

enum { DAY_0 = 20700, SHOWN_MAX = 20 };

static struct instant day(int distance)
{
    return (struct instant){(DAY_0 + distance) * SPAN_DAYS(1).ms};
}

/* At any minute of the day. */
static struct advice_case any_case(struct random *random, const struct policy *policy)
{
    struct advice_case order = any_advice_case(random, policy, day(0));
    order.now = instant_add(day(0), SPAN_MINUTES(any_of(random, 24 * 60)));
    return order;
}

/* ---- a minute later ---- */

static bool is_in(struct instant at, struct instant from, struct instant to)
{
    return at.ms > from.ms && at.ms <= to.ms;
}

/* True when a moment that the plan names lies in the time: a deadline, a first day, the day to look again. */
static bool names_moment(const struct advice_plan *plan, struct instant from, struct instant to)
{
    bool named = is_in(plan->now.by, from, to) || is_in(plan->now.from, from, to) ||
                 is_in(plan->silence.next, from, to);
    for (size_t i = 0; i < plan->next_count; i++)
        named |= is_in(plan->next[i].by, from, to) || is_in(plan->next[i].from, from, to);
    for (size_t i = 0; i < plan->deadline_count; i++)
        named |= is_in(plan->deadlines[i].at, from, to);
    for (size_t i = 0; i < plan->way_count; i++)
        named |= is_in(plan->ways[i].by, from, to) || is_in(plan->ways[i].from, from, to);
    return named;
}

static int contradicts(const struct advice_case *order, const struct advice_plan *plan, int shown)
{
    static struct advice_plan after;
    struct advice_case later = *order;
    int64_t minute = SPAN_MINUTES(1).ms;
    later.now.ms += minute;
    advise(&later, &after);
    if (plan->now.act == after.now.act || names_moment(plan, order->now, later.now))
        return 0;
    if (shown < SHOWN_MAX)
        print_message("%s: %.*s (%.*s), a minute later %.*s (%.*s), at minute %lld of the day\n",
                      order->policy->id, STR_ARG(advice_act_name(plan->now.act)), STR_ARG(plan->row),
                      STR_ARG(advice_act_name(after.now.act)), STR_ARG(after.row),
                      (long long)(order->now.ms % SPAN_DAYS(1).ms / minute));
    return 1;
}

static void examine(const struct advice_case *order, const struct advice_plan *plan)
{
    struct advice_facts facts;
    const struct advice_step *now = &plan->now;
    advice_facts_find(order, &facts);
    assert_true(plan->verdict.len && now->act_text.len && now->why.len && now->undo.len);
    assert_true(now->by.ms == 0 || now->by.ms > order->now.ms);
    assert_true(now->from.ms == 0);
    if (now->act == ADVISE_OPEN_DISPUTE &&
        (str_eq(plan->row, STR("over_paypal")) ||
         str_eq(plan->row, STR("unknown_paypal")))) /* PayPal's, not theirs */
        assert_true(order->paid == PAID_PAYPAL && !(facts.bits & FACT(CAN_OPEN)));
    else if (now->act == ADVISE_OPEN_DISPUTE && advice_is_uncovered(order)) /* nor here */
        assert_true(order->paid == PAID_PAYPAL && str_eq(plan->row, STR("late_paypal")));
    else if (now->act == ADVISE_OPEN_DISPUTE)
        assert_true(facts.bits & FACT(CAN_OPEN));
    if (now->act == ADVISE_ESCALATE)
        assert_true(facts.bits & FACT(CAN_ESCALATE));
    if (now->act == ADVISE_APPEAL)
        assert_true(facts.bits & FACT(APPEAL_OPEN));
    for (size_t i = 0; i < plan->next_count; i++)
        assert_true(plan->next[i].by.ms == 0 || plan->next[i].by.ms > order->now.ms);
    for (size_t i = 0; i < plan->deadline_count; i++)
        assert_true(plan->deadlines[i].at.ms > order->now.ms);
}

/* Under every policy each problem, way of paying and stand of a dispute is met, each with each. */
enum { KINDS = PROBLEM_COUNT * PAID_COUNT * CLAIM_COUNT };
_Static_assert((int)PAID_COUNT >= (int)MORE_TIME_COUNT,
               "and each problem and stand of a dispute with each extension");

/* The answers that have few values are walked through; the days and the parcel are any. */
static void set_kind(struct advice_case *order, size_t policy, size_t number)
{
    order->paid = (enum advice_paid)(number % PAID_COUNT);
    order->extension = (enum advice_extension)((order->paid + policy) % MORE_TIME_COUNT);
    number /= PAID_COUNT;
    order->dispute = (enum advice_dispute)(number % CLAIM_COUNT);
    order->problem = (enum advice_problem)(number / CLAIM_COUNT);
}

static void under_all_rules_a_plan_is_allowed_and_holds_a_minute_later(void **state)
{
    (void)state;
    static struct arena arena;
    static struct policy_set policies;
    static struct advice_plan plan;
    struct failure failure = {0};
    struct random random = random_start(11, 0);
    int contradictions = 0;
    arena_init(&arena, 64 * 1024 * 1024);
    assert_int_equal(policy_set_load(&arena, &packed_policies, &policies, &failure), OK);
    for (size_t i = 0; i < KINDS * policies.count; i++) {
        size_t policy = i % policies.count;
        struct advice_case order = any_case(&random, policies.at[policy]);
        set_kind(&order, policy, i / policies.count);
        if (any_of(&random, 3) == 0) /* near a day's end, where most moments lie */
            order.now = (struct instant){day(1).ms - (1 + any_of(&random, 3)) * SPAN_MINUTES(1).ms};
        advise(&order, &plan);
        examine(&order, &plan);
        contradictions += contradicts(&order, &plan, contradictions);
    }
    arena_free(&arena);
    assert_int_equal(contradictions, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(under_all_rules_a_plan_is_allowed_and_holds_a_minute_later),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
