/* While a bank looks at a payment nothing is paid and no clock runs; what it takes is posted, and ordered of nobody. */
#include "base/check.h"
#include "core/order/ledger.h"
#include "core/order/order.h"
#include "core/order/rows.h"
#include "core/value/random.h"
#include "support/kit/suite.h"
#include "support/policy/rules.h"

#include <string.h>

static const struct instant start = {INT64_C(1464739200000)};

struct desk {
    const struct policy *policy;
    struct order_state state;
    struct order_events events;
    struct instant now;
    int64_t paid_while_bank; /* by events that order a payment */
    int64_t back, out, bank; /* to the buyer, to the seller, by the bank: in all */
};

static void place_order(struct desk *desk, const struct policy *policy)
{
    struct order_terms terms = {.at = start, .currency = {"EUR"}, .line_count = 2, .line_minor = {1000, 250}};
    *desk = (struct desk){.policy = policy, .state = order_begin(policy, &terms), .now = start};
}

static void take(struct desk *desk, const struct order_event *event)
{
    bool pays = event->kind == EVENT_REFUNDED || event->kind == EVENT_RELEASED;
    desk->paid_while_bank += pays && desk->state.chargeback ? event->amount_minor : 0;
    desk->back += event->kind == EVENT_REFUNDED ? event->amount_minor : 0;
    desk->out += event->kind == EVENT_RELEASED ? event->amount_minor : 0;
    desk->back -= event->kind == EVENT_REFUND_RECALLED ? event->amount_minor : 0;
    desk->bank += event->kind == EVENT_CHARGED_BACK ? event->amount_minor : 0;
    desk->bank -= event->kind == EVENT_CHARGE_RETURNED ? event->amount_minor : 0;
    order_evolve(desk->policy, &desk->state, event);
}

static enum order_refusal ask(struct desk *desk, const struct order_command *command)
{
    enum order_refusal refusal = order_decide(desk->policy, &desk->state, command, desk->now, &desk->events);
    for (int i = 0; !refusal && i < desk->events.count; i++)
        take(desk, &desk->events.at[i]);
    return refusal;
}

static enum order_refusal wish(struct desk *desk, struct order_event event)
{
    struct order_command command = {.wish = event, .noted_by = PARTY_BUYER, .version = desk->state.version};
    return ask(desk, &command);
}

static void must(struct desk *desk, struct order_event event)
{
    assert_int_equal(wish(desk, event), REFUSAL_NONE);
}

static void strike(struct desk *desk, struct instant to)
{
    struct order_command command;
    desk->now = to;
    while (order_next_due(&desk->state, desk->now, &command))
        assert_int_equal(ask(desk, &command), REFUSAL_NONE);
}

static const struct order_event paid = {
    .kind = EVENT_PAID, .by = PARTY_PROVIDER, .amount_minor = 1250, .currency = {"EUR"}};
static const struct order_event bank_opens = {.kind = EVENT_CHARGEBACK_OPENED, .by = PARTY_PROVIDER};
static const struct order_event bank_for_buyer = {
    .kind = EVENT_CHARGEBACK_ENDED, .by = PARTY_PROVIDER, .favour = FAVOUR_BUYER};
static const struct order_event bank_for_seller = {
    .kind = EVENT_CHARGEBACK_ENDED, .by = PARTY_PROVIDER, .favour = FAVOUR_SELLER};

static void pay(struct desk *desk)
{
    must(desk, paid);
    if (desk->state.shipment == SHIPMENT_REVIEW)
        must(desk, (struct order_event){.kind = EVENT_PAYMENT_CLEARED, .by = PARTY_PROVIDER});
}

/* Rules under which a marketplace could be hosted, by turns. */
static const struct policy *market_of(const struct policy_set *set, uint64_t seed)
{
    size_t at = seed % set->count;
    while (set->at[at]->kind != KIND_MARKETPLACE)
        at = (at + 1) % set->count;
    return set->at[at];
}

/* ---- any life ---- */

static struct order_event drawn(struct desk *desk, struct random *random)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    enum party party = (enum party)(1 + random_below(random, PARTY_COUNT - 1));
    int count = order_actions(desk->policy, &desk->state, party, desk->now, actions);
    struct order_event event = {.kind = (enum order_event_kind)random_below(random, EVENT_KIND_COUNT),
                                .by = party,
                                .lines = 1 + random_below(random, 3),
                                .days = 1,
                                .code = 0,
                                .favour = (enum favour)random_below(random, FAVOUR_COUNT),
                                .remedy = (enum remedy)random_below(random, REMEDY_COUNT),
                                .currency = {"EUR"}};
    if (count && random_below(random, 8))
        event.kind = actions[random_below(random, (uint32_t)count)].act;
    event.reason = (int32_t)random_below(random, (uint32_t)desk->policy->reason_count);
    event.came = order_asks_came(desk->policy, &desk->state, event.reason, event.lines);
    int64_t whole =
        order_lines_minor(&desk->state, event.kind == EVENT_DISPUTE_OPENED ? event.lines : desk->state.lines);
    const int64_t amounts[REMEDY_COUNT] = {
        [REMEDY_REFUND_FULL] = whole, [REMEDY_REFUND_PARTIAL] = whole / 2, [REMEDY_RETURN_REFUND] = whole};
    event.amount_minor = event.kind == EVENT_PAID ? 1250 : amounts[event.remedy];
    return event;
}

