/* The buyer objects to time that nobody asked for: nothing is lost by it that stood before. */
#include "base/check.h"
#include "core/order/deadlines.h"
#include "core/order/time.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {INT64_C(1464739200000)};

/* On its way. */
static struct law_case *court_open(void)
{
    struct law_case *court = law_case_open("recourse-default.json", start);
    struct order_terms terms = {.at = start, .currency = {"EUR"}, .line_count = 1, .line_minor = {1000}};
    law_ship(court, &terms);
    return court;
}

/* More time unasked, while the promise moves with it, under rules that leave so much after a refusal. */
static struct law_case *court_unasked(struct duration least, int32_t days)
{
    struct law_case *court = court_open();
    court->policy.extension.min_left_after_refusal = least;
    court->policy.extension.unasked_moves_promise = 1;
    law_tick(court, instant_add(court->state.protection_ends, SPAN_DAYS(-2)));
    struct order_event more = {.kind = EVENT_EXTENDED_UNASKED, .by = PARTY_SELLER, .days = days};
    assert_int_equal(law_try(court, more), REFUSAL_NONE);
    return court;
}

static void an_objection_gives_back_what_stood_before_more_time(void **state)
{
    (void)state;
    struct law_case *court = court_unasked(DURATION_DAYS(1), 5);
    struct instant before = instant_add(court->now, SPAN_DAYS(2)), promised = court->state.promised;
    law_act(court, EVENT_EXTENSION_VETOED, PARTY_BUYER);
    assert_int_equal(court->state.protection_ends.ms, before.ms);
    assert_int_equal(court->state.promised.ms, instant_add(promised, SPAN_DAYS(-5)).ms);
    assert_int_equal(court->state.extended_days, 0);
    arena_free(&court->arena);
}

/* What a delivery left at most is left after an objection, too: it takes days away once. */
static void an_objection_after_a_delivery_takes_no_day_twice(void **state)
{
    (void)state;
    struct law_case *court = court_unasked(DURATION_DAYS(1), 5);
    struct instant before = instant_add(court->now, SPAN_DAYS(2));
    court->policy.protection.shrink_on_delivered = DURATION_DAYS(1);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    struct instant shrunk = court->state.protection_ends;
    assert_true(shrunk.ms < before.ms);
    law_act(court, EVENT_EXTENSION_VETOED, PARTY_BUYER);
    assert_int_equal(court->state.protection_ends.ms, shrunk.ms);
    arena_free(&court->arena);
    court = court_unasked(DURATION_DAYS(1), 5);
    before = instant_add(court->now, SPAN_DAYS(2));
    court->policy.protection.shrink_on_delivered = DURATION_DAYS(4);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    law_act(court, EVENT_EXTENSION_VETOED, PARTY_BUYER);
    assert_int_equal(court->state.protection_ends.ms, before.ms);
    arena_free(&court->arena);
}

static void an_objection_after_the_anchor_moved_counts_from_there(void **state)
{
    (void)state;
    struct law_case *court = court_unasked(DURATION_DAYS(1), 5);
    court->policy.protection.anchor = ANCHOR_DELIVERED;
    court->policy.protection.length = DURATION_DAYS(8);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    assert_int_equal(court->state.protection_ends.ms, instant_add(court->now, SPAN_DAYS(13)).ms);
    law_act(court, EVENT_EXTENSION_VETOED, PARTY_BUYER);
    assert_int_equal(court->state.protection_ends.ms, instant_add(court->now, SPAN_DAYS(8)).ms);
    arena_free(&court->arena);
}

/* Nobody is left without time for a dispute: the rules' own, or that in which it could be objected to. */
static void an_objection_leaves_time_for_a_dispute(void **state)
{
    (void)state;
    const struct {
        struct duration least;
        int32_t days, left; /* left: hours after it */
    } rows[] = {{DURATION_DAYS(2), 5, 48}, {DURATION_DAYS(0), 9, 72}, {DURATION_DAYS(0), 3, 60}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct law_case *court = court_unasked(rows[i].least, rows[i].days);
        struct instant before = instant_add(court->now, SPAN_DAYS(2));
        law_tick(court, instant_add(before, SPAN_HOURS(12)));
        law_act(court, EVENT_EXTENSION_VETOED, PARTY_BUYER);
        assert_int_equal(court->state.protection, PROTECTION_RUNNING);
        assert_int_equal(court->state.protection_ends.ms,
                         instant_add(court->now, SPAN_HOURS(rows[i].left)).ms);
        law_tick(court, court->now);
        assert_int_equal(court->state.protection, PROTECTION_RUNNING);
        arena_free(&court->arena);
    }
}

