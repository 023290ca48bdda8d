/* The reason of a dispute fits what is known of the parcel, or the buyer says the one fact that it rests on. */
#include "base/check.h"
#include "core/order/bounds.h"
#include "core/order/fields.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {INT64_C(1464739200000)};
enum { RED = 1, BLUE = 2, BOTH = 3 };

/* Sent, and ten days later. */
static struct law_case *court_sent(const char *file, bool external)
{
    struct law_case *court = law_case_open(file, start);
    struct order_terms terms = {.external = external,
                                .at = start,
                                .promised = instant_add(start, SPAN_DAYS(8)),
                                .currency = {"EUR"},
                                .line_count = 2,
                                .line_minor = {1000, 500}};
    court->external = external;
    law_ship(court, &terms);
    law_tick(court, instant_add(start, SPAN_DAYS(10)));
    return court;
}

static int32_t reason_of(const struct law_case *court, enum receipt receipt)
{
    for (int32_t i = 0; i < court->policy.reason_count; i++)
        if (court->policy.reasons[i].receipt == receipt &&
            (court->policy.reasons[i].remedies & 1u << REMEDY_REFUND_FULL))
            return i;
    check(!"a reason of that kind");
    return -1;
}

static enum order_refusal claim(struct law_case *court, enum receipt receipt, uint64_t lines, enum came came)
{
    return law_try(court,
                   (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                        .by = PARTY_BUYER,
                                        .lines = lines,
                                        .reason = reason_of(court, receipt),
                                        .came = came,
                                        .remedy = REMEDY_REFUND_FULL,
                                        .amount_minor = (lines & RED ? 1000 : 0) + (lines & BLUE ? 500 : 0)});
}

static void goods_that_nobody_has_seen_come_are_not_complained_of_without_saying_so(void **state)
{
    (void)state;
    struct law_case *court = court_sent("recourse-default.json", false);
    assert_int_equal(claim(court, RECEIPT_YES, BOTH, CAME_NOT_SAID), REFUSAL_SAY_CAME);
    assert_int_equal(claim(court, RECEIPT_YES, BOTH, CAME_NO), REFUSAL_REASON);
    assert_int_equal(court->state.dispute, DISPUTE_NONE);
    assert_int_equal(claim(court, RECEIPT_YES, BOTH, CAME_YES), REFUSAL_NONE);
    assert_int_equal(court->events.at[0].kind, EVENT_DISPUTE_OPENED);
    assert_int_equal(court->events.at[1].kind, EVENT_CAME); /* in the history, as the buyer's word */
    assert_int_equal(court->events.at[1].by, PARTY_BUYER);
    assert_int_equal(court->state.shipment, SHIPMENT_DELIVERED);
    assert_int_equal(court->state.arrived.ms, court->now.ms);
    arena_free(&court->arena);
}

static void who_says_that_nothing_came_of_what_is_delivered_says_it_once_more_and_is_heard(void **state)
{
    (void)state;
    struct law_case *court = court_sent("recourse-default.json", false);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    assert_int_equal(claim(court, RECEIPT_NOT_YET, BOTH, CAME_NOT_SAID), REFUSAL_SAY_MISSING);
    assert_int_equal(claim(court, RECEIPT_NOT_YET, BOTH, CAME_YES), REFUSAL_REASON);
    assert_int_equal(claim(court, RECEIPT_NOT_YET, BOTH, CAME_NO), REFUSAL_NONE);
    assert_int_equal(court->state.dispute, DISPUTE_AT_SELLER);
    assert_int_equal(court->events.count, 1); /* nothing came by the buyer's word */
    arena_free(&court->arena);
}

static void what_fits_what_is_known_is_asked_nothing(void **state)
{
    (void)state;
    struct law_case *court = court_sent("recourse-default.json", false);
    assert_int_equal(claim(court, RECEIPT_NOT_YET, BOTH, CAME_NOT_SAID), REFUSAL_NONE);
    arena_free(&court->arena);
    court = court_sent("recourse-default.json", false);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    assert_int_equal(claim(court, RECEIPT_YES, BOTH, CAME_NOT_SAID), REFUSAL_NONE);
    arena_free(&court->arena);
}

