/* A freeze: no money goes to the seller, nobody loses by it what an act could keep, and left alone it ends. */
#include "base/check.h"
#include "core/order/deadlines.h"
#include "core/order/opening.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {INT64_C(1464739200000)};

/* On its way, with its protection running. */
static struct law_case *court_open(void)
{
    struct law_case *court = law_case_open("recourse-default.json", start);
    struct order_terms terms = {.at = start, .currency = {"EUR"}, .line_count = 1, .line_minor = {1250}};
    law_ship(court, &terms);
    return court;
}

static void pass(struct law_case *court, int64_t days)
{
    law_tick(court, instant_add(court->now, SPAN_DAYS(days)));
}

/* Whether a dispute about goods that came can be opened at that instant. */
static bool may_open_at(struct law_case *court, const char *id, struct instant at)
{
    struct instant window[2];
    int32_t reason = policy_reason(&court->policy, str_from(id));
    assert_true(reason >= 0);
    return order_reason_window(&court->policy, &court->state, reason, at, window) == REFUSAL_NONE;
}

static void a_freeze_in_the_grace_takes_none_of_its_days(void **state)
{
    (void)state;
    struct law_case *court = court_open();
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    law_tick(court, instant_add(court->state.protection_ends, SPAN_DAYS(10)));
    assert_int_equal(court->state.protection, PROTECTION_GRACE);
    struct instant end = court->state.due[DEADLINE_GRACE];
    law_act(court, EVENT_FROZEN, PARTY_STAFF);
    pass(court, 7);
    assert_true(may_open_at(court, "snad_quality", court->now));
    law_act(court, EVENT_THAWED, PARTY_STAFF);
    end = instant_add(end, SPAN_DAYS(7));
    assert_int_equal(court->state.due[DEADLINE_GRACE].ms, end.ms);
    assert_true(may_open_at(court, "snad_quality", instant_add(end, SPAN_MS(-1))));
    assert_false(may_open_at(court, "snad_quality", end));
    arena_free(&court->arena);
}

/* A reason of two days from the delivery has what was left of them. */
static void a_freeze_takes_no_day_that_counts_from_the_delivery(void **state)
{
    (void)state;
    for (int before = 0; before < 2; before++) {
        struct law_case *court = law_case_open("vinted.json", start);
        struct order_terms terms = {.at = start, .currency = {"EUR"}, .line_count = 1, .line_minor = {1250}};
        law_ship(court, &terms);
        pass(court, 1);
        if (before) { /* a freeze before it came gives nothing */
            law_act(court, EVENT_FROZEN, PARTY_STAFF);
            pass(court, 7);
            law_act(court, EVENT_THAWED, PARTY_STAFF);
        }
        law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
        struct instant end = instant_add(court->now, SPAN_DAYS(2));
        pass(court, 1);
        if (!before) {
            law_act(court, EVENT_FROZEN, PARTY_STAFF);
            pass(court, 7);
            assert_true(may_open_at(court, "snad_not_as_described", court->now));
            law_act(court, EVENT_THAWED, PARTY_STAFF);
            end = instant_add(end, SPAN_DAYS(7));
        }
        assert_true(may_open_at(court, "snad_not_as_described", instant_add(end, SPAN_MS(-1))));
        assert_false(may_open_at(court, "snad_not_as_described", end));
        arena_free(&court->arena);
    }
}

static void an_outage_of_the_last_day_of_the_grace_is_excused(void **state)
{
    (void)state;
    struct law_case *court = court_open();
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    law_tick(court, instant_add(court->state.protection_ends, SPAN_DAYS(10)));
    struct instant end = court->state.due[DEADLINE_GRACE];
    struct order_event over = {
        .kind = EVENT_OUTAGE_ENDED, .by = PARTY_MARKET, .until = instant_add(end, SPAN_HOURS(-5))};
    court->now = instant_add(end, SPAN_HOURS(2));
    assert_int_equal(law_try(court, over), REFUSAL_NONE);
    end = court->state.due[DEADLINE_GRACE];
    assert_int_equal(end.ms, instant_add(court->now, SPAN_HOURS(24)).ms);
    assert_true(may_open_at(court, "snad_quality", instant_add(end, SPAN_MS(-1))));
    assert_false(may_open_at(court, "snad_quality", end));
    arena_free(&court->arena);
}

