/* Plans: each row in its place, and what holds for every case there is. */
#include "base/check.h"
#include "support/advice/any_case.h"
#include "support/kit/suite.h"

#include <string.h>

#define DAY(n) ((struct instant){(INT64_C(16968) + (n)) * 24 * 60 * 60 * 1000}) /* DAY(0) is 2016-06-16 */
#define NOW    DAY(0)

/* An escrow marketplace with extensions, as the first answer of the help desk describes it. */
static struct policy escrow(void)
{
    return (struct policy){
        .id = "escrow",
        .title = "Escrow Market",
        .version = 1,
        .calendar = {.workdays = 0x1F},
        .protection = {.anchor = ANCHOR_SHIPPED,
                       .length = DURATION_DAYS(60),
                       .shrink_on_delivered = DURATION_DAYS(5)},
        .extension = {.request_by = PARTY_BIT(PARTY_BUYER),
                      .grant_by = PARTY_BIT(PARTY_SELLER),
                      .max_count = 1},
        .dispute = {.reopen = REOPEN_NEVER, .chargeback = CHARGEBACK_FREEZES},
        .talk = {.answer_seller = DURATION_DAYS(5),
                 .answer_buyer = DURATION_DAYS(10),
                 .on_seller_silence = SELLER_SILENCE_EXECUTE_CLAIM,
                 .on_buyer_silence = BUYER_SILENCE_CLOSE},
        .escalation = {.by = PARTY_BIT(PARTY_BUYER),
                       .earliest = DURATION_DAYS(4),
                       .latest = DURATION_DAYS(16),
                       .on_latest = LATEST_ESCALATE},
        .evidence = {.window = DURATION_DAYS(3)},
        .execution = {.refund_within = DURATION_DAYS(10)},
        .reasons = {{.id = "inr_in_transit",
                     .title = "Still in transit",
                     .family = FAMILY_NOT_RECEIVED,
                     .open_from = {ANCHOR_SHIPPED, DURATION_DAYS(6)},
                     .open_until = {ANCHOR_PROTECTION_END, DURATION_DAYS(0)}},
                    {.id = "inr_no_tracking",
                     .title = "No tracking information",
                     .family = FAMILY_NOT_RECEIVED,
                     .open_from = {ANCHOR_SHIPPED, DURATION_DAYS(6)},
                     .open_until = {ANCHOR_PROTECTION_END, DURATION_DAYS(0)}},
                    {.id = "snad_damaged", .title = "Damaged", .family = FAMILY_NOT_AS_DESCRIBED}},
        .reason_count = 3,
    };
}

/* A marketplace that takes the money back: the seller is asked first, silence opens the escalation. */
static struct policy clawback(void)
{
    struct policy policy = escrow();
    policy.protection = (struct protection_rules){.anchor = ANCHOR_PROMISED, .length = DURATION_DAYS(30)};
    policy.order.promise = DURATION_DAYS(30);
    policy.extension = (struct extension_rules){0};
    policy.dispute = (struct dispute_rules){.contact_first = DURATION_BUSINESS(3),
                                            .reopen = REOPEN_WHILE_PROTECTED,
                                            .chargeback = CHARGEBACK_CLOSES};
    policy.talk.on_seller_silence = SELLER_SILENCE_OPEN_ESCALATION;
    policy.escalation.on_latest = LATEST_CLOSE;
    policy.appeal =
        (struct appeal_rules){.by = PARTY_BIT(PARTY_BUYER), .window = DURATION_DAYS(30), .max = 1};
    for (int32_t i = 0; i < policy.reason_count; i++) {
        policy.reasons[i].open_from = (struct moment){ANCHOR_PROMISED, DURATION_DAYS(0)};
        policy.reasons[i].open_until = (struct moment){ANCHOR_PROTECTION_END, DURATION_DAYS(0)};
    }
    return policy;
}

