/* Who holds the goods does not get the money by silence, what was decided stands, and nobody uses up another's share. */
#include "base/check.h"
#include "core/order/deadlines.h"
#include "support/kit/suite.h"
#include "support/order/law_case.h"

static const struct instant start = {INT64_C(1464739200000)};

static void strike(struct law_case *court, enum deadline deadline)
{
    assert_int_not_equal(court->state.due[deadline].ms, 0);
    law_tick(court, court->state.due[deadline]);
}

/* On its way, under rules that the test may have changed. */
static struct law_case *court_open(const char *file)
{
    struct law_case *court = law_case_open(file, start);
    struct order_terms terms = {.at = start, .currency = {"EUR"}, .line_count = 2, .line_minor = {1000, 250}};
    law_ship(court, &terms);
    return court;
}

static int32_t reason_of(const struct law_case *court, enum receipt receipt)
{
    for (int32_t i = 0; i < court->policy.reason_count; i++)
        if (court->policy.reasons[i].receipt == receipt)
            return i;
    check(!"a reason like that");
    return -1;
}

static struct order_event opening(const struct law_case *court, enum receipt receipt, enum remedy remedy)
{
    return (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                .by = PARTY_BUYER,
                                .lines = 1,
                                .reason = reason_of(court, receipt),
                                .remedy = remedy,
                                .amount_minor = remedy == REMEDY_REPLACEMENT ? 0 : 1000};
}

static void open(struct law_case *court, enum receipt receipt, enum remedy remedy)
{
    law_tick(court, instant_add(start, SPAN_DAYS(10)));
    if (receipt == RECEIPT_YES)
        law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    assert_int_equal(law_try(court, opening(court, receipt, remedy)), REFUSAL_NONE);
}

static void call_the_commission(struct law_case *court)
{
    law_act(court, EVENT_REFUSED, PARTY_SELLER);
    law_act(court, EVENT_ESCALATED, PARTY_BUYER);
    strike(court, DEADLINE_EVIDENCE);
    if (court->state.dispute == DISPUTE_REBUTTAL)
        strike(court, DEADLINE_REBUTTAL);
    assert_int_equal(court->state.dispute, DISPUTE_PANEL);
}

static enum order_refusal decide(struct law_case *court, enum remedy remedy, int64_t amount_minor)
{
    return law_try(court, (struct order_event){.kind = EVENT_DECIDED,
                                               .by = PARTY_COMMISSIONER,
                                               .remedy = remedy,
                                               .amount_minor = amount_minor});
}

static enum order_refusal appeal(struct law_case *court, enum party by)
{
    return law_try(court, (struct order_event){.kind = EVENT_APPEALED, .by = by, .bytes = 1000});
}

static void nobody_decides(struct law_case *court)
{
    strike(court, DEADLINE_EVIDENCE);
    if (court->state.dispute == DISPUTE_REBUTTAL)
        strike(court, DEADLINE_REBUTTAL);
    strike(court, DEADLINE_DECISION);
}

/* ---- decisions and appeals ---- */

static void a_decision_stands_when_nobody_decides_the_appeal(void **state)
{
    (void)state;
    static const struct {
        enum remedy remedy;
        int64_t amount;
        enum party appeals;
    } rows[] = {{REMEDY_NONE, 0, PARTY_BUYER},
                {REMEDY_REFUND_PARTIAL, 300, PARTY_BUYER},
                {REMEDY_REFUND_PARTIAL, 300, PARTY_SELLER},
                {REMEDY_REFUND_FULL, 1000, PARTY_SELLER}};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        for (int favour = 0; favour < FAVOUR_COUNT; favour++) {
            struct law_case *court = court_open("recourse-default.json");
            court->policy.panel.on_no_decision = (enum favour)favour;
            court->policy.evidence.on_missing = favour ? MISSING_DISMISS : MISSING_DECIDE;
            court->policy.reasons[reason_of(court, RECEIPT_NOT_YET)].need_count = 0;
            open(court, RECEIPT_NOT_YET, REMEDY_REFUND_FULL);
            call_the_commission(court);
            assert_int_equal(decide(court, rows[i].remedy, rows[i].amount), REFUSAL_NONE);
            assert_int_equal(appeal(court, rows[i].appeals), REFUSAL_NONE);
            nobody_decides(court);
            assert_int_equal(court->state.refunded_minor, rows[i].amount);
            assert_int_equal(court->state.dispute, DISPUTE_CLOSED);
            arena_free(&court->arena);
        }
}