/* What waited in a freeze waits for what an objection gives back as well. */
static void an_objection_after_a_freeze_gives_the_frozen_time_back(void **state)
{
    (void)state;
    struct law_case *court = court_unasked(DURATION_DAYS(1), 9);
    struct instant before = instant_add(court->now, SPAN_DAYS(2));
    law_act(court, EVENT_FROZEN, PARTY_STAFF);
    law_tick(court, instant_add(court->now, SPAN_DAYS(4)));
    law_act(court, EVENT_THAWED, PARTY_STAFF);
    law_act(court, EVENT_EXTENSION_VETOED, PARTY_BUYER);
    assert_int_equal(court->state.protection_ends.ms, instant_add(before, SPAN_DAYS(4)).ms);
    arena_free(&court->arena);
}

/* Where nobody told the promise, the end counts from the earliest day, with the seller's days and without them. */
static void an_objection_without_a_promise_counts_from_the_earliest_day(void **state)
{
    (void)state;
    struct law_case *court = law_case_open("amazon.json", start);
    struct order_terms terms = {
        .external = true, .at = start, .currency = {"EUR"}, .line_count = 1, .line_minor = {1000}};
    struct order_event more = {.kind = EVENT_EXTENDED_UNASKED, .by = PARTY_SELLER, .days = 5};
    court->external = true;
    court->policy.extension.unasked_by = PARTY_BIT(PARTY_SELLER);
    court->policy.extension.max_count = 1;
    court->policy.extension.max_days = court->policy.extension.max_total_days = 30;
    court->policy.extension.veto_within = DURATION_DAYS(9);
    law_ship(court, &terms);
    struct instant before = court->state.protection_ends;
    assert_true(order_end_is_guessed(&court->state));
    assert_int_equal(law_try(court, more), REFUSAL_NONE);
    order_protect(&court->policy, &court->state); /* as a change of what it counts from does */
    law_act(court, EVENT_EXTENSION_VETOED, PARTY_BUYER);
    assert_int_equal(court->state.protection_ends.ms, before.ms);
    arena_free(&court->arena);
}

/* What was decided stands in the history: neither other rules nor another law move it afterwards. */
static void an_objection_in_a_history_keeps_the_end_that_was_decided(void **state)
{
    (void)state;
    struct law_case *court = court_unasked(DURATION_DAYS(1), 5);
    struct order_state before = court->state;
    struct instant stood = instant_add(court->now, SPAN_DAYS(2));
    law_act(court, EVENT_EXTENSION_VETOED, PARTY_BUYER);
    struct order_event told = court->events.at[0];
    assert_int_equal(told.until.ms, stood.ms);
    court->policy.extension.min_left_after_refusal = DURATION_DAYS(30);
    struct order_state again = before;
    order_evolve(&court->policy, &again, &told);
    assert_int_equal(again.protection_ends.ms, stood.ms);
    arena_free(&court->arena);
}

/* Of before: it took away the days that were given, also those that a delivery had taken, and left nothing else. */
static void an_objection_of_before_ends_where_it_ended(void **state)
{
    (void)state;
    for (int delivered = 0; delivered < 2; delivered++) {
        struct law_case *court = court_unasked(DURATION_DAYS(3), 5);
        court->policy.protection.shrink_on_delivered = DURATION_DAYS(6);
        struct instant promised = court->state.promised;
        if (delivered)
            law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
        struct order_event old = {.kind = EVENT_EXTENSION_VETOED, .by = PARTY_BUYER, .at = court->now};
        order_evolve(&court->policy, &court->state, &old);
        assert_int_equal(court->state.protection_ends.ms,
                         instant_add(court->now, SPAN_DAYS(delivered ? 1 : 2)).ms);
        assert_int_equal(court->state.promised.ms, instant_add(promised, SPAN_DAYS(-5)).ms);
        assert_int_equal(court->state.extended_days, 0);
        arena_free(&court->arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_objection_gives_back_what_stood_before_more_time),
        cmocka_unit_test(an_objection_after_a_delivery_takes_no_day_twice),
        cmocka_unit_test(an_objection_after_the_anchor_moved_counts_from_there),
        cmocka_unit_test(an_objection_leaves_time_for_a_dispute),
        cmocka_unit_test(an_objection_without_a_promise_counts_from_the_earliest_day),
        cmocka_unit_test(an_objection_in_a_history_keeps_the_end_that_was_decided),
        cmocka_unit_test(an_objection_of_before_ends_where_it_ended),
        cmocka_unit_test(an_objection_after_a_freeze_gives_the_frozen_time_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
