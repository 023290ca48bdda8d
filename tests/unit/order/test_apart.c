/* An order in several parcels: what has come has a clock of its own, and what is missing keeps that of the order. */
#include "base/check.h"
#include "core/order/arrival.h"
#include "core/order/deadlines.h"
#include "core/order/lines.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {INT64_C(1464739200000)};
enum { RED = 1, BLUE = 2, BOTH = 3 };

/* Sent at once and promised for day 20; it is that day now. */
static struct law_case *court_on_day(const char *file, bool external, int day)
{
    struct law_case *court = law_case_open(file, start);
    struct order_terms terms = {.external = external,
                                .at = start,
                                .promised = instant_add(start, SPAN_DAYS(20)),
                                .currency = {"EUR"},
                                .line_count = 3,
                                .line_minor = {1000, 500, 100},
                                .line_kind = {LINE_GOODS, LINE_GOODS, LINE_SHIPPING}};
    court->external = external;
    court->policy.dispute.contact_first = (struct duration){0};
    court->policy.dispute.per = PER_LINE;
    law_pay(court, &terms);
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_SHIPPED,
                                                         .by = PARTY_SELLER,
                                                         .until = instant_add(start, SPAN_DAYS(20))}),
                     REFUSAL_NONE);
    law_tick(court, instant_add(start, SPAN_DAYS(day)));
    return court;
}

static enum order_refusal comes(struct law_case *court, uint64_t lines)
{
    return law_try(court, (struct order_event){.kind = EVENT_DELIVERED, .by = PARTY_CARRIER, .lines = lines});
}

static enum order_refusal confirms(struct law_case *court, uint64_t lines)
{
    return law_try(court,
                   (struct order_event){.kind = EVENT_RECEIPT_CONFIRMED, .by = PARTY_BUYER, .lines = lines});
}

static enum order_refusal claims(struct law_case *court, enum receipt receipt, uint64_t lines, enum came came)
{
    int32_t reason = 0;
    while (court->policy.reasons[reason].receipt != receipt)
        reason++;
    return law_try(court, (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                               .by = PARTY_BUYER,
                                               .lines = lines,
                                               .reason = reason,
                                               .came = came,
                                               .remedy = REMEDY_REFUND_FULL,
                                               .amount_minor = order_lines_minor(&court->state, lines)});
}

static void days_pass_until(struct law_case *court, int day)
{
    law_tick(court, instant_add(start, SPAN_DAYS(day)));
}

static void what_came_is_complained_of_in_its_own_time_alone(void **state)
{
    (void)state;
    struct law_case *court = court_on_day("ebay.json", false, 10);
    assert_int_equal(comes(court, RED), REFUSAL_NONE);
    assert_int_equal(court->state.shipment, SHIPMENT_ON_ITS_WAY);
    days_pass_until(court, 30);
    assert_int_equal(comes(court, BLUE), REFUSAL_NONE);
    assert_int_equal(court->state.shipment, SHIPMENT_DELIVERED);
    days_pass_until(court, 41); /* 30 days after the first, 11 after the last */
    assert_int_equal(claims(court, RECEIPT_YES, RED, CAME_NOT_SAID), REFUSAL_TOO_LATE);
    assert_int_equal(claims(court, RECEIPT_YES, BOTH, CAME_NOT_SAID), REFUSAL_TOO_LATE);
    assert_int_equal(claims(court, RECEIPT_YES, BLUE, CAME_NOT_SAID), REFUSAL_NONE);
    arena_free(&court->arena);
    court = court_on_day("ebay.json", false, 10);
    assert_int_equal(comes(court, RED), REFUSAL_NONE);
    days_pass_until(court, 39);
    assert_int_equal(claims(court, RECEIPT_YES, RED, CAME_NOT_SAID), REFUSAL_NONE); /* nothing is asked */
    arena_free(&court->arena);
}