static void who_said_that_goods_came_says_of_the_others_alone_that_they_did_not(void **state)
{
    (void)state;
    struct law_case *court = court_sent("recourse-default.json", false);
    assert_int_equal(claim(court, RECEIPT_YES, RED, CAME_YES), REFUSAL_NONE);
    law_act(court, EVENT_DISPUTE_CANCELLED, PARTY_BUYER);
    law_tick(court, instant_add(court->now, SPAN_DAYS(2)));
    assert_int_equal(court->state.dispute, DISPUTE_CLOSED);
    assert_int_equal(claim(court, RECEIPT_NOT_YET, RED, CAME_NO), REFUSAL_REASON);
    assert_int_equal(claim(court, RECEIPT_NOT_YET, BOTH, CAME_NO), REFUSAL_REASON);
    assert_int_equal(claim(court, RECEIPT_NOT_YET, BLUE, CAME_NO), REFUSAL_NONE); /* another parcel */
    arena_free(&court->arena);
}

/* No scan is needed: the days that count from it count from the buyer's word. */
static void goods_without_a_scan_can_be_complained_of_where_the_clock_starts_at_delivery(void **state)
{
    (void)state;
    static const char *const files[] = {"vinted.json", "tiktok-shop-us.json", "ebay.json",
                                        "mercado-libre.json"};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        struct law_case *court = court_sent(files[i], false);
        struct instant window[2];
        court->policy.dispute.contact_first = (struct duration){0};
        court->policy.dispute.per = PER_LINE;
        int32_t reason = reason_of(court, RECEIPT_YES);
        assert_int_equal(order_reason_window(&court->policy, &court->state, reason, court->now, window),
                         REFUSAL_NONE);
        assert_int_equal(claim(court, RECEIPT_YES, RED, CAME_YES), REFUSAL_NONE);
        arena_free(&court->arena);
    }
}

static void in_a_notebook_nobody_is_asked_what_the_marketplace_took(void **state)
{
    (void)state;
    struct law_case *court = court_sent("recourse-default.json", true);
    assert_int_equal(claim(court, RECEIPT_YES, BOTH, CAME_NOT_SAID), REFUSAL_NONE);
    assert_int_equal(court->state.shipment, SHIPMENT_ON_ITS_WAY);
    arena_free(&court->arena);
}

/* Bought elsewhere on eBay, promised for day 19, and looked at when the end that was guessed from that has long struck. */
static struct law_case *notebook_late(void)
{
    struct law_case *court = law_case_open("ebay.json", start);
    struct order_terms terms = {.external = true,
                                .at = start,
                                .promised = instant_add(start, SPAN_DAYS(19)),
                                .currency = {"EUR"},
                                .line_count = 1,
                                .line_minor = {1000}};
    court->external = true;
    law_ship(court, &terms);
    law_tick(court, instant_add(start, SPAN_DAYS(240)));
    assert_int_equal(court->state.protection, PROTECTION_ENDED);
    return court;
}

static enum order_refusal note_delivered(struct law_case *court, int day)
{
    return law_try(court, (struct order_event){.kind = EVENT_DELIVERED,
                                               .by = PARTY_CARRIER,
                                               .at = instant_add(start, SPAN_DAYS(day))});
}

static void a_late_parcel_wakes_the_protection_that_ended_by_a_guess_of_its_day(void **state)
{
    (void)state;
    struct law_case *court = notebook_late();
    struct instant window[2];
    assert_int_equal(note_delivered(court, 230), REFUSAL_NONE);
    assert_int_equal(court->state.arrived.ms, instant_add(start, SPAN_DAYS(230)).ms);
    assert_int_equal(court->state.protection, PROTECTION_RUNNING);
    assert_int_equal(court->state.protection_ends.ms, instant_add(start, SPAN_DAYS(260)).ms);
    assert_false(order_is_over(&court->state));
    assert_int_not_equal(
        order_reason_window(&court->policy, &court->state, reason_of(court, RECEIPT_YES), court->now, window),
        REFUSAL_TOO_LATE);
    law_tick(court, instant_add(start, SPAN_DAYS(261)));
    assert_int_equal(court->state.protection, PROTECTION_ENDED);
    arena_free(&court->arena);
    court = notebook_late(); /* so long ago that it is over as well */
    assert_int_equal(note_delivered(court, 100), REFUSAL_NONE);
    assert_int_equal(court->state.arrived.ms, instant_add(start, SPAN_DAYS(100)).ms);
    law_tick(court, instant_add(start, SPAN_DAYS(241)));
    assert_int_equal(court->state.protection, PROTECTION_ENDED);
    arena_free(&court->arena);
}

