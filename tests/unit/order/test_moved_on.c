/* Where a part of an order is settled already, the rest has its rights and its days. */
#include "base/check.h"
#include "core/order/deadlines.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

enum { BOWL = 1000, SAUCER = 250, ALL = BOWL + SAUCER };
static const struct instant start = {INT64_C(1464739200000)};

/* Two lines, on their way. */
static struct law_case *sent(enum undelivered on_no_delivery)
{
    struct law_case *law = law_case_open("recourse-default.json", start);
    struct order_terms terms = {
        .at = start, .currency = {"EUR"}, .line_count = 2, .line_minor = {BOWL, SAUCER}};
    law->policy.protection.on_no_delivery = on_no_delivery;
    law->state = order_begin(&law->policy, &terms);
    struct order_event paid = {.kind = EVENT_PAID, .by = PARTY_PROVIDER, .amount_minor = ALL};
    assert_int_equal(law_try(law, paid), REFUSAL_NONE);
    law_act(law, EVENT_SHIPPED, PARTY_SELLER);
    return law;
}

static struct order_event claim(const struct law_case *law, uint64_t lines, int64_t amount_minor,
                                enum came came)
{
    const char *reason = came == CAME_YES ? "snad_damaged" : "inr_no_tracking";
    return (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                .by = PARTY_BUYER,
                                .lines = lines,
                                .reason = policy_reason(&law->policy, str_from(reason)),
                                .came = came,
                                .remedy = REMEDY_REFUND_FULL,
                                .amount_minor = amount_minor};
}

/* The seller is silent, and the claim is carried out. */
static void win(struct law_case *law, uint64_t lines, int64_t amount_minor)
{
    assert_int_equal(law_try(law, claim(law, lines, amount_minor, CAME_NOT_SAID)), REFUSAL_NONE);
    law_tick(law, law->state.due[DEADLINE_SELLER_ANSWER]);
    assert_int_equal(law->state.dispute, DISPUTE_CLOSED);
}

static void what_never_came_is_paid_back_though_another_line_is_settled(void **state)
{
    struct law_case *law = sent(UNDELIVERED_REFUND);
    (void)state;
    law_tick(law, instant_add(start, SPAN_DAYS(10)));
    win(law, 1, BOWL);
    assert_true(order_is_lost(&law->policy, &law->state));
    law_tick(law, instant_add(start, SPAN_DAYS(500)));
    assert_int_equal(law->state.refunded_minor, ALL);
    assert_int_equal(law->state.seller_minor, 0);
    assert_true(order_is_over(&law->state));
    arena_free(&law->arena);
}

static void what_was_decided_for_the_seller_stays_though_the_rest_is_lost(void **state)
{
    struct law_case *law = sent(UNDELIVERED_REFUND);
    (void)state;
    law_tick(law, instant_add(start, SPAN_DAYS(10)));
    assert_int_equal(law_try(law, claim(law, 2, SAUCER, CAME_NOT_SAID)), REFUSAL_NONE);
    law_act(law, EVENT_REFUSED, PARTY_SELLER);
    law_act(law, EVENT_ESCALATED, PARTY_BUYER);
    law_tick(law, law->state.due[DEADLINE_EVIDENCE]);
    law_tick(law, law->state.due[DEADLINE_REBUTTAL]);
    struct order_event decided = {.kind = EVENT_DECIDED, .by = PARTY_COMMISSIONER, .remedy = REMEDY_NONE};
    assert_int_equal(law_try(law, decided), REFUSAL_NONE);
    law_tick(law, instant_add(start, SPAN_DAYS(500)));
    assert_int_equal(law->state.refunded_minor, BOWL);
    assert_int_equal(law->state.seller_minor, SAUCER);
    arena_free(&law->arena);
}

/* It came, and three days before its protection ends the seller refuses what the buyer claims. */
static struct law_case *refused_late(uint64_t lines, int64_t amount)
{
    struct law_case *law = sent(UNDELIVERED_RELEASE);
    law_act(law, EVENT_DELIVERED, PARTY_CARRIER);
    law_tick(law, instant_add(law->state.protection_ends, SPAN_DAYS(-3)));
    assert_int_equal(law_try(law, claim(law, lines, amount, CAME_YES)), REFUSAL_NONE);
    law_act(law, EVENT_REFUSED, PARTY_SELLER);
    return law;
}

