/* The same lives under the rules of every marketplace, in currencies of all exponents: who holds the goods is not paid by silence. */
#include "base/check.h"
#include "core/order/bounds.h"
#include "core/order/ledger.h"
#include "core/order/lines.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

enum { BOWLS = 10001, SAUCER = 2500, POST = 499, ALL = BOWLS + SAUCER + POST, FEE = 1000, YEARS = 3 * 365 };
static const struct instant start = {INT64_C(1792749600000)}; /* a Friday in October 2026 */

/* ---- what happens ---- */

/* Three bowls, a saucer and the post; nothing paid. */
static struct law_case *placed(size_t file)
{
    static const char *const currencies[] = {"EUR", "JPY", "KWD", "CLF"};
    struct law_case *law = law_case_open(packed_policies.files[file].name.at, start);
    struct order_terms terms = {.at = start,
                                .fee_basis_points = FEE,
                                .line_count = 3,
                                .line_minor = {BOWLS, SAUCER, POST},
                                .line_quantity = {3, 1, 1},
                                .line_kind = {LINE_GOODS, LINE_GOODS, LINE_SHIPPING}};
    assert_true(currency_from(str_from(currencies[file % COUNT_OF(currencies)]), &terms.currency));
    if (law->policy.kind == KIND_MARKETPLACE)
        law->state = order_begin(&law->policy, &terms);
    return law;
}

static enum order_refusal pay(struct law_case *law)
{
    return law_try(law, (struct order_event){.kind = EVENT_PAID, .by = PARTY_PROVIDER, .amount_minor = ALL});
}

static enum order_refusal act(struct law_case *law, enum order_event_kind kind, enum party by)
{
    return law_try(law, (struct order_event){.kind = kind, .by = by});
}

static void pass_hours(struct law_case *law, int64_t hours)
{
    law_tick(law, instant_add(law->now, SPAN_HOURS(hours)));
}

static void send(struct law_case *law)
{
    assert_int_equal(pay(law), REFUSAL_NONE);
    if (law->state.shipment == SHIPMENT_REVIEW)
        law_act(law, EVENT_PAYMENT_CLEARED, PARTY_PROVIDER);
    law_act(law, EVENT_SHIPPED, PARTY_SELLER);
    law_act(law, EVENT_SELLER_CONTACTED, PARTY_BUYER);
    pass_hours(law, 72);
}

static void deliver(struct law_case *law)
{
    send(law);
    law_act(law, EVENT_DELIVERED, PARTY_CARRIER);
}

/* Ends when nothing more happens by itself. */
static void wait_for_the_end(struct law_case *law)
{
    law_tick(law, instant_add(law->now, SPAN_DAYS(YEARS)));
}

static uint64_t claimed(const struct law_case *law)
{
    return law->policy.dispute.per == PER_ORDER ? 7 : 1;
}

static int64_t claimed_minor(const struct law_case *law)
{
    return order_lines_minor(&law->state, claimed(law));
}

static struct order_event claim(const struct law_case *law, int32_t reason, enum remedy remedy)
{
    return (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                .by = PARTY_BUYER,
                                .lines = claimed(law),
                                .reason = reason,
                                .came = order_asks_came(&law->policy, &law->state, reason, claimed(law)),
                                .remedy = remedy,
                                .amount_minor = remedy == REMEDY_REPLACEMENT ? 0 : claimed_minor(law)};
}

/* By the first reason of that kind that can be claimed now and talked about; false: the rules know none. */
static bool open_now(struct law_case *law, enum receipt receipt, enum remedy remedy)
{
    for (int32_t i = 0; i < law->policy.reason_count; i++) {
        const struct reason *reason = &law->policy.reasons[i];
        bool fits = reason->receipt == receipt && (reason->remedies & 1u << remedy) &&
                    reason->route == ROUTE_TALK && !reason->unrefusable;
        if (fits && law_try(law, claim(law, i, remedy)) == REFUSAL_NONE)
            return true;
    }
    return false;
}

static bool open_in_time(struct law_case *law, enum receipt receipt, enum remedy remedy)
{
    for (int day = 0; day < 120; day++) {
        if (open_now(law, receipt, remedy))
            return true;
        pass_hours(law, 24);
    }
    return false;
}