static void who_decides_an_appeal_is_told_by_the_rules(void **state)
{
    (void)state;
    for (enum panel_mode mode = PANEL_AGENT; mode <= PANEL_PEERS; mode++) {
        struct order_action actions[ORDER_ACTIONS_MAX];
        struct law_case *court = court_open("recourse-default.json");
        open(court, RECEIPT_NOT_YET, REMEDY_REFUND_FULL);
        call_the_commission(court);
        assert_int_equal(decide(court, REMEDY_NONE, 0), REFUSAL_NONE);
        court->policy.panel.mode = mode;
        int told = 0, count = order_actions(&court->policy, &court->state, PARTY_BUYER, court->now, actions);
        for (int i = 0; i < count; i++) {
            bool larger = str_eq(actions[i].consequence, STR("A larger panel decides again."));
            told += actions[i].act == EVENT_APPEALED && larger == (mode == PANEL_PEERS);
        }
        assert_int_equal(told, 1);
        arena_free(&court->arena);
    }
}

/* PayPal's help: refused after two. */
static void each_side_appeals_as_often_as_the_rules_say(void **state)
{
    (void)state;
    static const struct {
        const char *rules;
        int times;
    } rows[] = {{"paypal.json", 2}, {"paypal-3.json", 1}, {"recourse-default.json", 1}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct law_case *court = court_open(rows[i].rules);
        court->policy.panel.mode = PANEL_PEERS;
        open(court, RECEIPT_NOT_YET, REMEDY_REFUND_FULL);
        call_the_commission(court);
        assert_int_equal(decide(court, REMEDY_NONE, 0), REFUSAL_NONE);
        for (int time = 0; time < rows[i].times; time++) {
            assert_int_equal(appeal(court, PARTY_BUYER), REFUSAL_NONE);
            strike(court, DEADLINE_EVIDENCE);
            if (court->state.dispute == DISPUTE_REBUTTAL)
                strike(court, DEADLINE_REBUTTAL);
            assert_int_equal(decide(court, REMEDY_NONE, 0), REFUSAL_NONE);
        }
        assert_int_not_equal(appeal(court, PARTY_BUYER), REFUSAL_NONE);
        assert_int_equal(court->state.appeals[0], rows[i].times);
        arena_free(&court->arena);
    }
}

static void only_who_got_less_than_asked_may_appeal(void **state)
{
    (void)state;
    static const struct {
        enum remedy remedy;
        int64_t amount;
        bool buyer, seller;
    } rows[] = {{REMEDY_NONE, 0, true, false},
                {REMEDY_REFUND_PARTIAL, 300, true, true},
                {REMEDY_REFUND_FULL, 1000, false, true}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct law_case *court = court_open("recourse-default.json");
        open(court, RECEIPT_NOT_YET, REMEDY_REFUND_FULL);
        call_the_commission(court);
        assert_int_equal(decide(court, rows[i].remedy, rows[i].amount), REFUSAL_NONE);
        struct order_state decided = court->state;
        assert_int_equal(appeal(court, PARTY_BUYER), rows[i].buyer ? REFUSAL_NONE : REFUSAL_GOT_ALL);
        court->state = decided;
        assert_int_equal(appeal(court, PARTY_SELLER), rows[i].seller ? REFUSAL_NONE : REFUSAL_GOT_ALL);
        arena_free(&court->arena);
    }
}

