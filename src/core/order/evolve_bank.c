/* Money that goes back: refunded, or taken and returned by a bank, with the stages of its case. */
#include "base/check.h"
#include "core/order/bounds.h"
#include "core/order/change.h"
#include "core/order/rows.h"
#include "core/order/time.h"

/* Of what is carried out now, so much has the bank taken before: the buyer's again when it is returned. */
static int64_t taken_of(const struct order_state *state, int64_t amount_minor)
{
    const struct proposal whole = {true, REMEDY_REFUND_FULL, state->whole_minor, state->whole_taken_minor};
    const struct proposal *const sums[] = {&state->outcome, &state->proposals[0], &whole};
    int64_t most = 0;
    for (size_t i = 0; i < COUNT_OF(sums); i++)
        if (sums[i]->stands && sums[i]->amount_minor == amount_minor && sums[i]->taken_minor > most)
            most = sums[i]->taken_minor;
    return most;
}

/* From the hold first; what is no longer held comes back from the seller. */
void apply_refunded(struct change *change)
{
    struct order_state *state = change->state;
    int64_t amount = change->event->amount_minor;
    int64_t from_hold = amount < state->held_minor ? amount : state->held_minor;
    check(amount >= 0 && amount - from_hold <= state->seller_minor);
    state->held_minor -= from_hold;
    state->seller_minor -= amount - from_hold;
    state->refunded_minor += amount;
    if (change->event->kind == EVENT_REFUNDED && !state->external)
        state->refund_from = change->event->at;
    order_settle(state, change->event->lines, change->event->pieces);
    bool concerned = state->dispute != DISPUTE_NONE && (state->lines & change->event->lines);
    if (!concerned)
        return;
    bool open = !(NO_DISPUTE & IN(state->dispute));
    if (open && change->event->kind == EVENT_REFUNDED)
        state->recalled_minor += taken_of(state, amount);
    if (open && (!state->outcome.stands || state->outcome.amount_minor != amount))
        state->outcome = (struct proposal){
            true, amount == state->whole_minor ? REMEDY_REFUND_FULL : REMEDY_REFUND_PARTIAL, amount};
    order_enter_dispute(change->policy, state, DISPUTE_CLOSED, change->event->at);
}

/* Nothing is given back, whatever was agreed on or decided; what a bank has given of it stays the buyer's. */
void apply_dismissed(struct change *change)
{
    if (change->state->outcome.remedy == REMEDY_NONE)
        change->state->recalled_minor += change->state->outcome.taken_minor;
    change->state->outcome = (struct proposal){true, REMEDY_NONE, 0};
    order_settle(change->state, change->state->lines, change->state->pieces);
}

/* It is there for the bank to take; its lines keep their outcome. */
void apply_recalled(struct change *change)
{
    struct order_state *state = change->state;
    int64_t amount = change->event->amount_minor;
    check(amount > 0 && amount <= state->refunded_minor - state->bank_minor);
    state->refunded_minor -= amount;
    state->held_minor += amount;
    state->recalled_minor += amount;
}

static void lessen(struct proposal *proposal, int64_t amount_minor)
{
    bool money = proposal->remedy != REMEDY_NONE && proposal->remedy != REMEDY_REPLACEMENT;
    if (!proposal->stands || !money)
        return;
    proposal->amount_minor -= amount_minor;
    proposal->taken_minor += amount_minor;
    if (proposal->amount_minor <= 0) /* it is paid */
        *proposal = (struct proposal){0};
}

/* What was decided and the bank has paid is no less decided: nothing more is given, and whoever lost may still appeal. */
static void lessen_outcome(struct order_state *state, int64_t amount_minor)
{
    int64_t was = state->outcome.amount_minor;
    bool stood = state->outcome.stands;
    lessen(&state->outcome, amount_minor);
    if (stood && !state->outcome.stands && state->decided)
        state->outcome = (struct proposal){true, REMEDY_NONE, 0, was};
}

/* The other way round; what was all that was left is all that is left now. A sum that people decided on stands as it is. */
static void grow(struct proposal *proposal, int64_t amount_minor, int64_t left_minor, bool decided)
{
    int64_t back = amount_minor < proposal->taken_minor ? amount_minor : proposal->taken_minor;
    bool whole =
        proposal->remedy == REMEDY_RETURN_REFUND || (proposal->remedy == REMEDY_REFUND_FULL && !decided);
    bool all = whole && proposal->amount_minor == left_minor - amount_minor;
    if (!proposal->stands)
        return;
    if (proposal->remedy == REMEDY_NONE && back)
        proposal->remedy = REMEDY_REFUND_PARTIAL;
    proposal->amount_minor = all ? left_minor : proposal->amount_minor + back;
    proposal->taken_minor -= back;
}

