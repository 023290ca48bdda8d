/* What a policy can say of reasons, moments, returns and time is what the law does. */
#include "base/check.h"
#include "core/order/deadlines.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"
#include "text/policy/moment.h"

static const struct instant start = {INT64_C(1464739200000)};

static void tick(struct law_case *court, struct span after)
{
    law_tick(court, instant_add(court->now, after));
}

/* The help desk's own rules; the test changes one of them before anything is placed. */
static struct law_case *court_open(void)
{
    return law_case_open("recourse-default.json", start);
}

static void send(struct law_case *court)
{
    struct order_terms terms = {.external = court->external,
                                .at = court->now,
                                .promised = instant_add(court->now, SPAN_DAYS(20)),
                                .currency = {"EUR"},
                                .line_count = 1,
                                .line_minor = {1000}};
    law_ship(court, &terms);
}

static enum order_refusal claim(struct law_case *court, int32_t reason, enum remedy remedy)
{
    return law_try(court,
                   (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                        .by = PARTY_BUYER,
                                        .lines = 1,
                                        .reason = reason,
                                        .came = order_asks_came(&court->policy, &court->state, reason, 0),
                                        .remedy = remedy,
                                        .amount_minor = 1000});
}

static int32_t damaged(const struct law_case *court)
{
    for (int32_t i = 0; i < court->policy.reason_count; i++)
        if (court->policy.reasons[i].receipt == RECEIPT_YES)
            return i;
    check(!"a reason about what came");
    return -1;
}

/* PayPal's: what has not come is not claimed before the seventh day after the payment, whatever the seller answers. */
static void who_decides_is_not_called_before_the_moment_of_the_reason(void **state)
{
    (void)state;
    struct law_case *court = law_case_open("paypal.json", start);
    send(court);
    assert_int_equal(claim(court, policy_reason(&court->policy, STR("inr_in_transit")), REMEDY_REFUND_FULL),
                     REFUSAL_NONE);
    law_act(court, EVENT_REFUSED, PARTY_SELLER);
    struct order_event call = {.kind = EVENT_ESCALATED, .by = PARTY_BUYER};
    assert_int_equal(law_try(court, call), REFUSAL_TOO_EARLY);
    law_tick(court, instant_add(start, SPAN_MS(SPAN_DAYS(7).ms - 1)));
    assert_int_equal(law_try(court, call), REFUSAL_TOO_EARLY);
    law_tick(court, instant_add(start, SPAN_DAYS(7)));
    assert_int_equal(law_try(court, call), REFUSAL_NONE);
    arena_free(&court->arena);
}

static void a_reason_that_goes_straight_to_who_decides_skips_the_talk(void **state)
{
    (void)state;
    for (int external = 0; external < 2; external++) {
        struct law_case *court = court_open();
        int32_t reason = damaged(court);
        court->external = external; /* elsewhere the marketplace surely does it, too */
        court->policy.reasons[reason].route = ROUTE_STAFF;
        send(court);
        law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
        assert_int_equal(claim(court, reason, REMEDY_REFUND_FULL), REFUSAL_NONE);
        assert_int_equal(court->state.dispute, DISPUTE_EVIDENCE);
        assert_true(court->state.escalated);
        assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_REFUSED, .by = PARTY_SELLER}),
                         REFUSAL_WRONG_STATE);
        arena_free(&court->arena);
    }
}