static void what_the_seller_offered_is_no_loss_of_the_seller(void **state)
{
    (void)state;
    struct law_case *court = court_open("recourse-default.json");
    open(court, RECEIPT_NOT_YET, REMEDY_REFUND_FULL);
    struct order_event offer = {
        .kind = EVENT_PROPOSED, .by = PARTY_SELLER, .remedy = REMEDY_REFUND_PARTIAL, .amount_minor = 300};
    assert_int_equal(law_try(court, offer), REFUSAL_NONE);
    law_act(court, EVENT_REFUSED, PARTY_BUYER);
    law_tick(court, instant_add(court->now, SPAN_DAYS(4)));
    law_act(court, EVENT_ESCALATED, PARTY_BUYER);
    strike(court, DEADLINE_EVIDENCE);
    strike(court, DEADLINE_REBUTTAL);
    assert_int_equal(decide(court, REMEDY_REFUND_PARTIAL, 300), REFUSAL_NONE);
    assert_int_equal(appeal(court, PARTY_SELLER), REFUSAL_GOT_ALL);
    assert_int_equal(appeal(court, PARTY_BUYER), REFUSAL_NONE);
    arena_free(&court->arena);
}

static void each_side_has_its_own_appeal(void **state)
{
    (void)state;
    struct law_case *court = court_open("recourse-default.json");
    open(court, RECEIPT_NOT_YET, REMEDY_REFUND_FULL);
    call_the_commission(court);
    assert_int_equal(decide(court, REMEDY_REFUND_PARTIAL, 300), REFUSAL_NONE);
    assert_int_equal(appeal(court, PARTY_SELLER), REFUSAL_NONE);
    strike(court, DEADLINE_EVIDENCE);
    strike(court, DEADLINE_REBUTTAL);
    assert_int_equal(decide(court, REMEDY_REFUND_PARTIAL, 200), REFUSAL_NONE);
    assert_int_equal(appeal(court, PARTY_SELLER), REFUSAL_USED_UP);
    assert_int_equal(appeal(court, PARTY_BUYER), REFUSAL_NONE);
    strike(court, DEADLINE_EVIDENCE);
    strike(court, DEADLINE_REBUTTAL);
    assert_int_equal(decide(court, REMEDY_REFUND_PARTIAL, 250), REFUSAL_NONE);
    assert_int_equal(court->state.dispute, DISPUTE_CLOSED); /* nobody may appeal any more */
    assert_int_equal(court->state.refunded_minor, 250);
    arena_free(&court->arena);
}

static void an_appeal_has_room_for_files_of_its_own(void **state)
{
    (void)state;
    struct law_case *court = court_open("recourse-default.json");
    open(court, RECEIPT_NOT_YET, REMEDY_REFUND_FULL);
    struct order_event file = {.kind = EVENT_EVIDENCE_GIVEN, .by = PARTY_BUYER, .bytes = 1000};
    for (int32_t i = 0; i < court->policy.evidence.max_files; i++)
        assert_int_equal(law_try(court, file), REFUSAL_NONE);
    assert_int_equal(law_try(court, file), REFUSAL_EVIDENCE);
    call_the_commission(court);
    assert_int_equal(decide(court, REMEDY_NONE, 0), REFUSAL_NONE);
    assert_int_equal(appeal(court, PARTY_BUYER), REFUSAL_NONE);
    for (int32_t i = 1; i < court->policy.evidence.max_files; i++)
        assert_int_equal(law_try(court, file), REFUSAL_NONE);
    assert_int_equal(law_try(court, file), REFUSAL_EVIDENCE);
    arena_free(&court->arena);
}

/* ---- the remedy fits the reason ---- */

static void nothing_is_sent_back_that_never_came(void **state)
{
    (void)state;
    struct law_case *court = court_open("recourse-default.json");
    law_tick(court, instant_add(start, SPAN_DAYS(10)));
    assert_int_equal(law_try(court, opening(court, RECEIPT_NOT_YET, REMEDY_RETURN_REFUND)), REFUSAL_REMEDY);
    open(court, RECEIPT_NOT_YET, REMEDY_REFUND_FULL);
    struct order_event back = {
        .kind = EVENT_PROPOSED, .by = PARTY_SELLER, .remedy = REMEDY_RETURN_REFUND, .amount_minor = 1000};
    assert_int_equal(law_try(court, back), REFUSAL_REMEDY);
    call_the_commission(court);
    assert_int_equal(decide(court, REMEDY_RETURN_REFUND, 1000), REFUSAL_REMEDY);
    arena_free(&court->arena);
}