static void protection_of_the_other_lines_waits_for_the_dispute(void **state)
{
    struct law_case *law = refused_late(1, BOWL);
    (void)state;
    struct instant end = instant_add(law->now, SPAN_DAYS(3));
    law_tick(law, instant_add(end, SPAN_DAYS(5)));
    assert_int_equal(law->state.protection, PROTECTION_RUNNING);
    law_act(law, EVENT_DISPUTE_CANCELLED, PARTY_BUYER);
    law_tick(law, law->state.due[DEADLINE_UNDO]);
    struct instant closed = law->now;
    assert_int_equal(law->state.dispute, DISPUTE_CLOSED);
    assert_int_equal(law->state.due[DEADLINE_PROTECTION].ms, instant_add(closed, SPAN_DAYS(3)).ms);
    assert_int_equal(law->state.protection_ends.ms, instant_add(closed, SPAN_DAYS(3)).ms);
    law_tick(law, instant_add(closed, SPAN_DAYS(2)));
    assert_int_equal(law_try(law, claim(law, 2, SAUCER, CAME_YES)), REFUSAL_NONE);
    arena_free(&law->arena);
}

static void days_of_grace_wait_for_the_dispute_too_and_then_end(void **state)
{
    struct law_case *law = sent(UNDELIVERED_RELEASE);
    (void)state;
    law_act(law, EVENT_DELIVERED, PARTY_CARRIER);
    law_tick(law, instant_add(law->state.protection_ends, SPAN_DAYS(1)));
    assert_int_equal(law->state.protection, PROTECTION_GRACE);
    struct instant end = law->state.due[DEADLINE_GRACE];
    law_tick(law, instant_add(end, SPAN_DAYS(-2)));
    assert_int_equal(law_try(law, claim(law, 1, BOWL, CAME_YES)), REFUSAL_NONE);
    law_tick(law, law->state.due[DEADLINE_SELLER_ANSWER]);
    assert_int_equal(law->state.refunded_minor, BOWL);
    assert_int_equal(law->state.due[DEADLINE_GRACE].ms, instant_add(law->now, SPAN_DAYS(2)).ms);
    law_tick(law, instant_add(start, SPAN_DAYS(500)));
    assert_int_equal(law->state.seller_minor, SAUCER);
    assert_true(order_is_over(&law->state));
    arena_free(&law->arena);
}

static void the_days_of_grace_that_waited_can_be_used_to_the_last_moment(void **state)
{
    (void)state;
    for (int late = 0; late < 2; late++) {
        struct law_case *law = sent(UNDELIVERED_RELEASE);
        struct instant window[2];
        law_act(law, EVENT_DELIVERED, PARTY_CARRIER);
        law_tick(law, instant_add(law->state.protection_ends, SPAN_DAYS(1)));
        law_tick(law, instant_add(law->state.due[DEADLINE_GRACE], SPAN_DAYS(-2)));
        assert_int_equal(law_try(law, claim(law, 1, BOWL, CAME_YES)), REFUSAL_NONE);
        law_act(law, EVENT_REFUSED, PARTY_SELLER);
        law_tick(law, instant_add(law->now, SPAN_DAYS(7))); /* the grace would have ended meanwhile */
        law_act(law, EVENT_DISPUTE_CANCELLED, PARTY_BUYER);
        law_tick(law, law->state.due[DEADLINE_UNDO]);
        struct instant end = law->state.due[DEADLINE_GRACE];
        assert_int_equal(end.ms, instant_add(law->now, SPAN_DAYS(2)).ms);
        struct order_event other = claim(law, 2, SAUCER, CAME_YES);
        assert_int_equal(order_reason_window(&law->policy, &law->state, other.reason, law->now, window),
                         REFUSAL_NONE);
        assert_int_equal(window[1].ms, end.ms);
        law_tick(law, instant_add(end, SPAN_MS(late ? 0 : -1)));
        assert_int_equal(law_try(law, other) == REFUSAL_NONE, !late);
        arena_free(&law->arena);
    }
}

static void protection_of_an_order_that_is_disputed_whole_ends_as_planned(void **state)
{
    struct law_case *law = refused_late(3, ALL);
    (void)state;
    struct instant end = instant_add(law->now, SPAN_DAYS(3));
    law_tick(law, instant_add(end, SPAN_DAYS(1)));
    assert_int_equal(law->state.protection, PROTECTION_GRACE);
    arena_free(&law->arena);
}

