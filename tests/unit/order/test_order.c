/* The law of an order: every state against every act, and the rules that people rely on. */
#include "base/check.h"
#include "core/order/order.h"
#include "core/order/rows.h"
#include "support/kit/suite.h"
#include "text/policy/file.h"

static const struct instant start = {INT64_C(1464739200000)};

struct court {
    struct arena arena;
    struct policy policy;
    struct policy_problems problems;
    struct order_state state;
    struct order_events events;
    struct instant now;
};

static struct court *court_open(struct str file)
{
    static struct court court;
    court = (struct court){.now = start};
    arena_init(&court.arena, 16 * 1024 * 1024);
    assert_int_equal(policy_file_read(&court.arena, packed_find(&packed_policies, file)->bytes, &court.policy,
                                      &court.problems),
                     OK);
    struct order_terms placement = {
        .at = start, .currency = {"EUR"}, .line_count = 2, .line_minor = {1000, 250}};
    court.state = order_begin(&court.policy, &placement);
    return &court;
}

static enum order_refusal try(struct court *court, struct order_event wish)
{
    struct order_command command = {.wish = wish, .noted_by = PARTY_BUYER, .version = court->state.version};
    enum order_refusal refusal =
        order_decide(&court->policy, &court->state, &command, court->now, &court->events);
    for (int i = 0; i < court->events.count; i++)
        order_evolve(&court->policy, &court->state, &court->events.at[i]);
    return refusal;
}

static void must(struct court *court, struct order_event wish)
{
    assert_int_equal(try(court, wish), REFUSAL_NONE);
}

static void tick(struct court *court, struct instant to)
{
    struct order_command command;
    court->now = to;
    while (order_next_due(&court->state, court->now, &command)) {
        assert_int_equal(order_decide(&court->policy, &court->state, &command, court->now, &court->events),
                         REFUSAL_NONE);
        for (int i = 0; i < court->events.count; i++)
            order_evolve(&court->policy, &court->state, &court->events.at[i]);
    }
}