static void a_claim_that_cannot_be_refused_is_carried_out(void **state)
{
    (void)state;
    struct law_case *court = court_open();
    int32_t reason = damaged(court);
    court->policy.reasons[reason].unrefusable = 1;
    court->policy.talk.on_seller_silence = SELLER_SILENCE_ESCALATE;
    send(court);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    assert_int_equal(claim(court, reason, REMEDY_REFUND_FULL), REFUSAL_NONE);
    struct order_event offer = {
        .kind = EVENT_PROPOSED, .by = PARTY_SELLER, .remedy = REMEDY_REFUND_PARTIAL, .amount_minor = 1};
    assert_int_equal(law_try(court, offer), REFUSAL_UNREFUSABLE);
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_REFUSED, .by = PARTY_SELLER}),
                     REFUSAL_UNREFUSABLE);
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_ESCALATED, .by = PARTY_SELLER}),
                     REFUSAL_UNREFUSABLE);
    assert_true(str_eq(order_silence(&court->policy, &court->state, DEADLINE_SELLER_ANSWER),
                       STR("the buyer gets what was asked for")));
    tick(court, SPAN_DAYS(30));
    assert_int_equal(court->state.refunded_minor, 1000);
    arena_free(&court->arena);
}

static void of_two_moments_the_one_counts_that_the_rules_name(void **state)
{
    (void)state;
    struct law_case *court = court_open();
    struct instant window[2];
    assert_true(moment_read(STR("earlier(promised+P3D, delivered)"), &court->policy.reasons[0].open_from));
    assert_true(
        moment_read(STR("later(promised+P40D, delivered+P2D)"), &court->policy.reasons[0].open_until));
    court->policy.reasons[0].receipt = RECEIPT_EITHER;
    court->policy.reasons[0].blocked_in_transit = 0;
    send(court);
    struct instant promised = court->state.promised;
    (void)!order_reason_window(&court->policy, &court->state, 0, court->now, window);
    assert_int_equal(window[0].ms, promised.ms + SPAN_DAYS(3).ms);
    assert_int_equal(window[1].ms, CLOCK_NEVER.ms); /* nothing is delivered yet */
    tick(court, SPAN_DAYS(11));
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    assert_int_equal(order_reason_window(&court->policy, &court->state, 0, court->now, window), REFUSAL_NONE);
    assert_int_equal(window[0].ms, court->now.ms);
    assert_int_equal(window[1].ms, promised.ms + SPAN_DAYS(40).ms);
    arena_free(&court->arena);
}

static void protection_that_counts_from_the_status_begins_with_it(void **state)
{
    (void)state;
    struct law_case *court = court_open();
    court->policy.protection.anchor = ANCHOR_DELIVERED;
    court->policy.protection.length = DURATION_DAYS(2);
    court->policy.protection.limit = DURATION_DAYS(90);
    court->policy.protection.grace = DURATION_DAYS(0);
    court->policy.protection.shrink_on_delivered = (struct duration){0};
    send(court);
    tick(court, SPAN_DAYS(60));
    assert_int_equal(court->state.protection, PROTECTION_RUNNING); /* long past the promised day */
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    assert_int_equal(court->state.protection_ends.ms, court->now.ms + SPAN_DAYS(2).ms);
    tick(court, SPAN_DAYS(2));
    assert_int_equal(court->state.protection, PROTECTION_ENDED);
    assert_int_equal(court->state.seller_minor, 1000);
    arena_free(&court->arena);
}

static void a_parcel_that_never_came_is_paid_back_where_the_rules_say_so(void **state)
{
    (void)state;
    for (int delivered = 0; delivered < 2; delivered++) {
        struct law_case *court = court_open();
        court->policy.protection.on_no_delivery = UNDELIVERED_REFUND;
        send(court);
        if (delivered)
            law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
        else
            assert_true(str_eq(order_silence(&court->policy, &court->state, DEADLINE_PROTECTION),
                               STR("the parcel counts as lost, and the buyer gets everything back")));
        tick(court, SPAN_DAYS(365));
        assert_int_equal(court->state.refunded_minor, delivered ? 0 : 1000);
        assert_int_equal(court->state.seller_minor, delivered ? 1000 : 0);
        arena_free(&court->arena);
    }
}