static bool is_over(const struct law_case *law)
{
    return law->state.dispute == DISPUTE_CLOSED || law->state.dispute == DISPUTE_NONE;
}

static bool happened(const struct law_case *law, enum order_event_kind kind)
{
    for (int32_t i = 0; i < law->events.count; i++)
        if (law->events.at[i].kind == kind)
            return true;
    return false;
}

/* Before whoever decides; false: by these rules nobody comes to it. */
static bool call_panel(struct law_case *law)
{
    struct order_command due;
    if (law->policy.panel.mode == PANEL_NONE)
        return false;
    law_act(law, EVENT_REFUSED, PARTY_SELLER);
    if (law->state.dispute == DISPUTE_STALLED && (law->policy.escalation.by & PARTY_BIT(PARTY_BUYER)))
        (void)act(law, EVENT_ESCALATED, PARTY_BUYER);
    while (law->state.dispute != DISPUTE_PANEL && !is_over(law) &&
           order_next_due(&law->state, CLOCK_NEVER, &due))
        law_tick(law, law->state.due[due.wish.deadline]);
    return law->state.dispute == DISPUTE_PANEL;
}

static enum order_refusal decide(struct law_case *law, enum remedy remedy)
{
    return law_try(law, (struct order_event){.kind = EVENT_DECIDED,
                                             .by = law->policy.panel.mode == PANEL_PEERS ? PARTY_COMMISSIONER
                                                                                         : PARTY_STAFF,
                                             .remedy = remedy,
                                             .amount_minor = remedy ? law->state.whole_minor : 0});
}

static enum order_refusal appeal(struct law_case *law, enum party by)
{
    return law_try(law, (struct order_event){
                            .kind = EVENT_APPEALED, .by = by, .evidence = EVIDENCE_PHOTO, .bytes = 1000});
}

/* ---- lives: true where the rules let them happen ---- */

static bool a_lost_chargeback_orders_nothing(struct law_case *law)
{
    send(law);
    law_act(law, EVENT_CHARGEBACK_OPENED, PARTY_PROVIDER);
    law_act(law, EVENT_CHARGEBACK_ENDED, PARTY_PROVIDER); /* for the buyer */
    assert_true(happened(law, EVENT_CHARGED_BACK));
    assert_false(happened(law, EVENT_REFUNDED));
    assert_int_equal(law->state.bank_minor, ALL);
    wait_for_the_end(law);
    assert_int_equal(law->state.refunded_minor, ALL);
    return true;
}

static bool nothing_goes_back_while_a_bank_looks(struct law_case *law)
{
    assert_int_equal(pay(law), REFUSAL_NONE);
    law_act(law, EVENT_CHARGEBACK_OPENED, PARTY_PROVIDER);
    assert_int_equal(act(law, EVENT_CANCEL_AGREED, PARTY_SELLER), REFUSAL_CHARGEBACK);
    wait_for_the_end(law);
    assert_int_equal(law->state.refunded_minor, 0);
    law_act(law, EVENT_CHARGEBACK_ENDED, PARTY_PROVIDER);
    assert_int_equal(law->state.bank_minor, ALL);
    return true;
}

static bool what_was_released_comes_back_from_the_seller(struct law_case *law)
{
    struct move moves[MOVES_MAX];
    deliver(law);
    law_act(law, EVENT_RECEIPT_CONFIRMED, PARTY_BUYER);
    wait_for_the_end(law);
    assert_int_equal(law->state.seller_minor, ALL);
    struct order_state before = law->state;
    assert_int_equal(law_try(law, (struct order_event){.kind = EVENT_GOODWILL_REFUND,
                                                       .by = PARTY_SELLER,
                                                       .amount_minor = 1000}),
                     REFUSAL_NONE);
    assert_int_equal(law->events.at[1].kind, EVENT_REFUNDED);
    assert_int_equal(ledger_moves(&before, &law->events.at[1], moves), 2);
    assert_int_equal(moves[0].movement, MOVE_REFUND);
    assert_int_equal(moves[1].movement, MOVE_RECOVER);
    assert_int_equal(moves[1].amount_minor, 900);
    return true;
}

