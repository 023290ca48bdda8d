/* What waits with protection: until when a reason may be claimed, where the rules count that from a day of its own. */
#include "base/check.h"
#include "core/order/deadlines.h"
#include "core/order/opening.h"
#include "core/order/silence.h"
#include "core/order/time.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {INT64_C(1464739200000)};

static void pass(struct law_case *court, int64_t days)
{
    law_tick(court, instant_add(court->now, SPAN_DAYS(days)));
}

/* Of two lines, on its way. */
static struct law_case *sent_under(const char *rules)
{
    struct law_case *court = law_case_open(rules, start);
    struct order_terms terms = {
        .at = start, .currency = {"EUR"}, .line_count = 2, .line_minor = {1250, 2000}};
    law_ship(court, &terms);
    return court;
}

static enum order_refusal complain(struct law_case *court, const char *reason, uint64_t lines)
{
    bool whole = court->policy.dispute.per == PER_ORDER;
    int64_t amount = whole ? 3250 : lines == 1 ? 1250 : 2000;
    return law_try(court, (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                               .by = PARTY_BUYER,
                                               .lines = whole ? 3 : lines,
                                               .reason = policy_reason(&court->policy, str_from(reason)),
                                               .remedy = REMEDY_REFUND_FULL,
                                               .amount_minor = amount});
}

static void assert_opens(struct law_case *court, bool may)
{
    struct opening opening;
    order_opening(&court->policy, &court->state, court->now, &opening);
    assert_int_equal(opening.may_open, may);
}

/* Nothing is left of it a moment behind its end. */
static void assert_open_as_long_as_protected(struct law_case *court, const char *reason)
{
    struct instant end = court->state.protection_ends;
    assert_int_equal(court->state.protection, PROTECTION_RUNNING);
    law_tick(court, instant_add(end, SPAN_MS(-1)));
    assert_opens(court, true);
    assert_int_equal(complain(court, reason, 2), REFUSAL_NONE);
}

/* Noted without a promise, by rules that count from it and end so many days behind delivery. */
static struct law_case *noted_under_amazon(int32_t shrink)
{
    struct law_case *court = law_case_open("amazon.json", start);
    struct order_terms terms = {
        .external = true, .at = start, .currency = {"EUR"}, .line_count = 1, .line_minor = {1250}};
    court->external = true;
    court->policy.protection.shrink_on_delivered = DURATION_DAYS(shrink);
    law_ship(court, &terms);
    assert_true(order_end_is_guessed(&court->state));
    return court;
}

/* Ninety days from the earliest day that fits, and it came on the tenth. */
static void what_nobody_promised_ends_with_what_delivery_ends(void **state)
{
    static const struct {
        int32_t shrink, ends;
        bool guessed; /* until then: a promise could have ended it before */
    } rows[] = {{5, 15, false}, {80, 90, false}, {100, 110, true}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct law_case *court = noted_under_amazon(rows[i].shrink);
        pass(court, 10);
        law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
        assert_int_equal(order_end_is_guessed(&court->state), rows[i].guessed);
        struct instant end = instant_add(start, SPAN_DAYS(rows[i].ends));
        law_tick(court, instant_add(end, SPAN_MS(-1)));
        assert_int_equal(court->state.protection, PROTECTION_RUNNING);
        assert_int_equal(order_end_is_guessed(&court->state), rows[i].guessed);
        law_tick(court, instant_add(end, SPAN_MS(1)));
        assert_int_equal(court->state.protection, PROTECTION_ENDED);
        arena_free(&court->arena);
    }
}

/* It came behind the guess, which had ended nothing. */
static void what_comes_behind_a_guess_ends_with_what_delivery_ends(void **state)
{
    (void)state;
    struct law_case *court = noted_under_amazon(5);
    pass(court, 120);
    assert_int_equal(court->state.protection, PROTECTION_RUNNING);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    pass(court, 4);
    assert_int_equal(court->state.protection, PROTECTION_RUNNING);
    pass(court, 2);
    assert_int_equal(court->state.protection, PROTECTION_ENDED);
    arena_free(&court->arena);
}