/* It came after the promised day: its own end is later than what is missing would have. */
static void what_came_late_is_protected_longer_than_what_is_missing(void **state)
{
    (void)state;
    struct law_case *court = court_on_day("ebay.json", false, 25);
    assert_int_equal(comes(court, RED), REFUSAL_NONE);
    assert_int_equal(court->state.protection_ends.ms, instant_add(start, SPAN_DAYS(55)).ms);
    days_pass_until(court, 52);
    assert_int_equal(claims(court, RECEIPT_NOT_YET, BLUE, CAME_NOT_SAID), REFUSAL_TOO_LATE);
    assert_int_equal(claims(court, RECEIPT_YES, RED, CAME_NOT_SAID), REFUSAL_NONE);
    arena_free(&court->arena);
}

/* The end of a line that came for itself lies in the outage, or in a freeze. */
static void what_waited_or_was_out_of_reach_is_given_to_its_own_end(void **state)
{
    (void)state;
    struct law_case *court = court_on_day("ebay.json", false, 10);
    struct instant end = instant_add(start, SPAN_DAYS(40));
    assert_int_equal(comes(court, RED), REFUSAL_NONE);
    days_pass_until(court, 39);
    court->now = instant_add(end, SPAN_HOURS(2));
    struct order_event over = {
        .kind = EVENT_OUTAGE_ENDED, .by = PARTY_MARKET, .until = instant_add(end, SPAN_HOURS(-5))};
    assert_int_equal(law_try(court, over), REFUSAL_NONE);
    end = clock_add(&court->policy.calendar, court->now, court->policy.downtime_grace);
    assert_true(instant_before(court->now, end));
    assert_int_equal(court->state.due[DEADLINE_PART].ms, end.ms);
    law_tick(court, instant_add(end, SPAN_MS(-1)));
    assert_int_equal(claims(court, RECEIPT_YES, RED, CAME_NOT_SAID), REFUSAL_NONE);
    arena_free(&court->arena);
    court = court_on_day("ebay.json", false, 10);
    assert_int_equal(comes(court, RED), REFUSAL_NONE);
    days_pass_until(court, 35);
    law_act(court, EVENT_FROZEN, PARTY_STAFF);
    days_pass_until(court, 45);
    law_act(court, EVENT_THAWED, PARTY_STAFF);
    assert_int_equal(court->state.due[DEADLINE_PART].ms, instant_add(start, SPAN_DAYS(50)).ms);
    days_pass_until(court, 49);
    assert_int_equal(claims(court, RECEIPT_YES, RED, CAME_NOT_SAID), REFUSAL_NONE);
    arena_free(&court->arena);
}

static void its_end_is_a_deadline_that_only_passes(void **state)
{
    (void)state;
    struct law_case *court = court_on_day("ebay.json", false, 10);
    assert_int_equal(court->state.due[DEADLINE_PART].ms, 0);
    assert_int_equal(comes(court, RED), REFUSAL_NONE);
    struct instant due = instant_add(start, SPAN_DAYS(40));
    assert_int_equal(court->state.due[DEADLINE_PART].ms, due.ms);
    assert_int_equal(order_line_until(&court->policy, &court->state, 0).ms, due.ms);
    assert_int_equal(order_line_until(&court->policy, &court->state, 1).ms, 0); /* as the order */
    assert_true(order_reminded(&court->policy, &court->state, DEADLINE_PART) == PARTY_BIT(PARTY_BUYER));
    days_pass_until(court, 41);
    assert_int_equal(court->state.due[DEADLINE_PART].ms, 0);
    assert_int_equal(court->state.protection, PROTECTION_RUNNING);
    assert_int_equal(court->state.settled, 0);
    arena_free(&court->arena);
}

/* Where all count from one moment there is nothing to be reminded of. */
static void a_line_without_an_end_of_its_own_has_no_deadline_of_its_own(void **state)
{
    (void)state;
    static const char *const files[] = {"aliexpress.json", "amazon.json", "allegro.json"};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct law_case *court = court_on_day(files[i], true, 10);
        assert_int_equal(comes(court, RED), REFUSAL_NONE);
        assert_int_equal(court->state.due[DEADLINE_PART].ms, 0);
        assert_int_equal(order_line_arrived(&court->state, 0).ms, court->now.ms);
        assert_int_equal(order_line_arrived(&court->state, 1).ms, 0);
        arena_free(&court->arena);
    }
}