static void step(struct desk *desk, struct random *random)
{
    struct order_due due[DEADLINE_COUNT];
    int count = order_deadlines(desk->policy, &desk->state, due);
    struct instant to = instant_add(desk->now, SPAN_HOURS(random_below(random, 40)));
    if (count && random_below(random, 6) == 0)
        to = clock_later(to, due[0].at);
    strike(desk, to);
    if (random_below(random, 12) == 0)
        (void)wish(desk, bank_opens);
    else
        (void)wish(desk, drawn(desk, random));
}

static void whatever_happens_nothing_is_paid_while_the_bank_decides_and_nothing_twice(void **state)
{
    const struct policy_set *set = rules_all();
    int64_t opened = 0, taken = 0;
    (void)state;
    for (uint64_t seed = 0; seed < 6000; seed++) {
        struct random random = random_start(seed, 7);
        struct desk desk;
        place_order(&desk, market_of(set, seed));
        pay(&desk);
        for (int i = 0; i < 40; i++)
            step(&desk, &random);
        opened += desk.state.chargeback;
        if (desk.state.chargeback) {
            struct order_due due[DEADLINE_COUNT];
            /* which ends by itself, or with the order */
            bool frozen = desk.state.frozen && desk.state.shipment != SHIPMENT_CANCELLED;
            assert_int_equal(order_deadlines(desk.policy, &desk.state, due), frozen);
            strike(&desk, instant_add(desk.now, SPAN_DAYS(7000)));
            assert_true(desk.state.chargeback);
            must(&desk, seed % 3 ? bank_for_seller : bank_for_buyer);
        }
        strike(&desk, instant_add(desk.now, SPAN_DAYS(7000)));
        strike(&desk,
               instant_add(desk.now, SPAN_DAYS(7000))); /* what waited for the dispute's end ends, too */
        assert_true(order_is_over(&desk.state));
        taken += desk.bank > 0;
        assert_int_equal(desk.paid_while_bank, 0);
        assert_int_equal(desk.bank, desk.state.bank_minor);
        assert_int_equal(desk.back + desk.bank, desk.state.refunded_minor);
        assert_true(desk.back + desk.bank <= desk.state.paid_minor);
        assert_int_equal(desk.out - (desk.back + desk.bank - (desk.state.paid_minor - desk.out)),
                         desk.state.seller_minor);
    }
    assert_true(opened > 200 && taken > 50); /* or nothing was proven */
}

/* ---- one rule each ---- */

static void what_the_bank_takes_is_posted_like_a_refund_and_is_none(void **state)
{
    struct desk desk;
    struct posting postings[LEDGER_POSTINGS_MAX];
    (void)state;
    place_order(&desk, rules_named("recourse-default"));
    pay(&desk);
    must(&desk, bank_opens);
    struct order_state before = desk.state;
    must(&desk, bank_for_buyer);
    assert_int_equal(desk.events.count, 2);
    assert_int_equal(desk.events.at[1].kind, EVENT_CHARGED_BACK);
    order_evolve(desk.policy, &before, &desk.events.at[0]);
    assert_int_equal(ledger_postings(&before, &desk.events.at[1], postings), 2);
    assert_int_equal(postings[0].amount_minor, 1250);
    assert_int_equal(postings[1].amount_minor, -1250);
    assert_int_equal(desk.back, 0);
    assert_int_equal(desk.state.refunded_minor, 1250);
}