/* By rules that count from the delivery: the limit of a hosted order is our own patience, and ends nothing elsewhere. */
static void what_has_not_come_is_protected_until_it_has(void **state)
{
    (void)state;
    struct law_case *court = law_case_open("vinted.json", start);
    struct order_terms terms = {
        .external = true, .at = start, .currency = {"EUR"}, .line_count = 1, .line_minor = {1250}};
    court->external = true;
    law_ship(court, &terms);
    assert_true(order_waits_for_delivery(&court->policy, &court->state));
    pass(court, 300);
    assert_int_equal(court->state.protection, PROTECTION_RUNNING);
    assert_int_equal(court->state.seller_minor, 0);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    assert_false(order_end_is_guessed(&court->state));
    pass(court, 1);
    assert_int_equal(court->state.protection, PROTECTION_RUNNING);
    pass(court, 2);
    assert_int_equal(court->state.protection, PROTECTION_ENDED);
    arena_free(&court->arena);
}

/* PayPal closes what nobody makes a claim, for good: what is left of its days protects nothing. */
static void a_dispute_that_nobody_took_further_elsewhere_leaves_no_protection(void **state)
{
    (void)state;
    struct law_case *court = law_case_open("paypal.json", start);
    struct order_terms terms = {
        .external = true, .at = start, .currency = {"EUR"}, .line_count = 1, .line_minor = {1250}};
    struct order_due due[DEADLINE_COUNT];
    court->external = true;
    law_ship(court, &terms);
    pass(court, 40);
    assert_int_equal(complain(court, "inr_in_transit", 1), REFUSAL_NONE);
    pass(court, 19);
    assert_false(order_lapsed(&court->policy, &court->state));
    pass(court, 2);
    assert_true(order_lapsed(&court->policy, &court->state));
    for (int i = order_deadlines(&court->policy, &court->state, due) - 1; i >= 0; i--)
        assert_false(str_find(due[i].outcome, STR("goes on")) < due[i].outcome.len);
    law_act(court, EVENT_ESCALATED, PARTY_BUYER);
    assert_false(order_lapsed(&court->policy, &court->state));
    arena_free(&court->arena);
}

static void a_count_from_the_delivery_waits_while_the_order_is_frozen(void **state)
{
    (void)state;
    struct law_case *court = sent_under("vinted.json");
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    pass(court, 1);
    law_act(court, EVENT_FROZEN, PARTY_STAFF);
    pass(court, 10);
    assert_opens(court, true);
    law_act(court, EVENT_THAWED, PARTY_STAFF);
    assert_open_as_long_as_protected(court, "snad_damaged");
    arena_free(&court->arena);
}

static void a_count_from_the_payment_waits_while_a_bank_looks(void **state)
{
    (void)state;
    struct law_case *court = sent_under("paypal.json");
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    pass(court, 170);
    law_act(court, EVENT_BANK_INQUIRY, PARTY_PROVIDER);
    pass(court, 40);
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_CHARGEBACK_ENDED,
                                                         .by = PARTY_PROVIDER,
                                                         .favour = FAVOUR_SELLER}),
                     REFUSAL_NONE);
    assert_open_as_long_as_protected(court, "snad_quality");
    arena_free(&court->arena);
}

static void a_count_from_the_delivery_waits_for_the_dispute_about_other_lines(void **state)
{
    (void)state;
    struct law_case *court = sent_under("mercado-libre.json");
    court->policy.dispute.per = PER_LINE;
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    pass(court, 25);
    assert_int_equal(complain(court, "snad_damaged", 1), REFUSAL_NONE);
    pass(court, 2);
    law_act(court, EVENT_DISPUTE_CANCELLED, PARTY_BUYER);
    pass(court, 3);
    assert_open_as_long_as_protected(court, "snad_damaged");
    arena_free(&court->arena);
}