static void only_what_never_came_is_paid_back_as_lost(void **state)
{
    (void)state;
    for (int parts = 0; parts < 2; parts++) {
        struct law_case *court = court_on_day("aliexpress.json", false, 10);
        court->policy.protection.on_no_delivery = UNDELIVERED_REFUND;
        if (parts)
            assert_int_equal(comes(court, RED), REFUSAL_NONE);
        days_pass_until(court, 300);
        assert_int_equal(court->state.refunded_minor, parts ? 500 : 1600);
        assert_int_equal(court->state.seller_minor, parts ? 1100 : 0);
        assert_int_equal(court->state.shipment, parts ? SHIPMENT_ON_ITS_WAY : SHIPMENT_CANCELLED);
        arena_free(&court->arena);
    }
}

static void who_complains_of_one_thing_says_nothing_of_the_other(void **state)
{
    (void)state;
    struct law_case *court = court_on_day("recourse-default.json", false, 10);
    assert_int_equal(claims(court, RECEIPT_YES, RED, CAME_NOT_SAID), REFUSAL_SAY_CAME);
    assert_int_equal(claims(court, RECEIPT_YES, RED, CAME_YES), REFUSAL_NONE);
    assert_int_equal(court->events.at[1].kind, EVENT_PART_DELIVERED);
    assert_int_equal(court->events.at[1].lines, RED);
    assert_int_equal(court->state.shipment, SHIPMENT_ON_ITS_WAY);
    assert_int_equal(order_missing(&court->state), BLUE);
    arena_free(&court->arena);
}

static void of_what_a_scan_says_to_have_come_alone_the_buyer_is_asked(void **state)
{
    (void)state;
    struct law_case *court = court_on_day("recourse-default.json", false, 30);
    assert_int_equal(comes(court, RED), REFUSAL_NONE);
    assert_int_equal(claims(court, RECEIPT_NOT_YET, RED, CAME_NOT_SAID), REFUSAL_SAY_MISSING);
    assert_int_equal(claims(court, RECEIPT_NOT_YET, BLUE, CAME_NOT_SAID), REFUSAL_NONE);
    arena_free(&court->arena);
}

/* The one is on its way within its promise, and the other is here. */
static void what_is_here_is_not_in_transit(void **state)
{
    (void)state;
    struct law_case *court = court_on_day("aliexpress.json", false, 12);
    for (int32_t i = 0; i < court->policy.reason_count; i++)
        court->policy.reasons[i].blocked_in_transit = 1;
    assert_int_equal(comes(court, RED), REFUSAL_NONE);
    assert_int_equal(claims(court, RECEIPT_NOT_YET, BLUE, CAME_NOT_SAID), REFUSAL_IN_TRANSIT);
    assert_int_equal(claims(court, RECEIPT_YES, RED, CAME_NOT_SAID), REFUSAL_NONE);
    arena_free(&court->arena);
}

static void a_thing_that_is_confirmed_ends_no_protection_of_the_others(void **state)
{
    (void)state;
    struct law_case *court = court_on_day("ebay.json", false, 10);
    assert_int_equal(confirms(court, RED), REFUSAL_NONE);
    assert_int_equal(court->events.at[0].kind, EVENT_PART_CONFIRMED);
    assert_int_equal(court->state.protection, PROTECTION_RUNNING);
    assert_int_equal(confirms(court, RED), REFUSAL_LINES); /* once */
    days_pass_until(court, 22);
    assert_int_equal(claims(court, RECEIPT_YES, RED, CAME_NOT_SAID), REFUSAL_TOO_LATE);
    assert_int_equal(claims(court, RECEIPT_NOT_YET, BLUE, CAME_NOT_SAID), REFUSAL_NONE);
    arena_free(&court->arena);
    court = court_on_day("ebay.json", false, 10); /* also when all of it is here */
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    assert_int_equal(confirms(court, RED), REFUSAL_NONE);
    assert_int_equal(court->state.protection, PROTECTION_RUNNING);
    assert_int_equal(confirms(court, BLUE), REFUSAL_NONE);
    assert_int_equal(court->state.shipment, SHIPMENT_RECEIVED);
    assert_int_equal(court->state.protection, PROTECTION_ENDED);
    arena_free(&court->arena);
}