static void the_seller_cannot_cancel_while_the_bank_decides_and_may_still_send(void **state)
{
    struct desk desk;
    (void)state;
    place_order(&desk, rules_named("recourse-default"));
    pay(&desk);
    must(&desk, bank_opens);
    assert_int_equal(wish(&desk, (struct order_event){.kind = EVENT_CANCEL_AGREED, .by = PARTY_SELLER}),
                     REFUSAL_CHARGEBACK);
    assert_int_equal(wish(&desk, (struct order_event){.kind = EVENT_CANCEL_ASKED, .by = PARTY_BUYER}),
                     REFUSAL_CHARGEBACK);
    must(&desk, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
}

static void a_deadline_keeps_what_it_had_left_until_the_bank_has_decided(void **state)
{
    struct desk desk;
    (void)state;
    place_order(&desk, rules_named("recourse-default"));
    pay(&desk);
    struct instant due = desk.state.due[DEADLINE_SHIP];
    assert_true(due.ms > 0);
    strike(&desk, instant_add(start, SPAN_HOURS(5)));
    must(&desk, bank_opens);
    strike(&desk, instant_add(start, SPAN_DAYS(90)));
    assert_int_equal(desk.state.shipment, SHIPMENT_TO_SHIP);
    must(&desk, bank_for_seller);
    struct span stood = instant_since(instant_add(start, SPAN_DAYS(90)), instant_add(start, SPAN_HOURS(5)));
    assert_int_equal(desk.state.due[DEADLINE_SHIP].ms, instant_add(due, stood).ms);
    strike(&desk, desk.state.due[DEADLINE_SHIP]);
    assert_int_equal(desk.state.shipment, SHIPMENT_CANCELLED);
    assert_int_equal(desk.back, 1250);
}

static void protection_that_begins_while_the_bank_decides_loses_no_day(void **state)
{
    struct desk desk;
    (void)state;
    place_order(&desk, rules_named("recourse-default"));
    pay(&desk);
    must(&desk, bank_opens);
    must(&desk, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
    struct instant ends = desk.state.protection_ends;
    strike(&desk, instant_add(start, SPAN_DAYS(200)));
    assert_int_equal(desk.state.protection, PROTECTION_RUNNING);
    must(&desk, bank_for_seller);
    assert_int_equal(desk.state.protection_ends.ms, instant_add(ends, SPAN_DAYS(200)).ms);
    assert_int_equal(desk.state.due[DEADLINE_PROTECTION].ms, desk.state.protection_ends.ms);
}

static void clocks_that_ran_under_a_chargeback_of_before_stop_at_the_next_deadline(void **state)
{
    struct desk desk;
    (void)state;
    place_order(&desk, rules_named("recourse-default"));
    pay(&desk);
    struct order_event as_before = bank_opens;
    as_before.at = desk.now;
    take(&desk, &as_before);
    assert_true(desk.state.due[DEADLINE_SHIP].ms > 0);
    strike(&desk, instant_add(start, SPAN_DAYS(90)));
    assert_int_equal(desk.state.shipment, SHIPMENT_TO_SHIP);
    assert_true(desk.state.clocks_stopped);
    must(&desk, bank_for_seller);
    strike(&desk, instant_add(start, SPAN_DAYS(91)));
    assert_int_equal(desk.back, 1250);
}

static void a_history_of_before_means_what_it_meant(void **state)
{
    struct desk desk;
    (void)state;
    place_order(&desk, rules_named("recourse-default"));
    pay(&desk);
    struct instant due = desk.state.due[DEADLINE_SHIP];
    struct order_event events[] = {
        bank_opens,
        bank_for_buyer,
        {.kind = EVENT_REFUNDED, .lines = 3, .amount_minor = 1250, .currency = {"EUR"}},
    };
    for (size_t i = 0; i < COUNT_OF(events); i++) {
        events[i].at = instant_add(start, SPAN_HOURS((int64_t)i));
        take(&desk, &events[i]);
    }
    assert_int_equal(desk.state.due[DEADLINE_SHIP].ms, due.ms);
    assert_int_equal(desk.state.refunded_minor, 1250);
    assert_int_equal(desk.state.bank_minor, 0);
    assert_false(desk.state.chargeback);
}

static void a_payment_that_comes_too_late_is_kept_and_goes_back(void **state)
{
    struct desk desk;
    (void)state;
    place_order(&desk, rules_named("recourse-default"));
    strike(&desk, instant_add(start, SPAN_DAYS(300)));
    assert_int_equal(desk.state.shipment, SHIPMENT_CANCELLED);
    must(&desk, paid);
    assert_int_equal(desk.events.count, 2);
    assert_int_equal(desk.back, 1250);
    assert_int_equal(desk.state.paid_minor, 1250);
    assert_int_equal(desk.state.shipment, SHIPMENT_CANCELLED);
    assert_true(order_is_over(&desk.state));
    assert_int_equal(wish(&desk, paid), REFUSAL_WRONG_STATE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_happens_nothing_is_paid_while_the_bank_decides_and_nothing_twice),
        cmocka_unit_test(what_the_bank_takes_is_posted_like_a_refund_and_is_none),
        cmocka_unit_test(the_seller_cannot_cancel_while_the_bank_decides_and_may_still_send),
        cmocka_unit_test(a_deadline_keeps_what_it_had_left_until_the_bank_has_decided),
        cmocka_unit_test(protection_that_begins_while_the_bank_decides_loses_no_day),
        cmocka_unit_test(clocks_that_ran_under_a_chargeback_of_before_stop_at_the_next_deadline),
        cmocka_unit_test(a_history_of_before_means_what_it_meant),
        cmocka_unit_test(a_payment_that_comes_too_late_is_kept_and_goes_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
