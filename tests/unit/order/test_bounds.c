/* Amounts, times and room that hold exactly: no more, no less, and no sooner. */
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {INT64_C(1464739200000)};
enum { PAID = 1250, RED = 1000 };

static enum order_refusal pay(struct law_case *court, int64_t amount_minor)
{
    return law_try(
        court, (struct order_event){.kind = EVENT_PAID, .by = PARTY_PROVIDER, .amount_minor = amount_minor});
}

static struct law_case *court_placed(void)
{
    struct law_case *court = law_case_open("recourse-default.json", start);
    struct order_terms terms = {.at = start, .currency = {"EUR"}, .line_count = 2, .line_minor = {RED, 250}};
    court->state = order_begin(&court->policy, &terms);
    return court;
}

static struct law_case *court_sent(void)
{
    struct law_case *court = court_placed();
    assert_int_equal(pay(court, PAID), REFUSAL_NONE);
    law_act(court, EVENT_SHIPPED, PARTY_SELLER);
    return court;
}

/* About the first line alone. */
static enum order_refusal claim(struct law_case *court, enum remedy remedy, int64_t amount_minor)
{
    int32_t reason = policy_reason(&court->policy, STR("snad_damaged"));
    return law_try(court,
                   (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                        .by = PARTY_BUYER,
                                        .lines = 1,
                                        .reason = reason,
                                        .came = order_asks_came(&court->policy, &court->state, reason, 0),
                                        .remedy = remedy,
                                        .amount_minor = amount_minor});
}

static void an_order_is_paid_with_its_own_sum(void **state)
{
    (void)state;
    struct law_case *court = court_placed();
    assert_int_equal(pay(court, PAID - 1), REFUSAL_AMOUNT);
    assert_int_equal(pay(court, PAID + 1), REFUSAL_AMOUNT);
    assert_int_equal(pay(court, PAID), REFUSAL_NONE);
    arena_free(&court->arena);
}

static void a_full_refund_is_the_whole_and_a_partial_one_is_less(void **state)
{
    (void)state;
    struct law_case *court = court_sent();
    assert_int_equal(claim(court, REMEDY_REFUND_FULL, RED - 1), REFUSAL_AMOUNT);
    assert_int_equal(claim(court, REMEDY_REFUND_FULL, RED + 1), REFUSAL_AMOUNT);
    assert_int_equal(claim(court, REMEDY_REFUND_PARTIAL, RED), REFUSAL_AMOUNT);
    assert_int_equal(claim(court, REMEDY_REFUND_PARTIAL, 0), REFUSAL_AMOUNT);
    assert_int_equal(claim(court, REMEDY_REFUND_PARTIAL, RED - 1), REFUSAL_NONE);
    arena_free(&court->arena);
}

static void silence_about_cancelling_does_what_the_rules_say(void **state)
{
    (void)state;
    for (int keeps = 0; keeps < 2; keeps++) {
        struct law_case *court = court_placed();
        court->policy.order.on_cancel_silence = keeps ? CANCEL_SILENCE_KEEP : CANCEL_SILENCE_CANCEL;
        assert_int_equal(pay(court, PAID), REFUSAL_NONE);
        law_act(court, EVENT_CANCEL_ASKED, PARTY_BUYER);
        law_tick(court, court->state.due[DEADLINE_CANCEL_ANSWER]);
        assert_int_equal(court->state.shipment, keeps ? SHIPMENT_TO_SHIP : SHIPMENT_CANCELLED);
        assert_int_equal(court->state.refunded_minor, keeps ? 0 : PAID);
        arena_free(&court->arena);
    }
}

static void more_time_ends_at_the_limit_of_the_rules(void **state)
{
    (void)state;
    for (int days = 5; days <= 6; days++) {
        struct law_case *court = court_sent();
        court->policy.protection.limit = DURATION_DAYS(65); /* protection lasts 60 */
        law_tick(court, instant_add(start, SPAN_DAYS(55)));
        struct order_event ask = {.kind = EVENT_EXTENSION_ASKED, .by = PARTY_BUYER, .days = days};
        assert_int_equal(law_try(court, ask), days == 5 ? REFUSAL_NONE : REFUSAL_DAYS);
        arena_free(&court->arena);
    }
}