static void a_day_that_is_noted_is_kept_or_refused_and_never_another(void **state)
{
    (void)state;
    struct law_case *court = notebook_late();
    struct instant struck = court->state.last;
    assert_true(instant_before(instant_add(start, SPAN_DAYS(18)), struck));
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_SELLER_CONTACTED,
                                                         .by = PARTY_BUYER,
                                                         .at = instant_add(start, SPAN_DAYS(17))}),
                     REFUSAL_NONE);
    assert_int_equal(court->state.contacted.ms, instant_add(start, SPAN_DAYS(17)).ms);
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_SELLER_CONTACTED, /* before that */
                                                         .by = PARTY_BUYER,
                                                         .at = instant_add(start, SPAN_DAYS(15))}),
                     REFUSAL_OUT_OF_ORDER);
    assert_int_equal(note_delivered(court, -1), REFUSAL_OUT_OF_ORDER);
    assert_int_equal(note_delivered(court, 18), REFUSAL_NONE);
    assert_int_equal(court->events.at[0].at.ms, instant_add(start, SPAN_DAYS(18)).ms);
    assert_int_equal(court->state.arrived.ms, instant_add(start, SPAN_DAYS(18)).ms);
    assert_int_equal(court->state.last.ms, struck.ms); /* the history goes on where it was */
    assert_int_equal(court->state.protection, PROTECTION_ENDED);
    arena_free(&court->arena);
}

static enum order_refusal note_dispute(struct law_case *court, int day)
{
    return law_try(court, (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                               .by = PARTY_BUYER,
                                               .lines = 1,
                                               .reason = reason_of(court, RECEIPT_NOT_YET),
                                               .remedy = REMEDY_REFUND_FULL,
                                               .amount_minor = 1000,
                                               .at = day ? instant_add(start, SPAN_DAYS(day)) : CLOCK_UNSET});
}

static void a_dispute_that_was_opened_in_time_is_noted_after_a_clock_has_struck(void **state)
{
    (void)state;
    struct law_case *court = notebook_late();
    int last = (int)(instant_since(court->state.protection_ends, start).ms / SPAN_DAYS(1).ms);
    assert_int_equal(note_dispute(court, 0), REFUSAL_WRONG_STATE); /* today it could not be */
    assert_int_equal(note_dispute(court, last + 2), REFUSAL_WRONG_STATE);
    assert_int_equal(note_dispute(court, last - 3), REFUSAL_NONE);
    assert_int_equal(court->state.dispute, DISPUTE_AT_SELLER);
    assert_int_equal(court->state.opened.ms, instant_add(start, SPAN_DAYS(last - 3)).ms);
    assert_false(order_is_over(&court->state));
    arena_free(&court->arena);
}

/* Rules of the law name no grounds of decision; whoever decided somewhere else did decide. */
static void what_was_decided_elsewhere_is_noted_where_rules_name_no_grounds(void **state)
{
    (void)state;
    struct law_case *court = court_sent("eu-shop.json", true);
    assert_int_equal(court->policy.code_count, 0);
    struct order_event opening = {.kind = EVENT_DISPUTE_OPENED,
                                  .by = PARTY_BUYER,
                                  .lines = BOTH,
                                  .reason = reason_of(court, RECEIPT_NOT_YET),
                                  .remedy = REMEDY_REFUND_FULL,
                                  .amount_minor = 1500};
    assert_int_equal(law_try(court, opening), REFUSAL_NONE);
    uint64_t takes = order_takes(&court->policy, &court->state, EVENT_DECIDED);
    assert_false(act_may(takes, TAKES_CODE));
    struct order_event decided = {
        .kind = EVENT_DECIDED, .by = PARTY_STAFF, .remedy = REMEDY_REFUND_FULL, .amount_minor = 1500};
    assert_int_equal(law_try(court, decided), REFUSAL_NONE);
    assert_int_equal(court->state.dispute, DISPUTE_DECIDED);
    arena_free(&court->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goods_that_nobody_has_seen_come_are_not_complained_of_without_saying_so),
        cmocka_unit_test(who_says_that_nothing_came_of_what_is_delivered_says_it_once_more_and_is_heard),
        cmocka_unit_test(what_fits_what_is_known_is_asked_nothing),
        cmocka_unit_test(who_said_that_goods_came_says_of_the_others_alone_that_they_did_not),
        cmocka_unit_test(goods_without_a_scan_can_be_complained_of_where_the_clock_starts_at_delivery),
        cmocka_unit_test(in_a_notebook_nobody_is_asked_what_the_marketplace_took),
        cmocka_unit_test(a_late_parcel_wakes_the_protection_that_ended_by_a_guess_of_its_day),
        cmocka_unit_test(a_day_that_is_noted_is_kept_or_refused_and_never_another),
        cmocka_unit_test(what_was_decided_elsewhere_is_noted_where_rules_name_no_grounds),
        cmocka_unit_test(a_dispute_that_was_opened_in_time_is_noted_after_a_clock_has_struck),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