/* The case of the first question: two months, a registered letter from China, an extension that is ignored. */
static struct advice_case first_question(const struct policy *policy)
{
    return (struct advice_case){
        .policy = policy,
        .now = NOW,
        .ordered = DAY(-60),
        .shipped = DAY(-57),
        .protection_ends = DAY(3),
        .problem = PROBLEM_NOT_RECEIVED,
        .number_state = NUMBER_RIGHT,
        .number = STR("RA123456785CN"),
        .issuer = STR("China"),
        .class = CLASS_REGISTERED,
        .route = ROUTE_ABROAD,
        .parcel = {.event = PARCEL_DEPARTED,
                   .word = PARCEL_BUYER_SAYS,
                   .at = DAY(-50),
                   .last = DAY(-50),
                   .departed = true},
        .last_event = STR("departed"),
        .extension = MORE_TIME_IGNORED,
        .extension_at = DAY(-4),
    };
}

static bool says(struct str text, const char *words)
{
    return str_find(text, str_from(words)) < text.len;
}

static void the_first_question_gets_its_answer(void **state)
{
    (void)state;
    struct policy policy = escrow();
    struct advice_case order = first_question(&policy);
    struct advice_plan plan;
    advise(&order, &plan);
    assert_int_equal(plan.now.act, ADVISE_OPEN_DISPUTE);
    assert_int_equal(plan.now.by.ms, DAY(3).ms);
    assert_str(advice_str(&plan.verdict), "Don't panic: you have 3 days, and that is enough if you act now.");
    assert_true(says(advice_str(&plan.now.act_text), "\"Still in transit\""));
    struct str pasted = {plan.case_text, plan.case_text_len};
    assert_true(says(pasted, "The tracking number is RA123456785CN."));
    assert_true(says(pasted, "\"departed\" of Wednesday 27 April 2016"));
    assert_true(says(pasted, "no scan outside China is shown"));
    assert_true(says(pasted, "I asked for an extension on Sunday 12 June 2016; it was ignored."));
    assert_true(says(pasted, "The parcel has not arrived. I ask for a full refund."));
    order.parcel.event = PARCEL_DELIVERED; /* a scan abroad is shown then */
    order.parcel.departed = true;
    advise(&order, &plan);
    pasted = (struct str){plan.case_text, plan.case_text_len};
    assert_true(!says(pasted, "no scan outside"));
    order = first_question(&policy);
    advise(&order, &plan);
    bool escalates = false;
    for (size_t i = 0; i < plan.next_count; i++)
        if (plan.next[i].act == ADVISE_ESCALATE) {
            escalates = true;
            assert_int_equal(plan.next[i].from.ms, DAY(4).ms);
        }
    assert_true(escalates);
    assert_true(says(advice_str(&plan.avoid[0]), "Don't confirm receipt"));
}

static void protection_that_runs_is_no_reason_to_hurry(void **state)
{
    (void)state;
    struct policy policy = escrow();
    struct advice_case order = first_question(&policy);
    struct advice_plan plan;
    order.protection_ends = DAY(30);
    order.extension = MORE_TIME_NONE;
    order.parcel.at = order.parcel.last = DAY(-10);
    advise(&order, &plan);
    assert_int_equal(plan.now.act, ADVISE_WAIT);
    assert_int_equal(plan.next[0].act, ADVISE_REQUEST_EXTENSION);
    assert_int_equal(plan.next[0].from.ms, DAY(23).ms);
    assert_int_equal(plan.next[0].by.ms, DAY(28).ms);
    order.protection_ends = DAY(5);
    advise(&order, &plan);
    assert_int_equal(plan.now.act, ADVISE_REQUEST_EXTENSION);
    assert_int_equal(plan.now.by.ms, DAY(3).ms);
}

static void dates_that_a_person_forgot_do_not_invent_deadlines(void **state)
{
    (void)state;
    struct policy policy = escrow();
    struct advice_case order = {.policy = &policy, .now = NOW};
    struct advice_plan plan;
    advise(&order, &plan);
    assert_int_equal(plan.now.act, ADVISE_CONTACT_SELLER);
    assert_int_equal(plan.now.by.ms, 0);
    assert_int_equal(plan.deadline_count, 0);
}

static struct advice_bound any_bound(struct random *random)
{
    struct instant from = any_day(random, NOW, -10, 10);
    bool ends = any_of(random, 2);
    return (struct advice_bound){any_of(random, 3) > 0, from,
                                 ends ? DAY(11 + any_of(random, 30)) : CLOCK_NEVER};
}