static void decide(struct law_case *court, enum remedy remedy, int64_t amount_minor)
{
    while (court->state.dispute == DISPUTE_EVIDENCE || court->state.dispute == DISPUTE_REBUTTAL) {
        bool first = court->state.dispute == DISPUTE_EVIDENCE;
        law_tick(court, court->state.due[first ? DEADLINE_EVIDENCE : DEADLINE_REBUTTAL]);
    }
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_DECIDED,
                                                         .by = PARTY_COMMISSIONER,
                                                         .remedy = remedy,
                                                         .amount_minor = amount_minor}),
                     REFUSAL_NONE);
}

static void call_the_commission(struct law_case *court)
{
    law_act(court, EVENT_REFUSED, PARTY_SELLER);
    law_act(court, EVENT_ESCALATED, PARTY_BUYER);
}

static void bytes_that_were_given_before_leave_an_appeal_its_room(void **state)
{
    (void)state;
    struct law_case *court = court_sent();
    court->policy.evidence.max_bytes_file = court->policy.evidence.max_bytes_total = 1000;
    assert_int_equal(claim(court, REMEDY_REFUND_FULL, RED), REFUSAL_NONE);
    call_the_commission(court);
    struct order_event file = {.kind = EVENT_EVIDENCE_GIVEN, .by = PARTY_BUYER, .bytes = 1000};
    assert_int_equal(law_try(court, file), REFUSAL_NONE);
    assert_int_equal(law_try(court, file), REFUSAL_EVIDENCE);
    decide(court, REMEDY_NONE, 0);
    struct order_event appeal = {.kind = EVENT_APPEALED, .by = PARTY_BUYER, .bytes = 1000};
    assert_int_equal(law_try(court, appeal), REFUSAL_NONE);
    arena_free(&court->arena);
}

/* A return was disputed and decided: at the appeal nobody has to show it once more. */
static void a_decision_about_a_return_goes_to_the_appeal_without_new_proof(void **state)
{
    (void)state;
    struct law_case *court = court_sent();
    assert_int_equal(claim(court, REMEDY_RETURN_REFUND, RED), REFUSAL_NONE);
    law_act(court, EVENT_ACCEPTED, PARTY_SELLER);
    law_tick(court, court->state.due[DEADLINE_UNDO]);
    law_act(court, EVENT_RETURN_SHIPPED, PARTY_BUYER);
    law_act(court, EVENT_RETURN_ARRIVED, PARTY_CARRIER);
    law_act(court, EVENT_RETURN_DISPUTED, PARTY_SELLER);
    struct order_event file = {.kind = EVENT_EVIDENCE_GIVEN, .by = PARTY_SELLER, .bytes = 1000};
    assert_int_equal(law_try(court, file), REFUSAL_NONE);
    decide(court, REMEDY_NONE, 0);
    struct order_event appeal = {.kind = EVENT_APPEALED, .by = PARTY_BUYER, .bytes = 1000};
    assert_int_equal(law_try(court, appeal), REFUSAL_NONE);
    law_tick(court, court->state.due[DEADLINE_EVIDENCE]);
    assert_true(court->state.dispute == DISPUTE_REBUTTAL || court->state.dispute == DISPUTE_PANEL);
    arena_free(&court->arena);
}

static void the_time_to_agree_begins_anew_after_the_bank(void **state)
{
    (void)state;
    struct law_case *court = court_sent();
    assert_int_equal(claim(court, REMEDY_REFUND_FULL, RED), REFUSAL_NONE);
    struct instant first = court->state.agreement_by;
    law_act(court, EVENT_CHARGEBACK_OPENED, PARTY_PROVIDER);
    law_tick(court, instant_add(court->now, SPAN_DAYS(100)));
    struct order_event ended = {
        .kind = EVENT_CHARGEBACK_ENDED, .by = PARTY_PROVIDER, .favour = FAVOUR_SELLER};
    assert_int_equal(law_try(court, ended), REFUSAL_NONE);
    assert_int_equal(court->state.dispute, DISPUTE_AT_SELLER);
    assert_int_equal(court->state.due[DEADLINE_AGREEMENT].ms, instant_add(first, SPAN_DAYS(100)).ms);
    arena_free(&court->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_order_is_paid_with_its_own_sum),
        cmocka_unit_test(a_full_refund_is_the_whole_and_a_partial_one_is_less),
        cmocka_unit_test(silence_about_cancelling_does_what_the_rules_say),
        cmocka_unit_test(more_time_ends_at_the_limit_of_the_rules),
        cmocka_unit_test(bytes_that_were_given_before_leave_an_appeal_its_room),
        cmocka_unit_test(a_decision_about_a_return_goes_to_the_appeal_without_new_proof),
        cmocka_unit_test(the_time_to_agree_begins_anew_after_the_bank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
