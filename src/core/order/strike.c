/* What each deadline does when it strikes: one function a row. */
#include "base/check.h"
#include "core/order/arrival.h"
#include "core/order/deadlines.h"
#include "core/order/decide.h"
#include "core/order/rows.h"
#include "core/order/time.h"

static void strike_pay(struct order_work *work)
{
    work_cancel(work);
}

static void strike_review(struct order_work *work)
{
    work_follow(work, EVENT_PAYMENT_CLEARED);
}

static void strike_cancel_answer(struct order_work *work)
{
    if (work->policy->order.on_cancel_silence == CANCEL_SILENCE_CANCEL)
        work_cancel(work);
}

/* The days that silence grants: never more than was asked for, and "grant_min" once an order. */
static int32_t silent_days(const struct order_work *work)
{
    const struct extension_rules *rules = &work->policy->extension;
    int32_t asked = work->state.extension_days;
    if (rules->on_silence == EXTENSION_SILENCE_GRANT)
        return asked;
    if (rules->on_silence == EXTENSION_SILENCE_REJECT || work->state.silence_granted)
        return 0;
    return asked < rules->silence_days ? asked : rules->silence_days;
}

static void strike_extension_answer(struct order_work *work)
{
    work_emit(work, (struct order_event){
                        .kind = EVENT_EXTENSION_LAPSED, .by = work->by, .days = silent_days(work)});
}

static void strike_veto(struct order_work *work)
{
    work_follow(work, EVENT_VETO_ENDED);
}

static void strike_undo(struct order_work *work)
{
    if (work->state.dispute == DISPUTE_CANCELLING)
        work_follow(work, EVENT_WITHDRAWN);
    else
        work_carry_out(work, work->state.outcome);
}

static void say_silent(struct order_work *work, enum party who)
{
    work_emit(work,
              (struct order_event){
                  .kind = EVENT_SILENT, .by = who, .lines = work->state.lines, .pieces = work->state.pieces});
}

static void strike_seller_answer(struct order_work *work)
{
    say_silent(work, PARTY_SELLER);
    if (order_seller_silence(work->policy, &work->state) == SELLER_SILENCE_EXECUTE_CLAIM)
        work_carry_out(work, work->state.proposals[0]);
    else if (order_seller_silence(work->policy, &work->state) == SELLER_SILENCE_ESCALATE)
        work_follow(work, EVENT_ESCALATED);
}

static void strike_buyer_answer(struct order_work *work)
{
    say_silent(work, PARTY_BUYER);
    if (work->policy->talk.on_buyer_silence == BUYER_SILENCE_CLOSE)
        work_follow(work, EVENT_DISMISSED);
    else if (work->policy->talk.on_buyer_silence == BUYER_SILENCE_ESCALATE)
        work_follow(work, EVENT_ESCALATED);
}

static void strike_agreement(struct order_work *work)
{
    static const enum order_event_kind follows[LATEST_COUNT] = {
        [LATEST_CLOSE] = EVENT_DISMISSED, [LATEST_ESCALATE] = EVENT_ESCALATED, [LATEST_NOTHING] = EVENT_NONE};
    if (order_is_unrefusable(work->policy, &work->state))
        work_carry_out(work, work->state.proposals[0]);
    else if (follows[work->policy->escalation.on_latest] != EVENT_NONE)
        work_follow(work, follows[work->policy->escalation.on_latest]);
}

static bool evidence_is_complete(const struct order_work *work)
{
    const struct reason *reason = &work->policy->reasons[work->state.reason];
    for (int32_t i = 0; i < reason->need_count; i++)
        if (!reason->needs[i].optional && !(reason->needs[i].any_of & work->state.evidence))
            return false;
    return true;
}

static void favour(struct order_work *work, enum favour side, struct proposal claim)
{
    if (side == FAVOUR_BUYER)
        work_carry_out(work, claim);
    else
        work_follow(work, EVENT_DISMISSED);
}

/* The whole of the lines: a promise that was not kept is worth what was paid. */
static struct proposal whole_refund(const struct order_work *work)
{
    return (struct proposal){true, REMEDY_REFUND_FULL, work->state.whole_minor};
}

/* Whose word about goods that were sent back or anew is shown to be true: nobody's when there is no such question. */
static enum party who_shows_goods(const struct order_state *state)
{
    if (state->return_disputed)
        return state->files[1] > 0 ? PARTY_SELLER : PARTY_BUYER;
    if (state->arrival_by == PARTY_NONE)
        return PARTY_NONE;
    bool shown = state->arrival_scanned || state->files[side_of(state->arrival_by)] > 0;
    enum party other = state->arrival_by == PARTY_BUYER ? PARTY_SELLER : PARTY_BUYER;
    return shown ? state->arrival_by : other;
}