/* 15 days of grace after the confirmation, as after the end of the order. */
static void the_days_of_grace_count_from_the_confirmation_of_the_thing(void **state)
{
    (void)state;
    static const struct {
        int day;
        enum order_refusal refusal;
    } rows[] = {{24, REFUSAL_NONE}, {25, REFUSAL_TOO_LATE}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct law_case *court = court_on_day("aliexpress.json", false, 10);
        assert_int_equal(confirms(court, RED), REFUSAL_NONE);
        days_pass_until(court, rows[i].day);
        assert_int_equal(claims(court, RECEIPT_YES, RED, CAME_NOT_SAID), rows[i].refusal);
        arena_free(&court->arena);
    }
}

static void nothing_comes_twice_and_no_line_that_is_none(void **state)
{
    (void)state;
    struct law_case *court = court_on_day("ebay.json", false, 10);
    assert_int_equal(comes(court, RED), REFUSAL_NONE);
    assert_int_equal(comes(court, RED), REFUSAL_LINES);
    assert_int_equal(comes(court, UINT64_C(1) << 7), REFUSAL_LINES);
    assert_int_equal(comes(court, 0), REFUSAL_NONE); /* all that is left */
    assert_int_equal(court->state.shipment, SHIPMENT_DELIVERED);
    arena_free(&court->arena);
}

/* More time, and time that stood still, is each line's own too. */
static void what_gives_the_order_time_gives_it_to_what_has_come(void **state)
{
    (void)state;
    struct law_case *court = court_on_day("ebay.json", false, 10);
    assert_int_equal(comes(court, RED), REFUSAL_NONE);
    struct instant before = order_line_end(&court->state, 0);
    law_act(court, EVENT_FROZEN, PARTY_STAFF);
    days_pass_until(court, 15);
    law_act(court, EVENT_THAWED, PARTY_STAFF);
    assert_int_equal(order_line_end(&court->state, 0).ms, instant_add(before, SPAN_DAYS(5)).ms);
    arena_free(&court->arena);
    court = court_on_day("aliexpress-2016.json", true, 10); /* 5 days are left of what is delivered */
    assert_int_equal(comes(court, RED), REFUSAL_NONE);
    before = order_line_end(&court->state, 0);
    assert_int_equal(before.ms, instant_add(start, SPAN_DAYS(15)).ms);
    assert_true(instant_before(before, order_line_end(&court->state, 1)));
    assert_int_equal(
        law_try(court, (struct order_event){.kind = EVENT_EXTENDED_UNASKED, .by = PARTY_SELLER, .days = 7}),
        REFUSAL_NONE);
    assert_int_equal(order_line_end(&court->state, 0).ms, instant_add(before, SPAN_DAYS(7)).ms);
    arena_free(&court->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_came_is_complained_of_in_its_own_time_alone),
        cmocka_unit_test(what_came_late_is_protected_longer_than_what_is_missing),
        cmocka_unit_test(what_waited_or_was_out_of_reach_is_given_to_its_own_end),
        cmocka_unit_test(its_end_is_a_deadline_that_only_passes),
        cmocka_unit_test(a_line_without_an_end_of_its_own_has_no_deadline_of_its_own),
        cmocka_unit_test(only_what_never_came_is_paid_back_as_lost),
        cmocka_unit_test(who_complains_of_one_thing_says_nothing_of_the_other),
        cmocka_unit_test(of_what_a_scan_says_to_have_come_alone_the_buyer_is_asked),
        cmocka_unit_test(what_is_here_is_not_in_transit),
        cmocka_unit_test(a_thing_that_is_confirmed_ends_no_protection_of_the_others),
        cmocka_unit_test(the_days_of_grace_count_from_the_confirmation_of_the_thing),
        cmocka_unit_test(nothing_comes_twice_and_no_line_that_is_none),
        cmocka_unit_test(what_gives_the_order_time_gives_it_to_what_has_come),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