/* What the bank had taken of what a dispute is about, and returns while it lasts, is what it is about again. */
static void go_on_about_all(struct order_state *state, int64_t amount_minor)
{
    int64_t back = amount_minor < state->whole_taken_minor ? amount_minor : state->whole_taken_minor;
    state->whole_minor += back;
    state->whole_taken_minor -= back;
    grow(&state->proposals[0], back, state->whole_minor, false);
    grow(&state->proposals[1], back, state->whole_minor, false);
    grow(&state->before_offer, back, state->whole_minor, false);
    grow(&state->outcome, back, state->whole_minor, state->decided);
}

/* What was agreed or decided stands for what is left of it; every time of the state it goes back to begins anew. */
static void go_on_about_the_rest(struct change *change)
{
    struct order_state *state = change->state;
    int64_t amount = change->event->amount_minor;
    state->whole_minor -= amount;
    state->whole_taken_minor += amount;
    lessen(&state->proposals[0], amount);
    lessen(&state->proposals[1], amount);
    lessen(&state->before_offer, amount);
    lessen_outcome(state, amount);
    bool unanswerable = state->before_freeze == DISPUTE_AT_BUYER && !state->proposals[1].stands;
    state->agreement_by = order_agreement_after(change->policy, change->event->at);
    order_enter_dispute(change->policy, state, unanswerable ? DISPUTE_STALLED : state->before_freeze,
                        change->event->at);
}

void apply_charged_back(struct change *change)
{
    bool part = change->event->lines == 0; /* of what the dispute is about, too */
    change->state->bank_minor += change->event->amount_minor;
    apply_refunded(change);
    if (part && change->state->dispute == DISPUTE_FROZEN)
        go_on_about_the_rest(change);
}

int64_t order_given_again_minor(const struct order_state *state, int64_t returned_minor)
{
    int64_t with_bank = state->bank_minor - returned_minor;
    return state->recalled_minor > with_bank ? state->recalled_minor - with_bank : 0;
}

/* From the buyer into the hold: what becomes of it, the order's state says. */
void apply_charge_returned(struct change *change)
{
    struct order_state *state = change->state;
    int64_t amount = change->event->amount_minor;
    check(amount > 0 && amount <= state->bank_minor);
    state->recalled_minor -= order_given_again_minor(state, amount);
    state->bank_minor -= amount;
    state->refunded_minor -= amount;
    state->held_minor += amount;
    if (!(NO_DISPUTE & IN(state->dispute)))
        go_on_about_all(state, amount);
}

static void note_bank_date(struct change *change)
{
    if (change->event->until.ms)
        change->state->bank_at = change->event->until;
}

/* What was agreed or decided is owed, whatever a bank looks at: it only waits. */
bool order_waits_for_bank(const struct policy *policy, const struct order_state *state)
{
    return policy->dispute.chargeback == CHARGEBACK_FREEZES || (!state->external && state->outcome.stands);
}

/* An inquiry decides nothing yet: it only lets the dispute wait. */
static void apply_bank(struct change *change, enum bank_stage stage)
{
    struct order_state *state = change->state;
    bool goes_on = state->chargeback;
    state->chargeback = true;
    state->bank_stage = stage;
    state->bank_refused = false;
    note_bank_date(change);
    if (!goes_on || change->event->amount_minor)
        state->bank_case_minor = change->event->amount_minor;
    bool freezes = stage == BANK_INQUIRY || order_waits_for_bank(change->policy, state);
    if ((NO_DISPUTE & IN(state->dispute)) || state->dispute == DISPUTE_FROZEN || !freezes)
        return;
    state->before_freeze = state->dispute;
    order_enter_dispute(change->policy, state, DISPUTE_FROZEN, change->event->at);
}

void apply_inquiry(struct change *change)
{
    apply_bank(change, BANK_INQUIRY);
}

void apply_chargeback(struct change *change)
{
    apply_bank(change, BANK_CHARGEBACK);
}

void apply_bank_answered(struct change *change)
{
    change->state->bank_stage = BANK_REPRESENTMENT;
    note_bank_date(change);
}

void apply_pre_arbitration(struct change *change)
{
    apply_bank(change, BANK_PRE_ARBITRATION);
}

/* Every time of the state it goes back to begins anew. */
void apply_chargeback_ended(struct change *change)
{
    struct order_state *state = change->state;
    state->chargeback = state->clocks_stopped = false;
    state->bank_stage = BANK_NONE;
    state->bank_refused = change->event->favour == FAVOUR_SELLER;
    note_bank_date(change);
    if (state->dispute != DISPUTE_FROZEN || change->event->favour == FAVOUR_BUYER)
        return;
    state->agreement_by = order_agreement_after(change->policy, change->event->at);
    order_enter_dispute(change->policy, state, state->before_freeze, change->event->at);
}
