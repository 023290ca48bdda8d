/* Money that moves beside a dispute: goodwill, and a bank's case with its stages, parts, repeats and reversals. */
#include "base/check.h"
#include "core/order/lines.h"
#include "core/order/order.h"
#include "support/kit/suite.h"
#include "support/policy/rules.h"

#include <string.h>

enum { BOWL = 1000, SAUCER = 250, ALL = BOWL + SAUCER };

struct desk {
    const struct policy *policy;
    struct order_state state;
    struct order_events events;
    struct instant now;
    int64_t back, bank; /* ordered to the buyer; what the bank took, less what it returned */
};

static enum order_refusal ask(struct desk *desk, const struct order_command *command)
{
    enum order_refusal refusal = order_decide(desk->policy, &desk->state, command, desk->now, &desk->events);
    for (int i = 0; !refusal && i < desk->events.count; i++) {
        const struct order_event *event = &desk->events.at[i];
        desk->back += event->kind == EVENT_REFUNDED ? event->amount_minor : 0;
        desk->bank += event->kind == EVENT_CHARGED_BACK ? event->amount_minor : 0;
        desk->bank -= event->kind == EVENT_CHARGE_RETURNED ? event->amount_minor : 0;
        order_evolve(desk->policy, &desk->state, event);
    }
    return refusal;
}

static enum order_refusal wish(struct desk *desk, struct order_event event)
{
    event.currency = desk->state.currency;
    struct order_command command = {.wish = event, .noted_by = PARTY_BUYER, .version = desk->state.version};
    return ask(desk, &command);
}

static void must(struct desk *desk, struct order_event event)
{
    assert_int_equal(wish(desk, event), REFUSAL_NONE);
}

static void pass(struct desk *desk, struct span span)
{
    struct order_command command;
    desk->now = instant_add(desk->now, span);
    while (order_next_due(&desk->state, desk->now, &command))
        assert_int_equal(ask(desk, &command), REFUSAL_NONE);
}

static enum order_refusal give(struct desk *desk, enum party by, int64_t amount_minor)
{
    return wish(desk,
                (struct order_event){.kind = EVENT_GOODWILL_REFUND, .by = by, .amount_minor = amount_minor});
}

static enum order_refusal bank(struct desk *desk, enum order_event_kind kind, int64_t amount_minor)
{
    return wish(desk, (struct order_event){.kind = kind, .by = PARTY_PROVIDER, .amount_minor = amount_minor});
}

static enum order_refusal bank_ends(struct desk *desk, enum favour favour, int64_t amount_minor)
{
    return wish(desk, (struct order_event){.kind = EVENT_CHARGEBACK_ENDED,
                                           .by = PARTY_PROVIDER,
                                           .favour = favour,
                                           .amount_minor = amount_minor});
}

