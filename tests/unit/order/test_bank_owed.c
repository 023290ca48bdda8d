/* What was claimed, agreed or decided is owed, whatever a bank takes of it, returns, or only looks at. */
#include "base/check.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {INT64_C(1464739200000)};
enum { ONE = 1000, OTHER = 250, TAKEN = 300 };

static struct law_case *court_disputed(const char *file, enum remedy remedy)
{
    struct law_case *court = law_case_open(file, start);
    struct order_terms terms = {
        .at = start, .currency = {"EUR"}, .line_count = 2, .line_minor = {ONE, OTHER}};
    law_ship(court, &terms);
    law_tick(court, instant_add(start, SPAN_DAYS(4)));
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    struct order_event opening = {
        .kind = EVENT_DISPUTE_OPENED, .by = PARTY_BUYER, .lines = 1, .remedy = remedy, .amount_minor = ONE};
    while (court->policy.reasons[opening.reason].receipt != RECEIPT_YES ||
           !(court->policy.reasons[opening.reason].remedies & 1u << remedy))
        opening.reason++;
    enum order_refusal refusal = law_try(court, opening);
    if (refusal) { /* the seller is asked first */
        law_act(court, EVENT_SELLER_CONTACTED, PARTY_BUYER);
        law_tick(court, instant_add(court->now, SPAN_DAYS(3)));
        refusal = law_try(court, opening);
    }
    assert_int_equal(refusal, REFUSAL_NONE);
    return court;
}

static void decide(struct law_case *court, enum remedy remedy, int64_t amount_minor)
{
    law_act(court, EVENT_REFUSED, PARTY_SELLER);
    law_act(court, EVENT_ESCALATED, PARTY_BUYER);
    for (enum deadline at = DEADLINE_EVIDENCE; court->state.dispute != DISPUTE_PANEL; at = DEADLINE_REBUTTAL)
        law_tick(court, court->state.due[at]);
    assert_int_equal(
        law_try(court, (struct order_event){.kind = EVENT_DECIDED,
                                            .by = court->policy.panel.mode == PANEL_PEERS ? PARTY_COMMISSIONER
                                                                                          : PARTY_STAFF,
                                            .remedy = remedy,
                                            .amount_minor = amount_minor}),
        REFUSAL_NONE);
}

static void bank(struct law_case *court, enum order_event_kind kind, enum favour favour, int64_t amount_minor)
{
    assert_int_equal(law_try(court, (struct order_event){.kind = kind,
                                                         .by = PARTY_PROVIDER,
                                                         .favour = favour,
                                                         .amount_minor = amount_minor}),
                     REFUSAL_NONE);
}

static void bank_takes(struct law_case *court, int64_t amount_minor)
{
    bank(court, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER, amount_minor);
    bank(court, EVENT_CHARGEBACK_ENDED, FAVOUR_BUYER, amount_minor);
}

/* Silence ends whatever is open. */
static void end(struct law_case *court)
{
    law_tick(court, instant_add(court->now, SPAN_DAYS(400)));
    assert_true(order_is_over(&court->state));
}

static void what_the_bank_returns_in_a_dispute_is_what_it_is_about_again(void **state)
{
    (void)state;
    struct law_case *court = court_disputed("recourse-default.json", REMEDY_REFUND_FULL);
    bank_takes(court, TAKEN);
    assert_int_equal(court->state.proposals[0].amount_minor, ONE - TAKEN);
    bank(court, EVENT_CHARGEBACK_REVERSED, FAVOUR_BUYER, 100);
    assert_int_equal(court->state.proposals[0].amount_minor, ONE - TAKEN + 100);
    bank(court, EVENT_CHARGEBACK_REVERSED, FAVOUR_BUYER, 0);
    assert_int_equal(court->state.proposals[0].amount_minor, ONE);
    assert_int_equal(court->state.whole_minor, ONE);
    law_act(court, EVENT_ACCEPTED, PARTY_SELLER);
    end(court);
    assert_int_equal(court->state.refunded_minor, ONE);
    assert_int_equal(court->state.seller_minor, OTHER);
    arena_free(&court->arena);
}

/* Also where it returns its part when the rest has been paid long since, by agreement, decision or silence. */
static void what_was_granted_is_whole_when_the_bank_has_returned_its_part(void **state)
{
    (void)state;
    enum { AGREED, DECIDED, SILENT, WAYS };
    for (int way = 0; way < WAYS; way++)
        for (int late = 0; late < 2; late++) {
            struct law_case *court = court_disputed("recourse-default.json", REMEDY_REFUND_FULL);
            court->policy.talk.on_seller_silence = SELLER_SILENCE_EXECUTE_CLAIM;
            if (way == AGREED)
                law_act(court, EVENT_ACCEPTED, PARTY_SELLER);
            if (way == DECIDED)
                decide(court, REMEDY_REFUND_FULL, ONE);
            bank_takes(court, TAKEN);
            if (late)
                end(court);
            bank(court, EVENT_CHARGEBACK_REVERSED, FAVOUR_BUYER, 0);
            end(court);
            assert_int_equal(court->state.refunded_minor, ONE);
            assert_int_equal(court->state.bank_minor, 0);
            assert_int_equal(court->state.seller_minor, OTHER);
            arena_free(&court->arena);
        }
}