static bool a_late_payment_goes_back(struct law_case *law)
{
    wait_for_the_end(law);
    if (law->state.shipment != SHIPMENT_CANCELLED)
        return false;
    assert_int_equal(pay(law), REFUSAL_NONE);
    assert_true(happened(law, EVENT_REFUNDED));
    assert_int_equal(law->state.refunded_minor, ALL);
    return true;
}

/* Agreed, and sent back by the buyer; the seller is silent, or says that it is not what was sent and shows nothing. */
static bool send_back(struct law_case *law)
{
    deliver(law);
    if (!open_now(law, RECEIPT_YES, REMEDY_RETURN_REFUND))
        return false;
    law_act(law, EVENT_ACCEPTED, PARTY_SELLER);
    law_tick(law, law->state.due[DEADLINE_UNDO]);
    if (law->state.dispute != DISPUTE_RETURN_DUE)
        return false; /* paid with the agreement */
    law_act(law, EVENT_RETURN_SHIPPED, PARTY_BUYER);
    return !is_over(law);
}

static bool a_return_that_arrived_is_paid(struct law_case *law)
{
    if (!send_back(law))
        return false;
    int64_t whole = law->state.whole_minor;
    law_act(law, EVENT_RETURN_ARRIVED, PARTY_CARRIER);
    wait_for_the_end(law);
    assert_true(is_over(law));
    assert_int_equal(law->state.refunded_minor, whole);
    assert_int_equal(law->state.outcome.amount_minor, whole);
    return true;
}

static bool who_disputes_a_return_shows_what_came(struct law_case *law)
{
    if (!send_back(law))
        return false;
    int64_t whole = law->state.whole_minor;
    law_act(law, EVENT_RETURN_ARRIVED, PARTY_CARRIER);
    if (act(law, EVENT_RETURN_DISPUTED, PARTY_SELLER) != REFUSAL_NONE)
        return false;
    wait_for_the_end(law);
    assert_int_equal(law->state.refunded_minor, whole);
    return true;
}

static bool replace(struct law_case *law)
{
    deliver(law);
    if (!open_now(law, RECEIPT_YES, REMEDY_REPLACEMENT))
        return false;
    law_act(law, EVENT_ACCEPTED, PARTY_SELLER);
    law_tick(law, law->state.due[DEADLINE_UNDO]);
    assert_int_equal(law->state.dispute, DISPUTE_REPLACEMENT_DUE);
    law_act(law, EVENT_REPLACEMENT_SHIPPED, PARTY_SELLER);
    return true;
}

static bool a_replacement_that_came_is_not_paid_as_well(struct law_case *law)
{
    if (!replace(law))
        return false;
    law_act(law, EVENT_REPLACEMENT_ARRIVED, PARTY_CARRIER);
    wait_for_the_end(law);
    assert_true(is_over(law));
    assert_int_equal(law->state.refunded_minor, 0);
    return true;
}

static bool a_replacement_that_never_came_is_paid(struct law_case *law)
{
    if (!replace(law))
        return false;
    int64_t whole = law->state.whole_minor;
    wait_for_the_end(law);
    assert_int_equal(law->state.refunded_minor, whole);
    return true;
}

static bool nothing_is_sent_back_that_never_came(struct law_case *law)
{
    send(law);
    if (!open_in_time(law, RECEIPT_NOT_YET, REMEDY_REFUND_FULL))
        return false;
    struct order_event back = {.kind = EVENT_PROPOSED,
                               .by = PARTY_SELLER,
                               .remedy = REMEDY_RETURN_REFUND,
                               .amount_minor = law->state.whole_minor};
    assert_int_not_equal(law_try(law, back), REFUSAL_NONE);
    return true;
}