/* Paid and sent. */
static void open_as(struct desk *desk, const char *policy, bool external)
{
    struct order_terms terms = {.at = {INT64_C(1464739200000)},
                                .currency = {"EUR"},
                                .line_count = 2,
                                .line_minor = {BOWL, SAUCER},
                                .external = external};
    *desk = (struct desk){.policy = rules_named(policy), .now = terms.at};
    desk->state = order_begin(desk->policy, &terms);
    must(desk, (struct order_event){.kind = EVENT_PAID, .by = PARTY_PROVIDER, .amount_minor = ALL});
    if (desk->state.shipment == SHIPMENT_REVIEW)
        must(desk, (struct order_event){.kind = EVENT_PAYMENT_CLEARED, .by = PARTY_PROVIDER});
    must(desk, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
}

static void open_desk(struct desk *desk, const char *policy)
{
    open_as(desk, policy, false);
}

static void open_notebook(struct desk *desk)
{
    open_as(desk, "recourse-default", true);
}

/* About the bowl, under rules where it can be said at once. */
static enum order_refusal dispute(struct desk *desk, uint64_t lines, int64_t amount_minor)
{
    desk->now = clock_later(desk->now, instant_add(desk->state.promised, SPAN_HOURS(1)));
    return wish(desk, (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                           .by = PARTY_BUYER,
                                           .lines = lines,
                                           .reason = policy_reason(desk->policy, STR("inr_no_tracking")),
                                           .remedy = amount_minor < order_lines_minor(&desk->state, lines)
                                                         ? REMEDY_REFUND_PARTIAL
                                                         : REMEDY_REFUND_FULL,
                                           .amount_minor = amount_minor});
}

/* ---- goodwill ---- */

static void goodwill_gives_a_part_back_and_the_order_goes_on_with_the_rest(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    assert_int_equal(give(&desk, PARTY_SELLER, 300), REFUSAL_NONE);
    assert_int_equal(desk.back, 300);
    assert_int_equal(desk.state.held_minor, ALL - 300);
    assert_int_equal(desk.state.settled, 0);
    assert_int_equal(desk.state.protection, PROTECTION_RUNNING);
    pass(&desk, SPAN_DAYS(500));
    assert_true(order_is_over(&desk.state));
    assert_int_equal(desk.state.seller_minor, ALL - 300);
}

static void goodwill_is_bounded_by_what_is_left_and_comes_of_seller_or_staff(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    assert_int_equal(give(&desk, PARTY_BUYER, 300), REFUSAL_NOT_YOURS);
    assert_int_equal(give(&desk, PARTY_SELLER, 0), REFUSAL_AMOUNT);
    assert_int_equal(give(&desk, PARTY_SELLER, ALL + 1), REFUSAL_AMOUNT);
    assert_int_equal(give(&desk, PARTY_STAFF, ALL - 1), REFUSAL_NONE);
    assert_int_equal(give(&desk, PARTY_SELLER, 2), REFUSAL_AMOUNT);
    assert_int_equal(give(&desk, PARTY_SELLER, 1), REFUSAL_NONE);
    assert_int_equal(give(&desk, PARTY_SELLER, 1), REFUSAL_WRONG_STATE);
    assert_int_equal(desk.back, ALL);
    assert_true(order_is_settled(&desk.state));
}

static void after_goodwill_a_dispute_asks_for_no_more_than_is_left(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    assert_int_equal(give(&desk, PARTY_SELLER, 500), REFUSAL_NONE);
    assert_int_equal(dispute(&desk, 1, BOWL), REFUSAL_AMOUNT);
    assert_int_equal(dispute(&desk, 1, ALL - 500), REFUSAL_NONE);
    assert_int_equal(give(&desk, PARTY_SELLER, 10), REFUSAL_WRONG_STATE); /* now it is spoken about */
    pass(&desk, SPAN_DAYS(500));
    assert_int_equal(desk.back, ALL);
    assert_true(order_is_over(&desk.state));
}

static void a_claim_that_silence_carries_out_has_an_outcome_with_its_amount(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    assert_int_equal(dispute(&desk, 1, BOWL), REFUSAL_NONE);
    assert_false(desk.state.outcome.stands);
    pass(&desk, SPAN_DAYS(500));
    assert_int_equal(desk.back, BOWL);
    assert_true(desk.state.outcome.stands);
    assert_int_equal(desk.state.outcome.remedy, REMEDY_REFUND_FULL);
    assert_int_equal(desk.state.outcome.amount_minor, BOWL);
}

/* A shop elsewhere decided for the seller, and paid all the same. */
static void money_that_comes_after_a_lost_dispute_elsewhere_is_noted(void **state)
{
    struct desk desk;
    struct order_event seen = {.kind = EVENT_REFUND_SEEN, .by = PARTY_BUYER, .lines = 3, .amount_minor = ALL};
    (void)state;
    open_notebook(&desk);
    struct policy final = *desk.policy;
    final.appeal.max = 0;
    desk.policy = &final;
    assert_int_equal(dispute(&desk, 3, ALL), REFUSAL_NONE);
    must(&desk, (struct order_event){.kind = EVENT_DECIDED, .by = PARTY_COMMISSIONER});
    assert_true(order_is_settled(&desk.state));
    pass(&desk, SPAN_DAYS(500));
    must(&desk, seen);
    assert_int_equal(desk.state.refunded_minor, ALL);
    assert_int_equal(wish(&desk, seen), REFUSAL_SETTLED);
}

static void goodwill_after_the_release_comes_from_the_seller(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "ebay");
    assert_int_equal(desk.state.seller_minor, ALL);
    assert_int_equal(give(&desk, PARTY_STAFF, 400), REFUSAL_NONE);
    assert_int_equal(desk.state.seller_minor, ALL - 400);
}