static void what_was_agreed_after_the_bank_had_taken_its_part_is_no_more_than_that(void **state)
{
    (void)state;
    struct law_case *court = court_disputed("recourse-default.json", REMEDY_REFUND_FULL);
    bank_takes(court, TAKEN);
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_PROPOSED,
                                                         .by = PARTY_SELLER,
                                                         .remedy = REMEDY_REFUND_PARTIAL,
                                                         .amount_minor = 150}),
                     REFUSAL_NONE);
    law_act(court, EVENT_ACCEPTED, PARTY_BUYER);
    end(court);
    bank(court, EVENT_CHARGEBACK_REVERSED, FAVOUR_BUYER, 0);
    end(court);
    assert_int_equal(court->state.refunded_minor, 150);
    arena_free(&court->arena);
}

/* The bank gives just what was decided: that may still be too little. */
static void a_bank_that_pays_what_was_decided_ends_nobodys_time_to_appeal(void **state)
{
    (void)state;
    struct law_case *court = court_disputed("recourse-default.json", REMEDY_REFUND_FULL);
    decide(court, REMEDY_REFUND_PARTIAL, TAKEN);
    bank_takes(court, TAKEN);
    assert_int_equal(court->state.dispute, DISPUTE_DECIDED);
    assert_int_not_equal(court->state.due[DEADLINE_APPEAL].ms, 0);
    assert_true(order_may_appeal(&court->policy, &court->state) & PARTY_BIT(PARTY_BUYER));
    assert_int_equal(
        law_try(court, (struct order_event){.kind = EVENT_APPEALED, .by = PARTY_BUYER, .bytes = 1000}),
        REFUSAL_NONE);
    end(court); /* nobody decides it: what was decided stands, and is paid */
    assert_int_equal(court->state.refunded_minor, TAKEN);
    assert_int_equal(court->state.seller_minor, ONE + OTHER - TAKEN);
    bank(court, EVENT_CHARGEBACK_REVERSED, FAVOUR_BUYER, 0);
    end(court);
    assert_int_equal(court->state.refunded_minor, TAKEN); /* by the order now */
    assert_int_equal(court->state.bank_minor, 0);
    arena_free(&court->arena);
}

/* Rules that close a dispute for a bank do not close what is owed: the goods are on their way back. */
static void a_bank_that_looks_ends_no_agreement(void **state)
{
    (void)state;
    for (int favour = 0; favour < FAVOUR_COUNT; favour++) {
        struct law_case *court = court_disputed("ebay.json", REMEDY_RETURN_REFUND);
        assert_int_equal(court->policy.dispute.chargeback, CHARGEBACK_CLOSES);
        law_act(court, EVENT_ACCEPTED, PARTY_SELLER);
        if (court->state.dispute == DISPUTE_AGREED)
            law_tick(court, court->state.due[DEADLINE_UNDO]);
        law_act(court, EVENT_RETURN_SHIPPED, PARTY_BUYER);
        bank(court, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER, 1);
        assert_int_equal(court->state.dispute, DISPUTE_FROZEN);
        bank(court, EVENT_CHARGEBACK_ENDED, (enum favour)favour, favour == FAVOUR_BUYER ? 1 : 0);
        assert_int_equal(court->state.dispute, DISPUTE_RETURN_SENT);
        law_act(court, EVENT_RETURN_CONFIRMED, PARTY_SELLER);
        end(court);
        assert_int_equal(court->state.refunded_minor, ONE);
        arena_free(&court->arena);
    }
    struct law_case *court = court_disputed("ebay.json", REMEDY_RETURN_REFUND);
    bank(court, EVENT_CHARGEBACK_OPENED, FAVOUR_BUYER, 1);
    assert_int_equal(court->state.dispute, DISPUTE_CLOSED); /* of a mere claim the bank decides alone */
    arena_free(&court->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_the_bank_returns_in_a_dispute_is_what_it_is_about_again),
        cmocka_unit_test(what_was_granted_is_whole_when_the_bank_has_returned_its_part),
        cmocka_unit_test(what_was_agreed_after_the_bank_had_taken_its_part_is_no_more_than_that),
        cmocka_unit_test(a_bank_that_pays_what_was_decided_ends_nobodys_time_to_appeal),
        cmocka_unit_test(a_bank_that_looks_ends_no_agreement),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