static bool a_decision_stands_when_nobody_decides_the_appeal(struct law_case *law)
{
    deliver(law);
    if (!open_now(law, RECEIPT_YES, REMEDY_REFUND_FULL) || !call_panel(law))
        return false;
    assert_int_equal(decide(law, REMEDY_NONE), REFUSAL_NONE);
    assert_int_not_equal(appeal(law, PARTY_SELLER), REFUSAL_NONE); /* who got all */
    if (appeal(law, PARTY_BUYER) != REFUSAL_NONE)
        return false;
    wait_for_the_end(law);
    assert_true(is_over(law));
    assert_int_equal(law->state.refunded_minor, 0);
    assert_int_equal(law->state.outcome.remedy, REMEDY_NONE);
    return true;
}

static bool an_appeal_has_room_for_its_file(struct law_case *law)
{
    struct order_event file = {
        .kind = EVENT_EVIDENCE_GIVEN, .by = PARTY_BUYER, .evidence = EVIDENCE_PHOTO, .bytes = 1000};
    deliver(law);
    if (!open_now(law, RECEIPT_YES, REMEDY_REFUND_FULL))
        return false;
    for (int32_t i = 0; i < law->policy.evidence.max_files; i++)
        assert_int_equal(law_try(law, file), REFUSAL_NONE);
    assert_int_equal(law_try(law, file), REFUSAL_EVIDENCE);
    if (!call_panel(law) || decide(law, REMEDY_NONE) != REFUSAL_NONE || law->policy.appeal.max == 0 ||
        !(law->policy.appeal.by & PARTY_BIT(PARTY_BUYER)))
        return false;
    assert_int_equal(appeal(law, PARTY_BUYER), REFUSAL_NONE);
    assert_int_equal(law_try(law, file), REFUSAL_NONE);
    return true;
}

static bool a_refusal_without_an_offer_asks_the_buyer_nothing(struct law_case *law)
{
    deliver(law);
    if (!open_now(law, RECEIPT_YES, REMEDY_REFUND_FULL))
        return false;
    law_act(law, EVENT_REFUSED, PARTY_SELLER);
    assert_int_equal(law->state.dispute, DISPUTE_STALLED);
    assert_int_equal(law->state.due[DEADLINE_BUYER_ANSWER].ms, 0);
    return true;
}

static bool what_has_not_come_is_not_damaged(struct law_case *law)
{
    send(law);
    for (int32_t i = 0; i < law->policy.reason_count; i++) {
        struct order_event wish = claim(law, i, REMEDY_REFUND_FULL);
        wish.came = CAME_NOT_SAID;
        if (law->policy.reasons[i].receipt == RECEIPT_YES)
            assert_int_not_equal(law_try(law, wish), REFUSAL_NONE);
    }
    return true;
}

static bool a_wrong_offer_is_taken_back(struct law_case *law)
{
    deliver(law);
    if (!open_now(law, RECEIPT_YES, REMEDY_REFUND_FULL))
        return false;
    struct order_event offer = {.kind = EVENT_PROPOSED,
                                .by = PARTY_SELLER,
                                .remedy = REMEDY_REFUND_PARTIAL,
                                .amount_minor = law->state.whole_minor - 1};
    struct instant due = law->state.due[DEADLINE_SELLER_ANSWER];
    pass_hours(law, 1);
    if (law_try(law, offer) != REFUSAL_NONE)
        return false;
    pass_hours(law, 3);
    law_act(law, EVENT_PROPOSAL_WITHDRAWN, PARTY_SELLER);
    assert_int_equal(act(law, EVENT_ACCEPTED, PARTY_BUYER), REFUSAL_NO_PROPOSAL);
    assert_int_equal(law->state.due[DEADLINE_SELLER_ANSWER].ms, due.ms ? due.ms + SPAN_HOURS(3).ms : 0);
    offer.amount_minor = 1; /* what was meant, also where there is one offer only */
    assert_int_equal(law_try(law, offer), REFUSAL_NONE);
    law_act(law, EVENT_ACCEPTED, PARTY_BUYER);
    return true;
}