static void what_came_during_the_dispute_can_be_sent_back(void **state)
{
    (void)state;
    struct law_case *court = court_open("recourse-default.json");
    open(court, RECEIPT_NOT_YET, REMEDY_REFUND_FULL);
    law_act(court, EVENT_DELIVERED, PARTY_CARRIER);
    struct order_event back = {
        .kind = EVENT_PROPOSED, .by = PARTY_SELLER, .remedy = REMEDY_RETURN_REFUND, .amount_minor = 1000};
    assert_int_equal(law_try(court, back), REFUSAL_NONE);
    arena_free(&court->arena);
}

/* ---- goods that are back ---- */

static struct law_case *court_returned(enum missing missing, enum favour favour)
{
    struct law_case *court = court_open("recourse-default.json");
    court->policy.evidence.on_missing = missing;
    court->policy.panel.on_no_decision = favour;
    struct reason *reason = &court->policy.reasons[reason_of(court, RECEIPT_YES)];
    reason->need_count = 1;
    reason->needs[0].optional = false;
    open(court, RECEIPT_YES, REMEDY_RETURN_REFUND);
    law_act(court, EVENT_ACCEPTED, PARTY_SELLER);
    strike(court, DEADLINE_UNDO);
    law_act(court, EVENT_RETURN_SHIPPED, PARTY_BUYER);
    law_act(court, EVENT_RETURN_ARRIVED, PARTY_CARRIER);
    law_act(court, EVENT_RETURN_DISPUTED, PARTY_SELLER);
    return court;
}

static void a_seller_who_has_the_goods_and_shows_nothing_pays(void **state)
{
    (void)state;
    struct law_case *court = court_returned(MISSING_DISMISS, FAVOUR_SELLER);
    strike(court, DEADLINE_EVIDENCE);
    assert_int_equal(court->state.refunded_minor, 1000);
    arena_free(&court->arena);
}

static void a_return_that_silence_ordered_is_paid_in_full(void **state)
{
    (void)state;
    static const enum order_event_kind ends[] = {EVENT_RETURN_CONFIRMED, EVENT_RETURN_DISPUTED};
    for (size_t undone = 0; undone < 2; undone++)
        for (size_t i = 0; i < COUNT_OF(ends); i++) {
            struct law_case *court = court_open("recourse-default.json");
            open(court, RECEIPT_YES, REMEDY_RETURN_REFUND);
            struct order_event less = {.kind = EVENT_PROPOSED,
                                       .by = PARTY_SELLER,
                                       .remedy = REMEDY_REFUND_PARTIAL,
                                       .amount_minor = 10};
            struct order_event claim = {.kind = EVENT_PROPOSED,
                                        .by = PARTY_BUYER,
                                        .remedy = REMEDY_RETURN_REFUND,
                                        .amount_minor = 1000};
            if (undone) {
                assert_int_equal(law_try(court, less), REFUSAL_NONE);
                law_act(court, EVENT_ACCEPTED, PARTY_BUYER);
                law_act(court, EVENT_UNDONE, PARTY_BUYER);
                assert_int_equal(law_try(court, claim), REFUSAL_NONE);
            }
            strike(court, DEADLINE_SELLER_ANSWER);
            law_act(court, EVENT_RETURN_SHIPPED, PARTY_BUYER);
            law_act(court, EVENT_RETURN_ARRIVED, PARTY_CARRIER);
            law_act(court, ends[i], PARTY_SELLER);
            if (ends[i] == EVENT_RETURN_DISPUTED)
                strike(court, DEADLINE_EVIDENCE);
            assert_int_equal(court->state.refunded_minor, 1000);
            arena_free(&court->arena);
        }
}

