/* A slip of the finger: an offer that nobody has answered yet is taken back, and nobody loses time by it. */
#include "base/check.h"
#include "core/order/order.h"
#include "support/kit/suite.h"
#include "support/policy/rules.h"

#include <string.h>

struct talk {
    const struct policy *policy;
    struct order_state state;
    struct order_events events;
    struct instant now;
};

static enum order_refusal try(struct talk *talk, struct order_event wish)
{
    wish.currency = talk->state.currency;
    if (wish.kind == EVENT_DISPUTE_OPENED)
        wish.came = order_asks_came(talk->policy, &talk->state, wish.reason, wish.lines);
    struct order_command command = {.wish = wish, .noted_by = PARTY_BUYER, .version = talk->state.version};
    enum order_refusal refusal = order_decide(talk->policy, &talk->state, &command, talk->now, &talk->events);
    for (int i = 0; !refusal && i < talk->events.count; i++)
        order_evolve(talk->policy, &talk->state, &talk->events.at[i]);
    return refusal;
}

static enum order_refusal act(struct talk *talk, enum order_event_kind kind, enum party by, int64_t minor)
{
    return try(talk, (struct order_event){.kind = kind,
                                          .by = by,
                                          .lines = 1,
                                          .amount_minor = minor,
                                          .reason = policy_reason(talk->policy, STR("snad_quality")),
                                          .remedy = minor ? REMEDY_REFUND_PARTIAL : REMEDY_NONE});
}

/* A dispute of which the seller has offered nothing yet. */
static void open_talk(struct talk *talk)
{
    struct order_terms terms = {
        .at = {INT64_C(1464739200000)}, .currency = {"EUR"}, .line_count = 1, .line_minor = {10000}};
    *talk = (struct talk){.policy = rules_named("recourse-default"), .now = terms.at};
    talk->state = order_begin(talk->policy, &terms);
    assert_int_equal(act(talk, EVENT_PAID, PARTY_PROVIDER, 10000), REFUSAL_NONE);
    if (talk->state.shipment == SHIPMENT_REVIEW)
        assert_int_equal(act(talk, EVENT_PAYMENT_CLEARED, PARTY_PROVIDER, 0), REFUSAL_NONE);
    assert_int_equal(act(talk, EVENT_SHIPPED, PARTY_SELLER, 0), REFUSAL_NONE);
    talk->now = instant_add(talk->now, SPAN_DAYS(3));
    assert_int_equal(act(talk, EVENT_DELIVERED, PARTY_CARRIER, 0), REFUSAL_NONE);
    assert_int_equal(act(talk, EVENT_DISPUTE_OPENED, PARTY_BUYER, 5000), REFUSAL_NONE);
}

static void a_seller_who_meant_less_takes_the_offer_back_and_offers_anew(void **state)
{
    struct talk talk;
    (void)state;
    open_talk(&talk);
    struct instant due = talk.state.due[DEADLINE_SELLER_ANSWER];
    assert_int_equal(act(&talk, EVENT_PROPOSED, PARTY_SELLER, 9000), REFUSAL_NONE);
    talk.now = instant_add(talk.now, SPAN_HOURS(2));
    assert_int_equal(act(&talk, EVENT_PROPOSAL_WITHDRAWN, PARTY_BUYER, 0), REFUSAL_WRONG_STATE);
    assert_int_equal(act(&talk, EVENT_PROPOSAL_WITHDRAWN, PARTY_SELLER, 0), REFUSAL_NONE);
    assert_int_equal(talk.state.dispute, DISPUTE_AT_SELLER);
    assert_false(talk.state.proposals[1].stands);
    assert_int_equal(talk.state.due[DEADLINE_SELLER_ANSWER].ms, instant_add(due, SPAN_HOURS(2)).ms);
    assert_int_equal(act(&talk, EVENT_ACCEPTED, PARTY_BUYER, 0), REFUSAL_NO_PROPOSAL);
    assert_int_equal(act(&talk, EVENT_PROPOSED, PARTY_SELLER, 900), REFUSAL_NONE);
    assert_int_equal(act(&talk, EVENT_ACCEPTED, PARTY_BUYER, 0), REFUSAL_NONE);
    assert_int_equal(talk.state.outcome.amount_minor, 900);
}