/* ---- a replacement that comes is not yet one that is right ---- */

/* Agreed on, sent, and a carrier says that it was delivered. */
static struct law_case *replaced(void)
{
    struct law_case *law = sent(UNDELIVERED_RELEASE);
    law_act(law, EVENT_DELIVERED, PARTY_CARRIER);
    struct order_event wish = claim(law, 1, 0, CAME_YES);
    wish.remedy = REMEDY_REPLACEMENT;
    assert_int_equal(law_try(law, wish), REFUSAL_NONE);
    law_act(law, EVENT_ACCEPTED, PARTY_SELLER);
    law_tick(law, law->state.due[DEADLINE_UNDO]);
    law_act(law, EVENT_REPLACEMENT_SHIPPED, PARTY_SELLER);
    law_tick(law, instant_add(law->now, SPAN_DAYS(5)));
    law_act(law, EVENT_REPLACEMENT_ARRIVED, PARTY_CARRIER);
    return law;
}

static void show(struct law_case *law, enum party by)
{
    struct order_event file = {
        .kind = EVENT_EVIDENCE_GIVEN, .by = by, .evidence = EVIDENCE_PHOTO, .bytes = 9};
    assert_int_equal(law_try(law, file), REFUSAL_NONE);
}

static void an_empty_box_as_a_replacement_can_be_shown(void **state)
{
    struct law_case *law = replaced();
    (void)state;
    assert_int_equal(law->state.dispute, DISPUTE_EVIDENCE);
    assert_int_equal(law->state.settled, 0);
    show(law, PARTY_BUYER);
    law_tick(law, law->state.due[DEADLINE_EVIDENCE]);
    law_tick(law, law->state.due[DEADLINE_REBUTTAL]);
    assert_int_equal(law->state.dispute, DISPUTE_PANEL);
    struct order_event again = {
        .kind = EVENT_DECIDED, .by = PARTY_COMMISSIONER, .remedy = REMEDY_REPLACEMENT};
    assert_int_equal(law_try(law, again), REFUSAL_REMEDY);
    law_tick(law, law->state.due[DEADLINE_DECISION]); /* nobody decides: the rules do, for the buyer */
    assert_int_equal(law->state.refunded_minor, BOWL);
    arena_free(&law->arena);
}

static void a_replacement_that_came_and_is_not_complained_of_is_settled(void **state)
{
    struct law_case *law = replaced();
    (void)state;
    law_tick(law, law->state.due[DEADLINE_EVIDENCE]);
    assert_int_equal(law->state.dispute, DISPUTE_CLOSED);
    assert_int_equal(law->state.refunded_minor, 0);
    assert_int_equal(law->state.settled, 1);
    arena_free(&law->arena);
}

static void a_buyer_who_has_the_replacement_may_say_so_after_the_carrier(void **state)
{
    struct law_case *law = replaced();
    (void)state;
    law_act(law, EVENT_REPLACEMENT_ARRIVED, PARTY_BUYER);
    assert_int_equal(law->state.dispute, DISPUTE_CLOSED);
    assert_int_equal(law->state.settled, 1);
    assert_int_equal(law_try(law, (struct order_event){.kind = EVENT_REPLACEMENT_ARRIVED, .by = PARTY_BUYER}),
                     REFUSAL_WRONG_STATE);
    arena_free(&law->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_never_came_is_paid_back_though_another_line_is_settled),
        cmocka_unit_test(what_was_decided_for_the_seller_stays_though_the_rest_is_lost),
        cmocka_unit_test(protection_of_the_other_lines_waits_for_the_dispute),
        cmocka_unit_test(days_of_grace_wait_for_the_dispute_too_and_then_end),
        cmocka_unit_test(the_days_of_grace_that_waited_can_be_used_to_the_last_moment),
        cmocka_unit_test(protection_of_an_order_that_is_disputed_whole_ends_as_planned),
        cmocka_unit_test(an_empty_box_as_a_replacement_can_be_shown),
        cmocka_unit_test(a_replacement_that_came_and_is_not_complained_of_is_settled),
        cmocka_unit_test(a_buyer_who_has_the_replacement_may_say_so_after_the_carrier),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