static struct court *court_shipped(struct str file)
{
    struct court *court = court_open(file);
    must(court, (struct order_event){
                    .kind = EVENT_PAID, .by = PARTY_PROVIDER, .amount_minor = 1250, .currency = {"EUR"}});
    if (court->state.shipment == SHIPMENT_REVIEW)
        must(court, (struct order_event){.kind = EVENT_PAYMENT_CLEARED, .by = PARTY_PROVIDER});
    must(court, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
    return court;
}

static void open_for_line(struct court *court, uint64_t lines, int64_t amount)
{
    tick(court, instant_add(start, SPAN_DAYS(10)));
    must(court, (struct order_event){.kind = EVENT_DISPUTE_OPENED,
                                     .by = PARTY_BUYER,
                                     .lines = lines,
                                     .remedy = REMEDY_REFUND_FULL,
                                     .amount_minor = amount,
                                     .currency = {"EUR"}});
}

/* A state that has every field a guard may look at, put into the given regions. */
static struct order_state state_in(const struct court *court, int shipment, int dispute)
{
    struct order_state state = court->state;
    state.last = court->now;
    state.lines = 1;
    state.before_undo = state.before_freeze = DISPUTE_STALLED;
    state.outcome = state.proposals[0] = state.proposals[1] =
        (struct proposal){true, REMEDY_REFUND_FULL, 1000};
    state.shipment = (enum shipment)shipment;
    state.dispute = (enum dispute)dispute;
    return state;
}

static int matrix_of(struct court *court, const struct order_state *state, enum order_event_kind act,
                     enum party party)
{
    const struct act_row *row = order_act_row(act);
    struct order_event wish = {
        .kind = act, .by = party, .lines = 1, .remedy = REMEDY_REFUND_FULL, .amount_minor = 1000, .days = 3};
    wish.currency = state->currency;
    wish.bytes = 2000;
    struct order_command command = {wish, PARTY_BUYER, state->version};
    enum order_refusal refusal = order_decide(&court->policy, state, &command, court->now, &court->events);
    if (!row)
        assert_true(refusal == REFUSAL_UNKNOWN_ACT || refusal == REFUSAL_NOT_YOURS ||
                    refusal == REFUSAL_NOT_DUE);
    else if (!(row->by & PARTY_BIT(party)))
        assert_int_equal(refusal, REFUSAL_NOT_YOURS);
    else if (!order_row_fits(row, state))
        assert_true(refusal == REFUSAL_WRONG_STATE || refusal == REFUSAL_NOT_YOURS);
    assert_int_equal(refusal == REFUSAL_NONE, court->events.count > 0);
    return refusal == REFUSAL_NONE;
}

static void every_state_answers_every_act_of_every_party(void **state)
{
    (void)state;
    struct court *court = court_shipped(STR("recourse-default.json"));
    int accepted[2] = {0};
    for (int shipment = 0; shipment < SHIPMENT_COUNT; shipment++)
        for (int dispute = 0; dispute < DISPUTE_COUNT; dispute++) {
            struct order_state in = state_in(court, shipment, dispute);
            for (int pair = 0; pair < 2 * EVENT_KIND_COUNT * PARTY_COUNT; pair++) {
                in.external = pair % 2;
                enum order_event_kind act = (enum order_event_kind)(pair / 2 / PARTY_COUNT);
                int takes = matrix_of(court, &in, act, (enum party)(pair / 2 % PARTY_COUNT));
                bool here_alone = act == EVENT_UNDELIVERABLE || act == EVENT_UNDER_WAY_AGAIN;
                accepted[pair % 2] += here_alone ? 0 : takes;
            }
        }
    assert_true(accepted[0] > 500);
    assert_true(accepted[1] >
                500); /* a notebook also takes what the marketplace does unseen, and less of a carrier */
    arena_free(&court->arena);
}

static void an_act_at_the_instant_of_the_deadline_is_late(void **state)
{
    (void)state;
    struct court *court = court_shipped(STR("recourse-default.json"));
    open_for_line(court, 1, 1000);
    struct order_state opened = court->state;
    court->now = (struct instant){court->state.due[DEADLINE_SELLER_ANSWER].ms};
    struct order_event refuse = {.kind = EVENT_REFUSED, .by = PARTY_SELLER};
    assert_int_equal(try(court, refuse), REFUSAL_DEADLINE_FIRST);
    court->state = opened;
    court->now.ms--;
    assert_int_equal(try(court, refuse), REFUSAL_NONE);
    arena_free(&court->arena);
}

static void silence_of_the_seller_executes_the_claim_and_a_line_is_recovered_once(void **state)
{
    (void)state;
    struct court *court = court_shipped(STR("recourse-default.json"));
    open_for_line(court, 1, 1000);
    tick(court, instant_add(court->now, SPAN_DAYS(6)));
    assert_int_equal(court->state.dispute, DISPUTE_CLOSED);
    assert_int_equal(court->state.refunded_minor, 1000);
    assert_int_equal(court->state.held_minor, 250);
    struct order_event again = {.kind = EVENT_DISPUTE_OPENED, .by = PARTY_BUYER, .lines = 1};
    again.remedy = REMEDY_REFUND_FULL;
    again.amount_minor = 1000;
    again.currency = (struct currency){"EUR"};
    assert_int_equal(try(court, again), REFUSAL_SETTLED);
    again.lines = 2;
    assert_int_equal(try(court, again), REFUSAL_AMOUNT);
    again.amount_minor = 250;
    assert_int_equal(try(court, again), REFUSAL_NONE);
    arena_free(&court->arena);
}

static void a_refusal_on_the_last_day_leaves_the_time_of_the_policy(void **state)
{
    (void)state;
    struct court *court = court_shipped(STR("recourse-default.json"));
    struct instant end = court->state.protection_ends;
    struct order_event ask = {.kind = EVENT_EXTENSION_ASKED, .by = PARTY_BUYER, .days = 10};
    assert_int_equal(try(court, ask), REFUSAL_TOO_EARLY);
    court->now = instant_add(end, SPAN_HOURS(-2));
    must(court, ask);
    court->now = instant_add(end, SPAN_HOURS(-1));
    must(court, (struct order_event){.kind = EVENT_EXTENSION_REFUSED, .by = PARTY_SELLER});
    assert_int_equal(court->state.protection_ends.ms, instant_add(court->now, SPAN_DAYS(3)).ms);
    arena_free(&court->arena);
}

static void an_ignored_extension_of_2016_ends_with_protection(void **state)
{
    (void)state;
    struct court *court = court_shipped(STR("aliexpress-2016.json"));
    struct instant end = court->state.protection_ends;
    court->now = instant_add(end, SPAN_DAYS(-2));
    must(court, (struct order_event){.kind = EVENT_EXTENSION_ASKED, .by = PARTY_BUYER, .days = 7});
    tick(court, end);
    assert_int_not_equal(court->state.protection, PROTECTION_RUNNING);
    assert_int_equal(court->state.protection_ends.ms, end.ms);
    arena_free(&court->arena);
}

static void an_acceptance_can_be_undone_once(void **state)
{
    (void)state;
    struct court *court = court_shipped(STR("recourse-default.json"));
    open_for_line(court, 3, 1250);
    must(court, (struct order_event){.kind = EVENT_ACCEPTED, .by = PARTY_SELLER});
    assert_int_equal(try(court, (struct order_event){.kind = EVENT_UNDONE, .by = PARTY_BUYER}),
                     REFUSAL_NOT_YOURS);
    must(court, (struct order_event){.kind = EVENT_UNDONE, .by = PARTY_SELLER});
    must(court, (struct order_event){.kind = EVENT_ACCEPTED, .by = PARTY_SELLER}); /* for good */
    assert_int_equal(try(court, (struct order_event){.kind = EVENT_UNDONE, .by = PARTY_SELLER}),
                     REFUSAL_WRONG_STATE);
    assert_int_equal(court->state.due[DEADLINE_UNDO].ms, 0);
    assert_int_equal(court->state.refunded_minor, 1250);
    assert_int_equal(order_money(&court->state), MONEY_GIVEN_BACK);
    arena_free(&court->arena);
}

/* ---- the marketplace's decision, noted ---- */

static struct court *court_noted(struct str file)
{
    struct court *court = court_open(file);
    court->state.external = true;
    must(court, (struct order_event){
                    .kind = EVENT_PAID, .by = PARTY_PROVIDER, .amount_minor = 1250, .currency = {"EUR"}});
    if (court->state.shipment == SHIPMENT_REVIEW)
        must(court, (struct order_event){.kind = EVENT_PAYMENT_CLEARED, .by = PARTY_PROVIDER});
    must(court, (struct order_event){.kind = EVENT_SHIPPED, .by = PARTY_SELLER});
    open_for_line(court, 3, 1250);
    return court;
}

static struct order_event decision(enum remedy remedy, int64_t amount_minor)
{
    return (struct order_event){.kind = EVENT_DECIDED,
                                .by = PARTY_STAFF,
                                .remedy = remedy,
                                .amount_minor = amount_minor,
                                .currency = {"EUR"}};
}

static void a_noted_decision_moves_no_money_until_it_is_seen(void **state)
{
    (void)state;
    struct court *court = court_noted(STR("aliexpress.json"));
    must(court, decision(REMEDY_REFUND_PARTIAL, 500));
    assert_int_equal(court->state.dispute, DISPUTE_DECIDED);
    assert_int_equal(court->state.refunded_minor, 0);
    tick(court, instant_add(court->now, SPAN_DAYS(300)));
    assert_int_equal(court->state.dispute, DISPUTE_DECIDED);
    must(court, (struct order_event){.kind = EVENT_REFUND_SEEN,
                                     .by = PARTY_BUYER,
                                     .lines = 3,
                                     .amount_minor = 500,
                                     .currency = {"EUR"}});
    assert_int_equal(court->state.dispute, DISPUTE_CLOSED);
    assert_int_equal(court->state.refunded_minor, 500);
    arena_free(&court->arena);
}

static void a_noted_decision_about_goods_asks_for_them(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        enum remedy remedy;
        int64_t amount;
        enum dispute at_once, later;
    } rows[] = {
        {"aliexpress.json", REMEDY_RETURN_REFUND, 1250, DISPUTE_RETURN_DUE, DISPUTE_RETURN_DUE},
        {"aliexpress-2016.json", REMEDY_REPLACEMENT, 0, DISPUTE_REPLACEMENT_DUE, DISPUTE_REPLACEMENT_DUE},
        {"aliexpress.json", REMEDY_NONE, 0, DISPUTE_DECIDED,
         DISPUTE_DECIDED}, /* an appeal may be noted late */
        {"aliexpress-2016.json", REMEDY_NONE, 0, DISPUTE_CLOSED, DISPUTE_CLOSED},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++) {
        struct court *court = court_noted(str_from(rows[i].file));
        must(court, decision(rows[i].remedy, rows[i].amount));
        assert_int_equal(court->state.dispute, rows[i].at_once);
        tick(court, instant_add(court->now, SPAN_DAYS(60)));
        assert_int_equal(court->state.dispute, rows[i].later);
        arena_free(&court->arena);
    }
    /* Where an appeal stays what was decided, the goods are owed when its time is over. */
    struct court *court = court_noted(STR("recourse-default.json"));
    struct order_event wish = decision(REMEDY_RETURN_REFUND, 1250);
    wish.by = PARTY_COMMISSIONER;
    must(court, wish);
    assert_int_equal(court->state.dispute, DISPUTE_DECIDED);
    tick(court, court->state.due[DEADLINE_APPEAL]);
    assert_int_equal(court->state.dispute, DISPUTE_RETURN_DUE);
    arena_free(&court->arena);
}