/* ---- the bank ---- */

static void a_bank_takes_a_part_and_the_order_goes_on_with_the_rest(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, ALL + 1), REFUSAL_AMOUNT);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, 400), REFUSAL_NONE);
    assert_int_equal(desk.state.bank_case_minor, 400);
    assert_int_equal(bank_ends(&desk, FAVOUR_BUYER, 0), REFUSAL_NONE);
    assert_int_equal(desk.bank, 400);
    assert_int_equal(desk.back, 0);
    assert_int_equal(desk.state.settled, 0);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, 0), REFUSAL_NONE); /* and once more */
    assert_int_equal(bank_ends(&desk, FAVOUR_BUYER, 100), REFUSAL_NONE);
    assert_int_equal(desk.bank, 500);
    pass(&desk, SPAN_DAYS(500));
    assert_int_equal(desk.state.seller_minor, ALL - 500);
}

static void each_stage_of_the_bank_lets_everything_wait(void **state)
{
    static const struct {
        enum order_event_kind kind;
        enum bank_stage stage;
    } rows[] = {{EVENT_BANK_INQUIRY, BANK_INQUIRY},
                {EVENT_CHARGEBACK_OPENED, BANK_CHARGEBACK},
                {EVENT_CHARGEBACK_ANSWERED, BANK_REPRESENTMENT},
                {EVENT_PRE_ARBITRATION, BANK_PRE_ARBITRATION},
                {EVENT_CHARGEBACK_ANSWERED, BANK_REPRESENTMENT}};
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        assert_int_equal(bank(&desk, rows[i].kind, 0), REFUSAL_NONE);
        assert_int_equal(desk.state.bank_stage, rows[i].stage);
        assert_true(desk.state.chargeback && desk.state.clocks_stopped);
        assert_int_equal(give(&desk, PARTY_SELLER, 1), REFUSAL_CHARGEBACK);
        pass(&desk, SPAN_DAYS(100));
        assert_int_equal(desk.state.protection, PROTECTION_RUNNING);
    }
    assert_int_equal(bank_ends(&desk, FAVOUR_SELLER, 5), REFUSAL_AMOUNT);
    assert_int_equal(bank_ends(&desk, FAVOUR_SELLER, 0), REFUSAL_NONE);
    pass(&desk, SPAN_DAYS(500));
    assert_int_equal(desk.state.seller_minor, ALL);
}

static void a_stage_that_cannot_come_now_is_refused(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    assert_int_equal(bank(&desk, EVENT_PRE_ARBITRATION, 0), REFUSAL_WRONG_STATE);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_ANSWERED, 0), REFUSAL_WRONG_STATE);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_REVERSED, 0), REFUSAL_WRONG_STATE);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, 0), REFUSAL_NONE);
    assert_int_equal(bank(&desk, EVENT_BANK_INQUIRY, 0), REFUSAL_CHARGEBACK);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, 0), REFUSAL_CHARGEBACK);
    assert_int_equal(bank_ends(&desk, FAVOUR_SELLER, 0), REFUSAL_NONE);
    assert_int_equal(bank(&desk, EVENT_PRE_ARBITRATION, 0), REFUSAL_NONE); /* the bank does not let go */
    assert_int_equal(bank_ends(&desk, FAVOUR_BUYER, 0), REFUSAL_NONE);
    assert_int_equal(desk.bank, ALL);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, 0), REFUSAL_WRONG_STATE);
}