/*
 * Silence about goods never pays the side that has them. Whoever says that a return is not what was sent, or that
 * goods came, shows it: else it stays what it was before.
 */
static bool settle_goods(struct order_work *work)
{
    const struct order_state *state = &work->state;
    bool claims = state->return_disputed || state->arrival_by != PARTY_NONE;
    if (state->arrival_scanned && !state->return_disputed && !state->decided && state->files[0] == 0) {
        work_follow(work, EVENT_DISMISSED); /* it came, and nobody shows that it is no better */
        return true;
    }
    enum party claimant = state->return_disputed ? PARTY_SELLER : state->arrival_by;
    if (!claims || state->decided || who_shows_goods(state) == claimant)
        return false;
    if (state->return_disputed)
        work_carry_out(work, state->outcome);
    else if (claimant == PARTY_BUYER)
        favour(work, work->policy->returns.on_no_arrival, whole_refund(work));
    else
        work_carry_out(work, whole_refund(work));
    return true;
}

/* What was decided, or agreed before the goods were sent, does not fall because nobody shows anything more. */
static void strike_evidence(struct order_work *work)
{
    const struct order_state *state = &work->state;
    bool stands = state->decided || state->return_disputed || state->arrival_by != PARTY_NONE;
    if (settle_goods(work))
        return;
    if (work->policy->evidence.on_missing == MISSING_DISMISS && !stands && !evidence_is_complete(work))
        work_follow(work, EVENT_DISMISSED);
    else if (duration_is_set(work->policy->evidence.rebuttal))
        work_follow(work, EVENT_REBUTTAL_BEGAN);
    else
        work_follow(work, EVENT_PANEL_CALLED);
}

static void strike_rebuttal(struct order_work *work)
{
    work_follow(work, EVENT_PANEL_CALLED);
}

/* A decision stands until there is another. Of goods that were sent, what was shown counts; a return is paid. */
static void strike_decision(struct order_work *work)
{
    const struct order_state *state = &work->state;
    if (state->decided || state->return_disputed)
        work_carry_out(work, state->outcome);
    else if (state->arrival_scanned) /* that it came is no question, and what it is worth nobody has said */
        favour(work, work->policy->panel.on_no_decision, whole_refund(work));
    else if (state->arrival_by != PARTY_NONE)
        favour(work, state->arrival_by == PARTY_BUYER ? FAVOUR_BUYER : FAVOUR_SELLER, whole_refund(work));
    else
        favour(work, work->policy->panel.on_no_decision, state->proposals[0]);
}

static void strike_appeal(struct order_work *work)
{
    work_carry_out(work, work->state.outcome);
}

static void strike_return_ship(struct order_work *work)
{
    favour(work, FAVOUR_SELLER, whole_refund(work));
}

static void strike_return_arrival(struct order_work *work)
{
    favour(work, work->policy->returns.on_no_arrival, whole_refund(work));
}

static void strike_return_confirm(struct order_work *work)
{
    favour(work, work->policy->returns.on_no_confirm, whole_refund(work));
}

static void strike_replacement(struct order_work *work)
{
    favour(work, FAVOUR_BUYER, whole_refund(work));
}

/* Of an order that is settled in part, what is open; that was decided stays. What has come is not lost. */
static void refund_lost(struct order_work *work)
{
    const struct order_state *state = &work->state;
    uint64_t open = order_all_lines(state) & ~state->settled;
    uint64_t lost = state->came ? order_lines_about(state, order_missing(state), 0) : open;
    work_refund(work, lost, order_lines_minor(state, lost));
}

/* Of the time since the dispute began, what has not stood still already: as if the dispute ended now. */
static void let_protection_wait(struct order_work *work)
{
    const struct order_state *state = &work->state;
    int64_t stood = state->waited.all.ms - state->waited.opened_after.ms;
    int64_t left = instant_since(work->at, state->opened).ms - stood;
    work_emit(work, (struct order_event){.kind = EVENT_PROTECTION_WAITS,
                                         .by = work->by,
                                         .until = instant_add(work->at, SPAN_MS(left > 0 ? left : 1)),
                                         .lines = state->lines,
                                         .pieces = state->pieces});
}