static void what_was_answered_is_not_taken_back(void **state)
{
    struct talk talk;
    (void)state;
    open_talk(&talk);
    assert_int_equal(act(&talk, EVENT_PROPOSAL_WITHDRAWN, PARTY_BUYER, 0),
                     REFUSAL_WRONG_STATE); /* the claim */
    assert_int_equal(act(&talk, EVENT_PROPOSED, PARTY_SELLER, 900), REFUSAL_NONE);
    assert_int_equal(act(&talk, EVENT_PROPOSED, PARTY_BUYER, 4000), REFUSAL_NONE);
    assert_int_equal(act(&talk, EVENT_PROPOSAL_WITHDRAWN, PARTY_SELLER, 0), REFUSAL_WRONG_STATE);
    assert_int_equal(act(&talk, EVENT_PROPOSAL_WITHDRAWN, PARTY_BUYER, 0), REFUSAL_NONE);
    assert_int_equal(talk.state.proposals[0].amount_minor, 5000);
    assert_int_equal(talk.state.dispute, DISPUTE_AT_BUYER);
    assert_int_equal(act(&talk, EVENT_PROPOSAL_WITHDRAWN, PARTY_BUYER, 0), REFUSAL_WRONG_STATE);
    assert_int_equal(act(&talk, EVENT_REFUSED, PARTY_BUYER, 0), REFUSAL_NONE);
    assert_int_equal(act(&talk, EVENT_PROPOSAL_WITHDRAWN, PARTY_SELLER, 0), REFUSAL_WRONG_STATE);
}

static void a_round_that_was_taken_back_is_used_up(void **state)
{
    struct talk talk;
    int rounds = 0;
    (void)state;
    open_talk(&talk);
    while (rounds < 50 && act(&talk, EVENT_PROPOSED, PARTY_SELLER, 900) == REFUSAL_NONE) {
        assert_int_equal(act(&talk, EVENT_PROPOSAL_WITHDRAWN, PARTY_SELLER, 0), REFUSAL_NONE);
        rounds++;
    }
    assert_true(rounds > 0 && rounds < 50);
}

static struct str consequence_of(const struct talk *talk, enum order_event_kind act)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    int count = order_actions(talk->policy, &talk->state, PARTY_BUYER, talk->now, actions);
    for (int i = 0; i < count; i++)
        if (actions[i].act == act)
            return actions[i].consequence;
    return STR_NONE;
}

static void what_one_side_has_undone_takes_no_undoing_from_the_other(void **state)
{
    struct talk talk;
    (void)state;
    open_talk(&talk);
    assert_int_equal(act(&talk, EVENT_ACCEPTED, PARTY_SELLER, 0), REFUSAL_NONE);
    assert_int_equal(act(&talk, EVENT_UNDONE, PARTY_SELLER, 0), REFUSAL_NONE);
    assert_int_equal(act(&talk, EVENT_PROPOSED, PARTY_SELLER, 1), REFUSAL_NONE);
    assert_int_equal(act(&talk, EVENT_ACCEPTED, PARTY_BUYER, 0), REFUSAL_NONE);
    assert_int_equal(act(&talk, EVENT_UNDONE, PARTY_BUYER, 0), REFUSAL_NONE);
    assert_int_equal(talk.state.refunded_minor, 0);
}

static void who_has_undone_a_step_does_the_next_one_at_once_and_is_told_so(void **state)
{
    static const enum order_event_kind steps[] = {EVENT_ACCEPTED, EVENT_DISPUTE_CANCELLED};
    struct talk talk;
    (void)state;
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        open_talk(&talk);
        assert_int_equal(act(&talk, EVENT_PROPOSED, PARTY_SELLER, 900), REFUSAL_NONE);
        struct str before = consequence_of(&talk, steps[i]);
        assert_int_equal(act(&talk, steps[i], PARTY_BUYER, 0), REFUSAL_NONE);
        assert_int_equal(act(&talk, EVENT_UNDONE, PARTY_BUYER, 0), REFUSAL_NONE);
        struct str after = consequence_of(&talk, steps[i]);
        assert_true(str_find(before, STR("undone in time")) < before.len);
        assert_true(str_find(after, STR("cannot be undone")) < after.len);
        assert_int_equal(act(&talk, steps[i], PARTY_BUYER, 0), REFUSAL_NONE);
        assert_int_equal(talk.state.dispute, DISPUTE_CLOSED);
        assert_int_equal(talk.state.due[DEADLINE_UNDO].ms, 0);
        assert_int_equal(talk.state.refunded_minor, steps[i] == EVENT_ACCEPTED ? 900 : 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_seller_who_meant_less_takes_the_offer_back_and_offers_anew),
        cmocka_unit_test(what_was_answered_is_not_taken_back),
        cmocka_unit_test(a_round_that_was_taken_back_is_used_up),
        cmocka_unit_test(what_one_side_has_undone_takes_no_undoing_from_the_other),
        cmocka_unit_test(who_has_undone_a_step_does_the_next_one_at_once_and_is_told_so),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