static enum order_refusal bank_dated(struct desk *desk, enum order_event_kind kind, int64_t day)
{
    struct instant date = instant_add((struct instant){INT64_C(1464739200000)}, SPAN_DAYS(day));
    return wish(desk, (struct order_event){
                          .kind = kind, .by = PARTY_PROVIDER, .favour = FAVOUR_SELLER, .until = date});
}

/* By the bank's own dates: what it did before something that is known is kept and changes nothing. */
static void what_the_bank_tells_late_changes_nothing(void **state)
{
    struct desk desk;
    (void)state;
    static const enum order_event_kind late[] = {EVENT_BANK_INQUIRY, EVENT_CHARGEBACK_OPENED,
                                                 EVENT_CHARGEBACK_ANSWERED, EVENT_PRE_ARBITRATION};
    open_desk(&desk, "recourse-default");
    pass(&desk, SPAN_DAYS(20));
    assert_int_equal(bank_dated(&desk, EVENT_CHARGEBACK_OPENED, 1), REFUSAL_NONE);
    assert_int_equal(bank_dated(&desk, EVENT_CHARGEBACK_ENDED, 9), REFUSAL_NONE);
    for (size_t i = 0; i < COUNT_OF(late); i++) {
        assert_int_equal(bank_dated(&desk, late[i], 5), REFUSAL_NONE);
        assert_int_equal(desk.events.count, 1);
        assert_int_equal(desk.events.at[0].kind, EVENT_BANK_TOLD_LATE);
        assert_false(desk.state.chargeback || desk.state.clocks_stopped);
    }
    assert_int_equal(bank_dated(&desk, EVENT_PRE_ARBITRATION, 10),
                     REFUSAL_NONE); /* it goes on after its end */
    assert_int_equal(desk.state.bank_stage, BANK_PRE_ARBITRATION);
    assert_int_equal(bank_dated(&desk, EVENT_CHARGEBACK_ENDED, 9), REFUSAL_NONE); /* of the stage before */
    assert_true(desk.state.chargeback);
}

static void what_the_bank_returns_goes_to_the_seller_and_no_cent_twice(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, 0), REFUSAL_NONE);
    assert_int_equal(bank_ends(&desk, FAVOUR_BUYER, 0), REFUSAL_NONE);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_REVERSED, ALL + 1), REFUSAL_AMOUNT);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_REVERSED, 200), REFUSAL_NONE);
    assert_int_equal(desk.bank, ALL - 200);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_REVERSED, 0), REFUSAL_NONE);
    assert_int_equal(desk.bank, 0);
    assert_int_equal(desk.state.bank_minor, 0);
    assert_int_equal(desk.state.seller_minor, ALL);
    assert_int_equal(desk.back, 0);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_REVERSED, 0), REFUSAL_WRONG_STATE);
}

static void an_inquiry_ends_no_dispute_where_a_chargeback_does(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    struct policy closes = *desk.policy;
    closes.dispute.chargeback = CHARGEBACK_CLOSES;
    desk.policy = &closes;
    assert_int_equal(dispute(&desk, 1, BOWL), REFUSAL_NONE);
    assert_int_equal(bank(&desk, EVENT_BANK_INQUIRY, 0), REFUSAL_NONE);
    assert_int_equal(desk.state.dispute, DISPUTE_FROZEN);
    struct desk again = desk;
    assert_int_equal(bank_ends(&again, FAVOUR_SELLER, 0), REFUSAL_NONE);
    assert_int_equal(again.state.dispute, DISPUTE_AT_SELLER);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, 0), REFUSAL_NONE);
    assert_int_equal(desk.state.dispute, DISPUTE_CLOSED);
}