static void an_appeal_elsewhere_is_noted_without_its_files(void **state)
{
    (void)state;
    struct court *court = court_noted(STR("ebay.json"));
    must(court, decision(REMEDY_NONE, 0));
    must(court, (struct order_event){.kind = EVENT_APPEALED, .by = PARTY_BUYER});
    assert_int_equal(court->state.dispute, DISPUTE_EVIDENCE);
    assert_int_equal(court->state.files[0], 0);
    must(court, decision(REMEDY_REFUND_FULL, 1250));
    arena_free(&court->arena);
}

static void every_refusal_has_its_own_code_and_a_sentence(void **state)
{
    (void)state;
    for (int i = 0; i < REFUSAL_COUNT; i++) {
        const struct refusal_row *row = order_refusal_row((enum order_refusal)i);
        assert_true(row->code.len > 0 && row->sentence.len > 10 && row->status >= 200 && row->status < 500);
        for (int j = 0; j < i; j++)
            assert_false(str_eq(row->code, order_refusal_row((enum order_refusal)j)->code));
    }
}

static void every_reason_says_when_it_may_be_used(void **state)
{
    (void)state;
    struct court *court = court_shipped(STR("aliexpress-2016.json"));
    struct instant window[2];
    int reason = policy_reason(&court->policy, STR("inr_in_transit"));
    assert_int_equal(order_reason_window(&court->policy, &court->state, reason, court->now, window),
                     REFUSAL_TOO_EARLY);
    assert_int_equal(window[0].ms, instant_add(start, SPAN_DAYS(6)).ms);
    assert_int_equal(order_reason_window(&court->policy, &court->state, reason, window[0], window),
                     REFUSAL_NONE);
    assert_int_equal(order_reason_window(&court->policy, &court->state, -1, court->now, window),
                     REFUSAL_REASON);
    arena_free(&court->arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_state_answers_every_act_of_every_party),
        cmocka_unit_test(an_act_at_the_instant_of_the_deadline_is_late),
        cmocka_unit_test(silence_of_the_seller_executes_the_claim_and_a_line_is_recovered_once),
        cmocka_unit_test(a_refusal_on_the_last_day_leaves_the_time_of_the_policy),
        cmocka_unit_test(an_ignored_extension_of_2016_ends_with_protection),
        cmocka_unit_test(an_acceptance_can_be_undone_once),
        cmocka_unit_test(a_noted_decision_moves_no_money_until_it_is_seen),
        cmocka_unit_test(a_noted_decision_about_goods_asks_for_them),
        cmocka_unit_test(an_appeal_elsewhere_is_noted_without_its_files),
        cmocka_unit_test(every_refusal_has_its_own_code_and_a_sentence),
        cmocka_unit_test(every_reason_says_when_it_may_be_used),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