static void protection_waits_and_ends_later_by_as_long_as_the_order_was_frozen(void **state)
{
    (void)state;
    struct law_case *court = court_open();
    struct instant end = court->state.protection_ends;
    pass(court, 5);
    law_act(court, EVENT_FROZEN, PARTY_STAFF);
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_FROZEN, .by = PARTY_STAFF}),
                     REFUSAL_WRONG_STATE);
    pass(court, 100);
    assert_int_equal(court->state.protection, PROTECTION_RUNNING);
    assert_int_equal(court->state.held_minor, 1250);
    law_act(court, EVENT_THAWED, PARTY_STAFF);
    assert_int_equal(court->state.protection_ends.ms, instant_add(end, SPAN_DAYS(100)).ms);
    pass(court, 1000);
    assert_int_equal(court->state.seller_minor, 1250);
    arena_free(&court->arena);
}

static void the_buyer_may_open_a_dispute_as_long_as_protection_stands_still(void **state)
{
    (void)state;
    struct law_case *court = court_open();
    struct opening opening;
    law_act(court, EVENT_SELLER_CONTACTED, PARTY_BUYER);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    pass(court, 3);
    law_act(court, EVENT_FROZEN, PARTY_STAFF);
    pass(court, 170); /* behind the end that protection would have had */
    order_opening(&court->policy, &court->state, court->now, &opening);
    assert_true(opening.may_open);
    int32_t reason = policy_reason(&court->policy, STR("snad_quality"));
    assert_int_equal(law_try(court, (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                                         .by = PARTY_BUYER,
                                                         .lines = 1,
                                                         .reason = reason,
                                                         .remedy = REMEDY_REFUND_FULL,
                                                         .amount_minor = 1250}),
                     REFUSAL_NONE);
    assert_int_not_equal(court->state.due[DEADLINE_SELLER_ANSWER].ms,
                         0); /* the seller can answer, and has to */
    assert_int_equal(court->state.due[DEADLINE_AGREEMENT].ms, 0);
    arena_free(&court->arena);
}

static void what_is_not_sent_goes_back_to_the_buyer_also_while_it_is_frozen(void **state)
{
    (void)state;
    struct law_case *court = law_case_open("recourse-default.json", start);
    struct order_terms terms = {.at = start, .currency = {"EUR"}, .line_count = 1, .line_minor = {1250}};
    law_pay(court, &terms);
    law_act(court, EVENT_FROZEN, PARTY_MARKET);
    pass(court, 60);
    assert_int_equal(court->state.shipment, SHIPMENT_CANCELLED);
    assert_int_equal(court->state.refunded_minor, 1250);
    arena_free(&court->arena);
}

static void a_freeze_ends_on_its_day_or_by_itself(void **state)
{
    (void)state;
    struct law_case *court = court_open();
    struct order_event until = {
        .kind = EVENT_FROZEN, .by = PARTY_STAFF, .until = instant_add(court->now, SPAN_DAYS(10))};
    assert_int_equal(law_try(court, until), REFUSAL_NONE);
    pass(court, 9);
    assert_true(court->state.frozen);
    pass(court, 2);
    assert_false(court->state.frozen);
    law_act(court, EVENT_FROZEN, PARTY_STAFF);
    pass(court, 179);
    assert_true(court->state.frozen);
    pass(court, 2);
    assert_false(court->state.frozen);
    until.until = instant_add(court->now, SPAN_DAYS(366));
    assert_int_equal(law_try(court, until), REFUSAL_DAYS);
    arena_free(&court->arena);
}

static void it_ends_also_while_a_bank_looks_and_the_clocks_still_wait_for_the_bank(void **state)
{
    (void)state;
    struct law_case *court = court_open();
    law_act(court, EVENT_FROZEN, PARTY_STAFF);
    law_act(court, EVENT_CHARGEBACK_OPENED, PARTY_PROVIDER);
    pass(court, 200);
    assert_false(court->state.frozen);
    assert_true(court->state.clocks_stopped);
    struct order_due due[DEADLINE_COUNT];
    assert_int_equal(order_deadlines(&court->policy, &court->state, due), 0);
    arena_free(&court->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_freeze_in_the_grace_takes_none_of_its_days),
        cmocka_unit_test(a_freeze_takes_no_day_that_counts_from_the_delivery),
        cmocka_unit_test(an_outage_of_the_last_day_of_the_grace_is_excused),
        cmocka_unit_test(protection_waits_and_ends_later_by_as_long_as_the_order_was_frozen),
        cmocka_unit_test(the_buyer_may_open_a_dispute_as_long_as_protection_stands_still),
        cmocka_unit_test(what_is_not_sent_goes_back_to_the_buyer_also_while_it_is_frozen),
        cmocka_unit_test(a_freeze_ends_on_its_day_or_by_itself),
        cmocka_unit_test(it_ends_also_while_a_bank_looks_and_the_clocks_still_wait_for_the_bank),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