/* Who has got a part at the bank is not worse off than who got nothing there: what is left is still spoken of. */
static void a_dispute_goes_on_about_what_the_bank_did_not_give(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    assert_int_equal(dispute(&desk, 1, BOWL), REFUSAL_NONE);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, 700), REFUSAL_NONE);
    assert_int_equal(desk.state.dispute, DISPUTE_FROZEN);
    assert_int_equal(bank_ends(&desk, FAVOUR_BUYER, 0), REFUSAL_NONE);
    assert_int_equal(desk.state.dispute, DISPUTE_AT_SELLER);
    assert_int_equal(desk.state.whole_minor, BOWL - 700);
    pass(&desk, SPAN_DAYS(500)); /* silence carries the claim out, as far as it is left */
    assert_int_equal(desk.back, BOWL - 700);
    assert_int_equal(desk.state.settled, 1);
    assert_int_equal(desk.state.seller_minor, SAUCER);
}

static void a_dispute_is_over_when_the_bank_gave_all_that_it_was_about(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    assert_int_equal(dispute(&desk, 1, BOWL), REFUSAL_NONE);
    assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, BOWL), REFUSAL_NONE);
    assert_int_equal(bank_ends(&desk, FAVOUR_BUYER, 0), REFUSAL_NONE);
    assert_int_equal(desk.state.dispute, DISPUTE_CLOSED);
    assert_int_equal(desk.state.settled, 1);
    pass(&desk, SPAN_DAYS(500));
    assert_int_equal(desk.back, 0);
    assert_int_equal(desk.state.seller_minor, SAUCER);
}

/* The seller had offered what the bank has given: there is nothing to accept any more, and no silence that costs it. */
static void an_offer_that_the_bank_has_paid_waits_for_no_answer(void **state)
{
    struct desk desk;
    (void)state;
    open_desk(&desk, "recourse-default");
    assert_int_equal(dispute(&desk, 1, BOWL), REFUSAL_NONE);
    must(&desk, (struct order_event){.kind = EVENT_PROPOSED,
                                     .by = PARTY_SELLER,
                                     .remedy = REMEDY_REFUND_PARTIAL,
                                     .amount_minor = 200});
    assert_int_equal(bank(&desk, EVENT_BANK_INQUIRY, 0), REFUSAL_NONE);
    assert_int_equal(bank_ends(&desk, FAVOUR_BUYER, 300), REFUSAL_NONE);
    assert_int_equal(desk.state.dispute, DISPUTE_STALLED);
    assert_false(desk.state.proposals[1].stands);
    assert_int_equal(desk.state.proposals[0].amount_minor, BOWL - 300);
}

/* Goodwill, an agreement and a decision are the buyer's: the bank only paid it instead for a while. */
static void what_was_granted_is_given_again_when_the_bank_returns_it(void **state)
{
    static const struct {
        int64_t given, taken, returned, refunded, bank;
    } rows[] = {
        {ALL, ALL, 0, ALL, 0},           {500, ALL, 0, 500, 0}, {500, ALL, 800, 500, 450},
        {500, ALL, 300, ALL - 300, 950}, {ALL, 400, 0, ALL, 0}, {ALL, 400, 100, ALL, 300},
        {500, 750, 0, 500, 0},
    };
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct desk desk;
        open_desk(&desk, "recourse-default");
        assert_int_equal(give(&desk, PARTY_SELLER, rows[i].given), REFUSAL_NONE);
        assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, rows[i].taken), REFUSAL_NONE);
        assert_int_equal(bank_ends(&desk, FAVOUR_BUYER, 0), REFUSAL_NONE);
        assert_int_equal(bank(&desk, EVENT_CHARGEBACK_REVERSED, rows[i].returned), REFUSAL_NONE);
        assert_int_equal(desk.state.bank_minor, rows[i].bank);
        assert_int_equal(desk.state.refunded_minor, rows[i].refunded);
        if (rows[i].bank == 0) /* a second time there is nothing to return, nor to give */
            assert_int_not_equal(bank(&desk, EVENT_CHARGEBACK_REVERSED, 0), REFUSAL_NONE);
    }
}