static void a_return_that_nobody_decides_is_paid(void **state)
{
    (void)state;
    for (int favour = 0; favour < FAVOUR_COUNT; favour++) {
        struct law_case *court = court_returned(MISSING_DISMISS, (enum favour)favour);
        struct order_event file = {.kind = EVENT_EVIDENCE_GIVEN, .by = PARTY_SELLER, .bytes = 1000};
        assert_int_equal(law_try(court, file), REFUSAL_NONE);
        nobody_decides(court);
        assert_int_equal(court->state.refunded_minor, 1000);
        arena_free(&court->arena);
    }
}

/* ---- goods on their way ---- */

static struct law_case *court_sent(enum remedy remedy)
{
    struct law_case *court = court_open("recourse-default.json");
    open(court, RECEIPT_YES, remedy);
    law_act(court, EVENT_ACCEPTED, PARTY_SELLER);
    strike(court, DEADLINE_UNDO);
    law_act(court, remedy == REMEDY_REPLACEMENT ? EVENT_REPLACEMENT_SHIPPED : EVENT_RETURN_SHIPPED,
            remedy == REMEDY_REPLACEMENT ? PARTY_SELLER : PARTY_BUYER);
    return court;
}

/* Where the remedy goes to, who sent it, and what an unproven word leaves of the claim's money to the buyer. */
static const struct sent {
    enum remedy remedy;
    enum party sender, keeper;
    int64_t unproven, proven;
} sents[] = {{REMEDY_RETURN_REFUND, PARTY_BUYER, PARTY_SELLER, 0, 1000},
             {REMEDY_REPLACEMENT, PARTY_SELLER, PARTY_BUYER, 1000, 0}};

static void who_sent_goods_may_show_that_they_came_against_silence(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sents); i++) {
        struct law_case *court = court_sent(sents[i].remedy);
        struct order_event claim = {.kind = EVENT_ARRIVAL_CLAIMED, .by = sents[i].keeper};
        assert_int_equal(law_try(court, claim), REFUSAL_WRONG_STATE);
        law_act(court, EVENT_ARRIVAL_CLAIMED, sents[i].sender);
        struct order_event file = {.kind = EVENT_EVIDENCE_GIVEN, .by = sents[i].sender, .bytes = 1000};
        assert_int_equal(law_try(court, file), REFUSAL_NONE);
        nobody_decides(court);
        assert_int_equal(court->state.dispute, DISPUTE_CLOSED);
        assert_int_equal(court->state.refunded_minor, sents[i].proven);
        arena_free(&court->arena);
    }
}

static void a_word_alone_moves_no_money(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sents); i++) {
        struct law_case *court = court_sent(sents[i].remedy);
        law_act(court, EVENT_ARRIVAL_CLAIMED, sents[i].sender);
        strike(court, DEADLINE_EVIDENCE);
        assert_int_equal(court->state.dispute, DISPUTE_CLOSED);
        assert_int_equal(court->state.refunded_minor, sents[i].unproven);
        arena_free(&court->arena);
    }
}

static void what_was_sent_is_not_ordered_to_be_sent_again(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(sents); i++) {
        struct law_case *court = court_sent(sents[i].remedy);
        law_act(court, EVENT_ARRIVAL_CLAIMED, sents[i].sender);
        struct order_event file = {.kind = EVENT_EVIDENCE_GIVEN, .by = sents[i].sender, .bytes = 1000};
        assert_int_equal(law_try(court, file), REFUSAL_NONE);
        strike(court, DEADLINE_EVIDENCE);
        strike(court, DEADLINE_REBUTTAL);
        int64_t amount = sents[i].remedy == REMEDY_REPLACEMENT ? 0 : 1000;
        assert_int_equal(decide(court, sents[i].remedy, amount), REFUSAL_REMEDY);
        arena_free(&court->arena);
    }
}

/* ---- time ---- */

static void a_buyer_who_was_offered_nothing_has_nothing_to_answer(void **state)
{
    (void)state;
    struct law_case *court = court_open("paypal.json");
    open(court, RECEIPT_NOT_YET, REMEDY_REFUND_FULL);
    struct instant latest = court->state.agreement_by;
    law_act(court, EVENT_REFUSED, PARTY_SELLER);
    law_tick(court, instant_add(latest, SPAN_HOURS(-1)));
    law_act(court, EVENT_ESCALATED, PARTY_BUYER);
    arena_free(&court->arena);
}