/* What the law of an order may say, whatever the dates say. */
static void add_law(struct random *random, struct advice_law *law)
{
    law->known = true;
    law->unsent = any_of(random, 4) == 0;
    law->settled = any_of(random, 4) == 0;
    law->at_bank = any_of(random, 8) == 0;
    law->appeals_left = any_of(random, 2);
    for (int i = 0; i < ADVISE_COUNT; i++)
        law->acts[i] = any_bound(random);
    for (int i = 0; i < POLICY_REASONS_MAX; i++)
        law->reasons[i] = any_bound(random);
}

static struct advice_case any_case(struct random *random, const struct policy *policy)
{
    struct advice_case order = any_advice_case(random, policy, NOW);
    if (any_of(random, 6) == 0)
        add_law(random, &order.law);
    order.parcel.doubts = any_of(random, 8) ? 0u : 1u << any_of(random, DOUBT_COUNT);
    if (order.dispute != CLAIM_NONE && order.dispute_at.ms)
        order.dispute_opened =
            any_of(random, 2)
                ? CLOCK_UNSET
                : (struct instant){order.dispute_at.ms - DAY(any_of(random, 20)).ms + DAY(0).ms};
    return order;
}

static void examine_step(const struct advice_facts *facts, const struct advice_step *step)
{
    int64_t now = NOW.ms;
    assert_true(step->act_text.len > 0 && step->why.len > 0 && step->undo.len > 0);
    assert_true(step->by.ms == 0 || step->by.ms > now);
    assert_true(step->from.ms == 0 || step->from.ms > now);
    assert_true(step->from.ms == 0 || step->by.ms == 0 || step->from.ms < step->by.ms);
    if (step->act == ADVISE_OPEN_DISPUTE) {
        assert_true(facts->bits & (FACT(CAN_OPEN) | FACT(OPEN_LATER)));
        struct instant until = facts->at[TIME_OPEN_UNTIL];
        /* Where it counts from a delivery that nobody dated, no day is known. */
        assert_true(until.ms > 0 || facts->order->policy->protection.anchor == ANCHOR_DELIVERED);
        assert_true(until.ms == 0 || (step->by.ms > 0 && step->by.ms <= until.ms));
    }
    if (step->act == ADVISE_REQUEST_EXTENSION)
        assert_true(step->by.ms > 0 && step->by.ms < facts->at[TIME_END].ms);
    if (step->act == ADVISE_CHARGEBACK)
        assert_true(facts->bits & FACT(BANK_OPEN));
}

static void examine_plan(const struct advice_case *order, const struct advice_plan *plan)
{
    struct advice_facts facts;
    advice_facts_find(order, &facts);
    examine_step(&facts, &plan->now);
    if (plan->now.act == ADVISE_OPEN_DISPUTE)
        assert_true(facts.bits & FACT(CAN_OPEN));
    bool unseen = str_eq(plan->row,
                         STR("passed_on")); /* where by the rules the marketplace has it, and nobody saw it */
    if (unseen)
        assert_true((facts.bits & FACT(ESCALATED)) && order->dispute != CLAIM_ESCALATED && !order->law.known);
    else if (plan->now.act == ADVISE_ESCALATE)
        assert_true(facts.bits & FACT(CAN_ESCALATE));
    if (plan->now.act == ADVISE_APPEAL)
        assert_true(facts.bits & FACT(APPEAL_OPEN));
    assert_true(plan->verdict.len > 0 && plan->case_text_len > 0);
    for (size_t i = 0; i < plan->next_count; i++)
        examine_step(&facts, &plan->next[i]);
    for (size_t i = 0; i < plan->deadline_count; i++) {
        assert_true(plan->deadlines[i].at.ms > NOW.ms);
        assert_true(i == 0 || plan->deadlines[i - 1].at.ms <= plan->deadlines[i].at.ms);
        assert_true(plan->deadlines[i].what.len > 0 && plan->deadlines[i].outcome.len > 0);
    }
}

/* Those that stand in the place of others (rows_over.c) have the number behind the last. */
static size_t row_number(struct str name)
{
    size_t i = 0;
    while (advice_now_row(i) && !str_eq(advice_now_row(i)->name, name))
        i++;
    return i;
}