static void stand_still(struct law_case *court, bool by_bank, int64_t days)
{
    law_act(court, by_bank ? EVENT_BANK_INQUIRY : EVENT_FROZEN, by_bank ? PARTY_PROVIDER : PARTY_STAFF);
    pass(court, days);
    struct order_event end = {.kind = by_bank ? EVENT_CHARGEBACK_ENDED : EVENT_THAWED,
                              .by = by_bank ? PARTY_PROVIDER : PARTY_STAFF,
                              .favour = FAVOUR_SELLER};
    assert_int_equal(law_try(court, end), REFUSAL_NONE);
}

/* Before the end of protection has struck, behind it, or both: what is left is what there was when the dispute began. */
static void what_stands_still_in_a_dispute_waits_once(void **state)
{
    static const struct {
        int64_t before, behind;
        bool by_bank;
    } rows[] = {{0, 0, false}, {2, 0, false}, {0, 2, false}, {2, 1, false}, {2, 0, true}, {1, 2, true}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct law_case *court = sent_under("mercado-libre.json");
        court->policy.dispute.per = PER_LINE;
        law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
        pass(court, 28);
        struct span left = instant_since(court->state.protection_ends, court->now);
        assert_int_equal(complain(court, "snad_damaged", 1), REFUSAL_NONE);
        if (rows[i].before)
            stand_still(court, rows[i].by_bank, rows[i].before);
        law_tick(court, court->state.due[DEADLINE_PROTECTION]);
        assert_true(court->state.protection_left.ms > 0);
        assert_int_equal(court->state.protection_left.ms, left.ms);
        if (rows[i].behind)
            stand_still(court, rows[i].by_bank, rows[i].behind);
        law_act(court, EVENT_DISPUTE_CANCELLED, PARTY_BUYER);
        law_tick(court, court->state.due[DEADLINE_UNDO]);
        assert_int_equal(court->state.dispute, DISPUTE_CLOSED);
        assert_int_equal(court->state.protection_ends.ms, instant_add(court->state.last, left).ms);
        assert_open_as_long_as_protected(court, "snad_damaged");
        arena_free(&court->arena);
    }
}

static void what_waited_before_the_goods_came_is_no_time_to_complain_of_them(void **state)
{
    (void)state;
    struct law_case *court = sent_under("vinted.json");
    court->policy.protection.length = court->policy.protection.limit; /* longer than the reasons' own count */
    law_act(court, EVENT_FROZEN, PARTY_STAFF);
    pass(court, 5);
    law_act(court, EVENT_THAWED, PARTY_STAFF);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    pass(court, 1);
    assert_opens(court, true);
    pass(court, 3);
    assert_opens(court, false);
    assert_int_equal(complain(court, "snad_damaged", 1), REFUSAL_TOO_LATE);
    arena_free(&court->arena);
}

static void what_counts_from_the_last_parcel_waits_for_nothing_before_it(void **state)
{
    (void)state;
    struct law_case *court = sent_under("vinted.json");
    int32_t reason = policy_reason(&court->policy, STR("snad_damaged"));
    court->policy.protection.length = court->policy.protection.limit;
    court->policy.dispute.per = PER_LINE;
    court->policy.reasons[reason].arrival = ARRIVAL_LAST;
    assert_int_equal(
        law_try(court, (struct order_event){.kind = EVENT_DELIVERED, .by = PARTY_CARRIER, .lines = 1}),
        REFUSAL_NONE);
    pass(court, 1);
    law_act(court, EVENT_FROZEN, PARTY_STAFF);
    pass(court, 5);
    law_act(court, EVENT_THAWED, PARTY_STAFF);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    pass(court, 3);
    assert_int_equal(complain(court, "snad_damaged", 1), REFUSAL_TOO_LATE);
    arena_free(&court->arena);
}