static void undoing_gives_back_the_time_that_it_cost(void **state)
{
    (void)state;
    static const struct {
        enum order_event_kind act;
        enum party by;
    } rows[] = {{EVENT_ACCEPTED, PARTY_SELLER}, {EVENT_DISPUTE_CANCELLED, PARTY_BUYER}};
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct law_case *court = court_open("recourse-default.json");
        court->policy.escalation.on_latest = LATEST_CLOSE;
        open(court, RECEIPT_NOT_YET, REMEDY_REFUND_FULL);
        law_act(court, EVENT_REFUSED, PARTY_SELLER);
        struct order_event claim = {
            .kind = EVENT_PROPOSED, .by = PARTY_BUYER, .remedy = REMEDY_REFUND_FULL, .amount_minor = 1000};
        court->now = instant_add(court->state.agreement_by, SPAN_HOURS(-2));
        law_tick(court, court->now);
        assert_int_equal(law_try(court, claim), REFUSAL_NONE);
        law_tick(court, instant_add(court->now, SPAN_HOURS(1)));
        law_act(court, rows[i].act, rows[i].by);
        law_tick(court, instant_add(court->now, SPAN_HOURS(22)));
        law_act(court, EVENT_UNDONE, rows[i].by);
        assert_int_equal(court->state.due[DEADLINE_AGREEMENT].ms, instant_add(court->now, SPAN_HOURS(1)).ms);
        arena_free(&court->arena);
    }
}

static void time_given_unasked_takes_no_request_from_the_buyer(void **state)
{
    (void)state;
    struct law_case *court = court_open("recourse-default.json");
    for (int32_t i = 0; i < court->policy.extension.max_count; i++) {
        assert_int_equal(
            law_try(court,
                    (struct order_event){.kind = EVENT_EXTENDED_UNASKED, .by = PARTY_SELLER, .days = 1}),
            REFUSAL_NONE);
        law_act(court, EVENT_EXTENSION_VETOED, PARTY_BUYER);
    }
    law_tick(court, instant_add(court->state.protection_ends, SPAN_DAYS(-1)));
    struct order_event ask_days = {.kind = EVENT_EXTENSION_ASKED, .by = PARTY_BUYER, .days = 3};
    assert_int_equal(law_try(court, ask_days), REFUSAL_NONE);
    arena_free(&court->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_decides_an_appeal_is_told_by_the_rules),
        cmocka_unit_test(each_side_appeals_as_often_as_the_rules_say),
        cmocka_unit_test(a_decision_stands_when_nobody_decides_the_appeal),
        cmocka_unit_test(only_who_got_less_than_asked_may_appeal),
        cmocka_unit_test(what_the_seller_offered_is_no_loss_of_the_seller),
        cmocka_unit_test(each_side_has_its_own_appeal),
        cmocka_unit_test(an_appeal_has_room_for_files_of_its_own),
        cmocka_unit_test(nothing_is_sent_back_that_never_came),
        cmocka_unit_test(what_came_during_the_dispute_can_be_sent_back),
        cmocka_unit_test(a_seller_who_has_the_goods_and_shows_nothing_pays),
        cmocka_unit_test(a_return_that_silence_ordered_is_paid_in_full),
        cmocka_unit_test(a_return_that_nobody_decides_is_paid),
        cmocka_unit_test(who_sent_goods_may_show_that_they_came_against_silence),
        cmocka_unit_test(a_word_alone_moves_no_money),
        cmocka_unit_test(what_was_sent_is_not_ordered_to_be_sent_again),
        cmocka_unit_test(a_buyer_who_was_offered_nothing_has_nothing_to_answer),
        cmocka_unit_test(undoing_gives_back_the_time_that_it_cost),
        cmocka_unit_test(time_given_unasked_takes_no_request_from_the_buyer),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