/* Once: whoever offers and takes back again and again holds the other side up. */
static bool only_one_slip_is_free(struct law_case *law)
{
    deliver(law);
    if (!open_now(law, RECEIPT_YES, REMEDY_REFUND_FULL))
        return false;
    int offers = 0;
    struct order_event offer = {
        .kind = EVENT_PROPOSED, .by = PARTY_SELLER, .remedy = REMEDY_REFUND_PARTIAL, .amount_minor = 1};
    for (; offers < 100 && law_try(law, offer) == REFUSAL_NONE; offers++)
        law_act(law, EVENT_PROPOSAL_WITHDRAWN, PARTY_SELLER);
    bool may = law->policy.talk.counter != COUNTER_NONE && offers;
    int32_t rounds = law->policy.talk.counter == COUNTER_SELLER_ONCE ? 1 : law->policy.talk.max_rounds + 1;
    if (may)
        assert_int_equal(offers, rounds + 1);
    return may;
}

static bool undoing_gives_back_its_time(struct law_case *law)
{
    deliver(law);
    if (!law->policy.talk.undo.count || !open_now(law, RECEIPT_YES, REMEDY_REFUND_FULL))
        return false;
    struct instant by = law->state.agreement_by;
    pass_hours(law, 2);
    law_act(law, EVENT_ACCEPTED, PARTY_SELLER);
    pass_hours(law, 20);
    law_act(law, EVENT_UNDONE, PARTY_SELLER);
    assert_int_equal(law->state.agreement_by.ms, by.ms ? by.ms + SPAN_HOURS(20).ms : 0);
    return true;
}

static bool what_the_seller_gives_takes_nothing_from_the_buyer(struct law_case *law)
{
    struct order_event day = {.kind = EVENT_EXTENDED_UNASKED, .by = PARTY_SELLER, .days = 1};
    send(law);
    bool may = (law->policy.extension.unasked_by & PARTY_BIT(PARTY_SELLER)) &&
               (law->policy.extension.request_by & PARTY_BIT(PARTY_BUYER));
    for (int i = 0; may && i < law->policy.extension.max_count; i++) {
        assert_int_equal(law_try(law, day), REFUSAL_NONE);
        if (law->state.extension == EXTENSION_UNASKED)
            law_act(law, EVENT_EXTENSION_VETOED, PARTY_BUYER);
    }
    day.kind = EVENT_EXTENSION_ASKED;
    day.by = PARTY_BUYER;
    if (may && law->policy.extension.request_from.unit)
        law_tick(law, instant_add(law->state.protection_ends, SPAN_HOURS(-2)));
    if (may)
        assert_int_equal(law_try(law, day), REFUSAL_NONE);
    return may;
}

/* ---- all of them ---- */

static const struct {
    bool (*live)(struct law_case *law);
    size_t least; /* rules under which it can happen; each version of a file counts */
} lives[] = {
    {a_lost_chargeback_orders_nothing, 28},
    {nothing_goes_back_while_a_bank_looks, 28},
    {what_was_released_comes_back_from_the_seller, 28},
    {a_late_payment_goes_back, 28},
    {a_return_that_arrived_is_paid, 22},
    {who_disputes_a_return_shows_what_came, 22},
    {a_replacement_that_came_is_not_paid_as_well, 7},
    {a_replacement_that_never_came_is_paid, 7},
    {nothing_is_sent_back_that_never_came, 23},
    {a_decision_stands_when_nobody_decides_the_appeal, 10},
    {an_appeal_has_room_for_its_file, 10},
    {a_refusal_without_an_offer_asks_the_buyer_nothing, 22},
    {what_has_not_come_is_not_damaged, 28},
    {a_wrong_offer_is_taken_back, 21},
    {only_one_slip_is_free, 21},
    {undoing_gives_back_its_time, 1},
    {what_the_seller_gives_takes_nothing_from_the_buyer, 6},
};

static void it_is_so_under_the_rules_of_every_marketplace(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(lives); i++) {
        size_t lived = 0;
        for (size_t file = 0; file < packed_policies.count; file++) {
            struct law_case *law = placed(file);
            if (law->policy.kind == KIND_MARKETPLACE) {
                print_message("life %zu under %s\n", i + 1, law->policy.id);
                lived += lives[i].live(law);
            }
            arena_free(&law->arena);
        }
        assert_true(lived >= lives[i].least);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(it_is_so_under_the_rules_of_every_marketplace)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