static void days_of_grace_that_waited_are_days_to_complain(void **state)
{
    (void)state;
    struct law_case *court = sent_under("recourse-default.json");
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    pass(court, 65);
    assert_int_equal(court->state.protection, PROTECTION_GRACE);
    law_act(court, EVENT_FROZEN, PARTY_MARKET);
    pass(court, 30);
    law_act(court, EVENT_THAWED, PARTY_MARKET);
    assert_int_equal(court->state.protection, PROTECTION_GRACE);
    law_tick(court, instant_add(court->state.due[DEADLINE_GRACE], SPAN_MS(-1)));
    assert_int_equal(complain(court, "snad_quality", 1), REFUSAL_NONE);
    arena_free(&court->arena);
}

/* The end of protection does not come in the dispute, and the reason's own count is short. */
static void a_reasons_own_count_waits_for_a_dispute_about_other_lines(void **state)
{
    (void)state;
    struct law_case *court = sent_under("mercado-libre.json");
    court->policy.dispute.per = PER_LINE;
    court->policy.protection.length = court->policy.protection.limit;
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    pass(court, 25);
    assert_int_equal(complain(court, "snad_damaged", 1), REFUSAL_NONE);
    pass(court, 4);
    law_act(court, EVENT_DISPUTE_CANCELLED, PARTY_BUYER);
    law_tick(court, court->state.due[DEADLINE_UNDO]);
    assert_int_equal(court->state.dispute, DISPUTE_CLOSED);
    pass(court, 4);
    assert_int_equal(complain(court, "snad_damaged", 2), REFUSAL_NONE);
    arena_free(&court->arena);
}

/* Neither does the clock of what came sooner strike meanwhile. */
static void what_came_sooner_waits_for_a_dispute_about_the_rest(void **state)
{
    (void)state;
    struct law_case *court = sent_under("mercado-libre.json");
    court->policy.dispute.per = PER_LINE;
    court->policy.protection.length = court->policy.protection.limit;
    struct order_event came = {.kind = EVENT_DELIVERED, .by = PARTY_CARRIER, .lines = 2};
    assert_int_equal(law_try(court, came), REFUSAL_NONE);
    law_tick(court, instant_add(court->state.due[DEADLINE_PART], SPAN_DAYS(-2)));
    int32_t missing = 0;
    while (court->policy.reasons[missing].receipt != RECEIPT_NOT_YET)
        missing++;
    struct order_event claim = {.kind = EVENT_DISPUTE_OPENED,
                                .by = PARTY_BUYER,
                                .lines = 1,
                                .reason = missing,
                                .remedy = REMEDY_REFUND_FULL,
                                .amount_minor = 1250};
    assert_int_equal(law_try(court, claim), REFUSAL_NONE);
    assert_int_equal(court->state.due[DEADLINE_PART].ms, 0);
    pass(court, 3);
    law_act(court, EVENT_DISPUTE_CANCELLED, PARTY_BUYER);
    law_tick(court, court->state.due[DEADLINE_UNDO]);
    struct instant end = court->state.due[DEADLINE_PART];
    assert_int_equal(end.ms, instant_add(court->state.last, SPAN_DAYS(2)).ms);
    law_tick(court, instant_add(end, SPAN_MS(-1)));
    assert_int_equal(complain(court, "snad_damaged", 2), REFUSAL_NONE);
    arena_free(&court->arena);
}

/* ---- protection that is shorter than the time to send ---- */

static struct law_case *paid_under_short_rules(enum anchor anchor)
{
    struct law_case *court = law_case_open("recourse-default.json", start);
    struct order_terms terms = {.at = start,
                                .promised = instant_add(start, SPAN_DAYS(2)),
                                .currency = {"EUR"},
                                .line_count = 1,
                                .line_minor = {1250}};
    court->policy.protection.anchor = anchor;
    court->policy.protection.length = DURATION_DAYS(5);
    court->policy.protection.grace = DURATION_DAYS(0);
    court->policy.order.ship_by = DURATION_DAYS(20);
    law_pay(court, &terms);
    return court;
}