/* The rows that plans came from, by their number in their table. */
struct met {
    bool now[256], next[256], avoid[256], deadline[256];
};

static bool reads_as(const struct advice_text *text, struct str sentence, const struct advice_facts *facts)
{
    struct advice_text filled;
    advice_fill(&filled, sentence, facts);
    return str_eq(advice_str(text), advice_str(&filled));
}

static void mark(const struct advice_case *order, const struct advice_plan *plan, struct met *met)
{
    struct advice_facts facts;
    advice_facts_find(order, &facts);
    met->now[row_number(plan->row)] = true;
    for (size_t i = 0; i < plan->next_count; i++)
        for (size_t row = 0; row < advice_next_count; row++)
            met->next[row] |= plan->next[i].act == advice_next_rows[row].act &&
                              reads_as(&plan->next[i].act_text, advice_next_rows[row].what, &facts);
    for (size_t i = 0; i < plan->avoid_count; i++)
        for (size_t row = 0; row < advice_avoid_count; row++)
            met->avoid[row] |= reads_as(&plan->avoid[i], advice_avoid_rows[row].what, &facts);
    for (size_t i = 0; i < plan->deadline_count; i++)
        for (size_t row = 0; row < advice_deadline_count; row++)
            met->deadline[row] |=
                reads_as(&plan->deadlines[i].outcome, advice_deadline_rows[row].outcome, &facts);
}

static void try_policy(const struct policy *policy, struct met *met, uint64_t seed)
{
    struct random random = random_start(seed, 0);
    for (int i = 0; i < 120000; i++) {
        struct advice_case order = any_case(&random, policy);
        static struct advice_plan plan;
        advise(&order, &plan);
        examine_plan(&order, &plan);
        if (i % 10 == 0 || !met->now[row_number(plan.row)])
            mark(&order, &plan, met);
    }
}

static void all_are_met(const char *table, const bool *met, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!met[i])
            print_error("no case leads to row %zu of %s\n", i, table);
        assert_true(met[i]);
    }
}

static void every_case_gets_a_plan_and_no_step_is_past_its_deadline(void **state)
{
    (void)state;
    static struct met met;
    struct policy policies[5] = {escrow(), clawback(), escrow(), clawback(), escrow()};
    policies[2].protection.grace = DURATION_DAYS(15);
    policies[2].reasons[0].open_until = policies[2].reasons[1].open_until =
        (struct moment){ANCHOR_PROTECTION_END, DURATION_DAYS(15)};
    policies[2].reasons[0].blocked_in_transit = 1;
    policies[2].escalation.by = 0;
    policies[1].talk.on_buyer_silence = BUYER_SILENCE_ESCALATE;
    policies[3].talk.on_buyer_silence = BUYER_SILENCE_KEEP;
    policies[3].escalation.by = 0;
    policies[3].escalation.latest = (struct duration){0};
    policies[3].protection.grace = DURATION_DAYS(15);
    policies[3].reasons[0].open_until = policies[3].reasons[1].open_until =
        (struct moment){ANCHOR_PROTECTION_END, DURATION_DAYS(15)};
    policies[4].protection = (struct protection_rules){
        .anchor = ANCHOR_DELIVERED, .length = DURATION_DAYS(2), .limit = DURATION_DAYS(60)};
    policies[4].reasons[2].open_until = (struct moment){ANCHOR_DELIVERED, DURATION_DAYS(2)};
    for (size_t i = 0; i < COUNT_OF(policies); i++)
        try_policy(&policies[i], &met, i + 1);
    all_are_met("now", met.now, advice_claim_count + advice_now_count);
    all_are_met("next", met.next, advice_next_count);
    all_are_met("avoid", met.avoid, advice_avoid_count);
    all_are_met("deadline", met.deadline, advice_deadline_count);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_question_gets_its_answer),
        cmocka_unit_test(protection_that_runs_is_no_reason_to_hurry),
        cmocka_unit_test(dates_that_a_person_forgot_do_not_invent_deadlines),
        cmocka_unit_test(every_case_gets_a_plan_and_no_step_is_past_its_deadline),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