static void the_buyer_takes_more_time_where_the_rules_let_nobody_answer(void **state)
{
    (void)state;
    struct law_case *court = court_open();
    send(court);
    struct order_event more = {.kind = EVENT_EXTENDED_UNASKED, .by = PARTY_BUYER, .days = 3};
    assert_int_equal(law_try(court, more), REFUSAL_NOT_YOURS);
    court->policy.extension.unasked_by = PARTY_BIT(PARTY_BUYER);
    court->policy.extension.max_count = 1;
    struct instant end = court->state.protection_ends, promised = court->state.promised;
    assert_int_equal(law_try(court, more), REFUSAL_NONE);
    assert_int_equal(court->state.protection_ends.ms, end.ms + SPAN_DAYS(3).ms);
    assert_int_equal(court->state.promised.ms, promised.ms);  /* no dispute waits for it */
    assert_int_equal(court->state.extension, EXTENSION_NONE); /* there is nothing to object to */
    assert_int_equal(law_try(court, more), REFUSAL_USED_UP);
    arena_free(&court->arena);
}

/* Opens, and the seller accepts to take it back. */
static void agree_on_return(struct law_case *court)
{
    send(court);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    assert_int_equal(claim(court, damaged(court), REMEDY_RETURN_REFUND), REFUSAL_NONE);
    law_act(court, EVENT_ACCEPTED, PARTY_SELLER);
    tick(court, SPAN_DAYS(2)); /* nobody undoes it */
}

static void a_return_is_paid_when_the_rules_say(void **state)
{
    (void)state;
    static const struct {
        enum return_refund on;
        int64_t when_agreed, when_sent, when_confirmed;
    } rows[] = {{RETURN_REFUND_CONFIRMED, 0, 0, 1000},
                {RETURN_REFUND_SENT, 0, 1000, 1000},
                {RETURN_REFUND_AGREED, 1000, 1000, 1000}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct law_case *court = court_open();
        court->policy.returns.refund_on = rows[i].on;
        agree_on_return(court);
        assert_int_equal(court->state.refunded_minor, rows[i].when_agreed);
        if (court->state.dispute == DISPUTE_RETURN_DUE)
            law_act(court, EVENT_RETURN_SHIPPED, PARTY_BUYER);
        assert_int_equal(court->state.refunded_minor, rows[i].when_sent);
        if (court->state.dispute == DISPUTE_RETURN_SENT) {
            law_act(court, EVENT_RETURN_ARRIVED, PARTY_SELLER);
            law_act(court, EVENT_RETURN_CONFIRMED, PARTY_SELLER);
        }
        assert_int_equal(court->state.refunded_minor, rows[i].when_confirmed);
        arena_free(&court->arena);
    }
}

static void a_seller_who_names_an_early_day_takes_nothing_of_what_was_promised(void **state)
{
    (void)state;
    struct law_case *court = law_case_open("ebay.json", (struct instant){INT64_C(1464739200000)});
    struct order_terms terms = {.at = court->now,
                                .promised = instant_add(court->now, SPAN_DAYS(60)),
                                .currency = {"EUR"},
                                .line_count = 1,
                                .line_minor = {1000}};
    law_pay(court, &terms);
    struct instant ends = court->state.protection_ends;
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_SHIPPED,
                                                         .by = PARTY_SELLER,
                                                         .until = instant_add(court->now, SPAN_DAYS(1))}),
                     REFUSAL_NONE);
    assert_int_equal(court->state.protection_ends.ms, ends.ms);
    arena_free(&court->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_decides_is_not_called_before_the_moment_of_the_reason),
        cmocka_unit_test(a_reason_that_goes_straight_to_who_decides_skips_the_talk),
        cmocka_unit_test(a_claim_that_cannot_be_refused_is_carried_out),
        cmocka_unit_test(of_two_moments_the_one_counts_that_the_rules_name),
        cmocka_unit_test(protection_that_counts_from_the_status_begins_with_it),
        cmocka_unit_test(a_parcel_that_never_came_is_paid_back_where_the_rules_say_so),
        cmocka_unit_test(the_buyer_takes_more_time_where_the_rules_let_nobody_answer),
        cmocka_unit_test(a_return_is_paid_when_the_rules_say),
        cmocka_unit_test(a_seller_who_names_an_early_day_takes_nothing_of_what_was_promised),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