static void protection_does_not_end_before_the_seller_has_to_send(void **state)
{
    static const enum anchor anchors[] = {ANCHOR_ARRIVED, ANCHOR_PROMISED, ANCHOR_ORDERED, ANCHOR_PAID};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(anchors); i++) {
        struct law_case *court = paid_under_short_rules(anchors[i]);
        struct instant ship_by = court->state.due[DEADLINE_SHIP];
        assert_false(instant_before(court->state.protection_ends, ship_by));
        pass(court, 15);
        assert_int_equal(court->state.protection, PROTECTION_RUNNING);
        assert_int_equal(court->state.seller_minor, 0);
        law_tick(court, ship_by);
        assert_int_equal(court->state.shipment, SHIPMENT_CANCELLED);
        assert_int_equal(court->state.refunded_minor, 1250);
        assert_int_equal(court->state.seller_minor, 0);
        arena_free(&court->arena);
        court = paid_under_short_rules(anchors[i]);
        pass(court, 15);
        law_act(court, EVENT_SHIPPED, PARTY_SELLER);
        assert_false(instant_before(court->state.protection_ends, court->state.promised));
        assert_true(court->state.due[DEADLINE_PROTECTION].ms != 0);
        arena_free(&court->arena);
    }
}

/* Nothing is left to pay, and the order is not over before it is said that nothing is sent. */
static void an_order_with_a_deadline_is_not_over(void **state)
{
    (void)state;
    struct law_case *court = paid_under_short_rules(ANCHOR_PAID);
    struct order_event gift = {
        .kind = EVENT_GOODWILL_REFUND, .by = PARTY_SELLER, .amount_minor = 1250, .currency = {"EUR"}};
    assert_int_equal(law_try(court, gift), REFUSAL_NONE);
    assert_true(str_eq(order_silence(&court->policy, &court->state, DEADLINE_PROTECTION),
                       STR("protection ends; nothing is left to dispute")));
    pass(court, 15);
    assert_false(order_is_over(&court->state));
    law_tick(court, court->state.due[DEADLINE_SHIP]);
    assert_int_equal(court->state.shipment, SHIPMENT_CANCELLED);
    assert_true(order_is_over(&court->state));
    arena_free(&court->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_nobody_promised_ends_with_what_delivery_ends),
        cmocka_unit_test(what_comes_behind_a_guess_ends_with_what_delivery_ends),
        cmocka_unit_test(what_has_not_come_is_protected_until_it_has),
        cmocka_unit_test(a_dispute_that_nobody_took_further_elsewhere_leaves_no_protection),
        cmocka_unit_test(a_count_from_the_delivery_waits_while_the_order_is_frozen),
        cmocka_unit_test(a_count_from_the_payment_waits_while_a_bank_looks),
        cmocka_unit_test(a_count_from_the_delivery_waits_for_the_dispute_about_other_lines),
        cmocka_unit_test(what_stands_still_in_a_dispute_waits_once),
        cmocka_unit_test(what_waited_before_the_goods_came_is_no_time_to_complain_of_them),
        cmocka_unit_test(what_counts_from_the_last_parcel_waits_for_nothing_before_it),
        cmocka_unit_test(days_of_grace_that_waited_are_days_to_complain),
        cmocka_unit_test(a_reasons_own_count_waits_for_a_dispute_about_other_lines),
        cmocka_unit_test(what_came_sooner_waits_for_a_dispute_about_the_rest),
        cmocka_unit_test(protection_does_not_end_before_the_seller_has_to_send),
        cmocka_unit_test(an_order_with_a_deadline_is_not_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