static void strike_protection(struct order_work *work)
{
    bool lost = order_is_lost(work->policy, &work->state);
    struct instant last =
        work->state.end_guessed ? order_guess_last(work->policy, &work->state) : CLOCK_UNSET;
    if (work->state.end_guessed && (!last.ms || instant_before(work->at, last)))
        return; /* it wakes: what nobody has told ends nothing */
    if (order_others_wait(work->policy, &work->state))
        let_protection_wait(work);
    else if (lost && work->state.settled == 0 && work->state.came == 0)
        work_cancel(work);
    else {
        if (lost)
            refund_lost(work);
        work_follow(work, EVENT_PROTECTION_ENDED);
    }
}

static void strike_grace(struct order_work *work)
{
    bool waits = order_others_wait(work->policy, &work->state);
    if (waits)
        let_protection_wait(work);
    else
        work_follow(work, EVENT_GRACE_ENDED);
}

/* It only passes: the rest of the order has its own clock. */
static void strike_part(struct order_work *work)
{
    (void)work;
}

static void strike_thaw(struct order_work *work)
{
    work_follow(work, EVENT_THAWED);
}

/* everywhere: it also decides in an external order; the others only wake there. */
static const struct {
    void (*strike)(struct order_work *work);
    bool everywhere;
} strikes[DEADLINE_COUNT] = {
    [DEADLINE_PAY] = {strike_pay, false},
    [DEADLINE_REVIEW] = {strike_review, false},
    [DEADLINE_SHIP] = {strike_pay, false},
    [DEADLINE_CANCEL_ANSWER] = {strike_cancel_answer, false},
    [DEADLINE_EXTENSION_ANSWER] = {strike_extension_answer, true},
    [DEADLINE_VETO] = {strike_veto, true},
    [DEADLINE_UNDO] = {strike_undo, false},
    [DEADLINE_SELLER_ANSWER] = {strike_seller_answer, false},
    [DEADLINE_BUYER_ANSWER] = {strike_buyer_answer, false},
    [DEADLINE_AGREEMENT] = {strike_agreement, false},
    [DEADLINE_EVIDENCE] = {strike_evidence, false},
    [DEADLINE_REBUTTAL] = {strike_rebuttal, false},
    [DEADLINE_DECISION] = {strike_decision, false},
    [DEADLINE_APPEAL] = {strike_appeal, false},
    [DEADLINE_RETURN_SHIP] = {strike_return_ship, false},
    [DEADLINE_RETURN_ARRIVAL] = {strike_return_arrival, false},
    [DEADLINE_RETURN_CONFIRM] = {strike_return_confirm, false},
    [DEADLINE_REPLACEMENT_SHIP] = {strike_replacement, false},
    [DEADLINE_REPLACEMENT_ARRIVAL] = {strike_replacement, false},
    [DEADLINE_PROTECTION] = {strike_protection, true},
    [DEADLINE_GRACE] = {strike_grace, true},
    [DEADLINE_PART] = {strike_part, true},
    [DEADLINE_THAW] = {strike_thaw, false},
};

/* Goods that were agreed or decided on are owed elsewhere, too. A case that was lost stays open for an appeal that is noted later. */
static bool strikes_elsewhere(const struct order_work *work, enum deadline deadline)
{
    enum remedy remedy = work->state.outcome.remedy;
    bool goods = remedy == REMEDY_RETURN_REFUND || remedy == REMEDY_REPLACEMENT;
    if (deadline == DEADLINE_UNDO && work->state.dispute == DISPUTE_CANCELLING)
        return true;
    if (deadline == DEADLINE_UNDO || deadline == DEADLINE_APPEAL)
        return goods && work_carries_out(work, work->state.outcome);
    return strikes[deadline].everywhere;
}

enum order_refusal decide_deadline(struct order_work *work, const struct order_command *command,
                                   struct instant now)
{
    struct order_command next;
    if (command->wish.by != PARTY_CLOCK)
        return REFUSAL_NOT_YOURS;
    if (command->version != work->state.version)
        return REFUSAL_STALE;
    if (!order_next_due(&work->state, now, &next) || next.wish.deadline != command->wish.deadline)
        return REFUSAL_NOT_DUE;
    enum deadline deadline = next.wish.deadline;
    work->at = clock_later(work->state.due[deadline], work->state.last);
    if (work->state.chargeback && !work->state.external &&
        deadline != DEADLINE_THAW) { /* opened by a server that let the clocks run */
        work_emit(work, (struct order_event){.kind = EVENT_CLOCKS_STOPPED, .by = PARTY_CLOCK});
        return REFUSAL_NONE;
    }
    work_emit(work, (struct order_event){.kind = EVENT_DEADLINE, .by = PARTY_CLOCK, .deadline = deadline});
    if (!work->state.external || strikes_elsewhere(work, deadline))
        strikes[deadline].strike(work);
    return REFUSAL_NONE;
}