/* The smaller claim that stood before it is paid: whoever went back to it would have nothing that can be answered. */
static void an_offer_is_not_taken_back_behind_what_the_bank_has_paid(void **state)
{
    static const struct {
        int64_t taken;
        enum order_refusal refusal;
    } rows[] = {{100, REFUSAL_NONE}, {200, REFUSAL_WRONG_STATE}, {900, REFUSAL_WRONG_STATE}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct desk desk;
        open_desk(&desk, "aliexpress");
        assert_int_equal(dispute(&desk, 1, 200), REFUSAL_NONE);
        must(&desk, (struct order_event){.kind = EVENT_PROPOSED,
                                         .by = PARTY_BUYER,
                                         .remedy = REMEDY_REFUND_FULL,
                                         .amount_minor = BOWL});
        assert_int_equal(bank(&desk, EVENT_BANK_INQUIRY, 0), REFUSAL_NONE);
        assert_int_equal(bank_ends(&desk, FAVOUR_BUYER, rows[i].taken), REFUSAL_NONE);
        assert_int_equal(
            wish(&desk, (struct order_event){.kind = EVENT_PROPOSAL_WITHDRAWN, .by = PARTY_BUYER}),
            rows[i].refusal);
        assert_true(desk.state.proposals[0].stands);
    }
}

/* In a notebook a refund is noted while the bank looks: of what the case was about only the rest is left to take. */
static void a_bank_takes_no_more_than_is_left(void **state)
{
    static const struct {
        int64_t asked, seen;
        uint64_t lines;
    } rows[] = {{BOWL, BOWL, 1}, {ALL, SAUCER, 2}, {ALL, BOWL, 1}};
    (void)state;
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct desk desk;
        open_notebook(&desk);
        assert_int_equal(bank(&desk, EVENT_CHARGEBACK_OPENED, rows[i].asked), REFUSAL_NONE);
        must(&desk, (struct order_event){.kind = EVENT_REFUND_SEEN,
                                         .by = PARTY_BUYER,
                                         .lines = rows[i].lines,
                                         .amount_minor = rows[i].seen});
        assert_int_equal(bank_ends(&desk, FAVOUR_BUYER, 0), REFUSAL_NONE);
        assert_int_equal(desk.bank, ALL - rows[i].seen);
        assert_int_equal(desk.state.refunded_minor, ALL);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(goodwill_gives_a_part_back_and_the_order_goes_on_with_the_rest),
        cmocka_unit_test(goodwill_is_bounded_by_what_is_left_and_comes_of_seller_or_staff),
        cmocka_unit_test(after_goodwill_a_dispute_asks_for_no_more_than_is_left),
        cmocka_unit_test(a_claim_that_silence_carries_out_has_an_outcome_with_its_amount),
        cmocka_unit_test(money_that_comes_after_a_lost_dispute_elsewhere_is_noted),
        cmocka_unit_test(goodwill_after_the_release_comes_from_the_seller),
        cmocka_unit_test(a_bank_takes_a_part_and_the_order_goes_on_with_the_rest),
        cmocka_unit_test(each_stage_of_the_bank_lets_everything_wait),
        cmocka_unit_test(a_stage_that_cannot_come_now_is_refused),
        cmocka_unit_test(what_the_bank_tells_late_changes_nothing),
        cmocka_unit_test(what_the_bank_returns_goes_to_the_seller_and_no_cent_twice),
        cmocka_unit_test(what_was_granted_is_given_again_when_the_bank_returns_it),
        cmocka_unit_test(an_inquiry_ends_no_dispute_where_a_chargeback_does),
        cmocka_unit_test(a_dispute_goes_on_about_what_the_bank_did_not_give),
        cmocka_unit_test(a_dispute_is_over_when_the_bank_gave_all_that_it_was_about),
        cmocka_unit_test(an_offer_that_the_bank_has_paid_waits_for_no_answer),
        cmocka_unit_test(an_offer_is_not_taken_back_behind_what_the_bank_has_paid),
        cmocka_unit_test(a_bank_takes_no_more_than_is_left),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
