/* From a command to a refusal, or to the events that it makes happen. What a deadline does is in strike.c. */
#include "core/order/decide.h"
#include "core/order/bounds.h"

#include "base/check.h"
#include "core/order/arrival.h"
#include "core/order/deadlines.h"
#include "core/order/rows.h"
#include "core/order/time.h"

void work_emit(struct order_work *work, struct order_event event)
{
    check(work->events->count < ORDER_EVENTS_MAX);
    event.at = work->at;
    work->events->at[work->events->count++] = event;
    order_evolve(work->policy, &work->state, &event);
}

void work_follow(struct order_work *work, enum order_event_kind kind)
{
    work_emit(work,
              (struct order_event){
                  .kind = kind, .by = work->by, .lines = work->state.lines, .pieces = work->state.pieces});
}

static void refund_pieces(struct order_work *work, uint64_t lines, int32_t pieces, int64_t amount_minor)
{
    work_emit(work, (struct order_event){.kind = EVENT_REFUNDED,
                                         .by = work->by,
                                         .lines = lines,
                                         .pieces = pieces,
                                         .amount_minor = amount_minor,
                                         .currency = work->state.currency});
}

void work_refund(struct order_work *work, uint64_t lines, int64_t amount_minor)
{
    refund_pieces(work, lines, 0, amount_minor);
}

/* What the dispute is about. */
static void refund_dispute(struct order_work *work, int64_t amount_minor)
{
    refund_pieces(work, work->state.lines, work->state.pieces, amount_minor);
}

/* So much is all that the dispute which waits for the bank asked for, or came to; what may be appealed it has not come to yet. */
static bool ends_dispute(const struct order_work *work, int64_t amount_minor)
{
    const struct order_state *state = &work->state;
    bool open =
        !state->external && state->before_freeze == DISPUTE_DECIDED && order_may_appeal(work->policy, state);
    const struct proposal *sought = state->outcome.stands && !open ? &state->outcome : &state->proposals[0];
    bool goods = sought->remedy == REMEDY_NONE || sought->remedy == REMEDY_REPLACEMENT;
    return amount_minor >= (goods ? state->whole_minor : sought->amount_minor);
}

/* The lines whose money has gone by it; a part of an order's money is no line's, unless a dispute waits for just that. */
static uint64_t lines_taken(const struct order_work *work, int64_t amount_minor)
{
    const struct order_state *state = &work->state;
    if (amount_minor == order_left_minor(state))
        return order_all_lines(state);
    return state->dispute == DISPUTE_FROZEN && ends_dispute(work, amount_minor) ? state->lines : 0;
}

static int64_t first_set(int64_t first, int64_t second, int64_t third)
{
    return first ? first : second ? second : third;
}

/* What was ordered back before and is taken by the bank now is not paid a second time. */
static void recall_refund(struct order_work *work, int64_t amount_minor)
{
    if (amount_minor > 0)
        work_emit(work, (struct order_event){.kind = EVENT_REFUND_RECALLED,
                                             .by = work->by,
                                             .amount_minor = amount_minor,
                                             .currency = work->state.currency});
}

/*
 * What the bank has taken: as much as it says, or as the case was about; of a case that names no amount what is left, and
 * all of it where nothing is. Nobody else pays it.
 */
static void charge_back(struct order_work *work, int64_t said_minor)
{
    const struct order_state *state = &work->state;
    int64_t left = order_left_minor(state), most = order_bank_most_minor(state);
    int64_t amount = first_set(said_minor, state->bank_case_minor, left ? left : most);
    bool waits = state->dispute == DISPUTE_FROZEN;
    if (most == 0)
        return;
    amount = amount < most ? amount : most;
    recall_refund(work, amount - left);
    left = order_left_minor(state);
    work_emit(work, (struct order_event){.kind = EVENT_CHARGED_BACK,
                                         .by = work->by,
                                         .lines = lines_taken(work, amount),
                                         .pieces = waits && amount < left ? state->pieces : 0,
                                         .amount_minor = amount,
                                         .currency = state->currency});
}

/*
 * It is the seller's again, unless the order was cancelled meanwhile; but what the buyer was given before the bank took it
 * (agreed, decided, or of goodwill) is the buyer's still.
 */
static void return_charge(struct order_work *work, int64_t said_minor)
{
    const struct order_state *state = &work->state;
    int64_t amount = first_set(said_minor, state->bank_minor, 0);
    int64_t again = order_given_again_minor(state, amount);
    work_emit(work, (struct order_event){.kind = EVENT_CHARGE_RETURNED,
                                         .by = work->by,
                                         .amount_minor = amount,
                                         .currency = state->currency});
    if (state->shipment == SHIPMENT_CANCELLED)
        work_refund(work, order_all_lines(state), amount);
    else if (again)
        work_refund(work, 0, again);
}

/* Of a whole that is given back nothing is left to speak of; a part is no line's. */
static void give_goodwill(struct order_work *work, int64_t amount_minor)
{
    const struct order_state *state = &work->state;
    bool whole = amount_minor == order_left_minor(state);
    work_refund(work, whole ? order_all_lines(state) & ~state->settled : 0, amount_minor);
}

/* A chargeback ends the dispute where it does not freeze it; elsewhere the clocks are not ours to stop. */
static void wait_for_bank(struct order_work *work)
{
    const struct order_state *state = &work->state;
    bool ends = state->bank_stage != BANK_INQUIRY && !order_waits_for_bank(work->policy, state);
    if (ends && !(NO_DISPUTE & IN(state->dispute)))
        work_follow(work, EVENT_DISMISSED);
    if (!state->external && !state->clocks_stopped)
        work_emit(work, (struct order_event){.kind = EVENT_CLOCKS_STOPPED, .by = work->by});
}

void work_cancel(struct order_work *work)
{
    int64_t paid = work->state.paid_minor - work->state.refunded_minor;
    work_follow(work, EVENT_CANCELLED);
    if (paid > 0)
        work_refund(work, order_all_lines(&work->state), paid);
}

/* The goods were sent back, and one side says that they came: only the money is left to speak of. */
static bool work_is_about_money(const struct order_work *work)
{
    return work->state.return_disputed || work->state.arrival_by == PARTY_BUYER;
}

void work_carry_out(struct order_work *work, struct proposal outcome)
{
    static const enum order_event_kind follows[REMEDY_COUNT] = {
        [REMEDY_NONE] = EVENT_DISMISSED,
        [REMEDY_REFUND_FULL] = EVENT_REFUNDED,
        [REMEDY_REFUND_PARTIAL] = EVENT_REFUNDED,
        [REMEDY_RETURN_REFUND] = EVENT_RETURN_ORDERED,
        [REMEDY_REPLACEMENT] = EVENT_REPLACEMENT_ORDERED,
    };
    bool early = work->policy->returns.refund_on == RETURN_REFUND_AGREED && !work->state.external;
    bool returned = (early || work_is_about_money(work)) && outcome.remedy == REMEDY_RETURN_REFUND;
    work->state.outcome = outcome;
    if (returned || follows[outcome.remedy] == EVENT_REFUNDED)
        refund_dispute(work, outcome.amount_minor);
    else
        work_follow(work, follows[outcome.remedy]);
}

bool work_carries_out(const struct order_work *work, struct proposal outcome)
{
    bool pays = outcome.remedy == REMEDY_REFUND_FULL || outcome.remedy == REMEDY_REFUND_PARTIAL ||
                (outcome.remedy == REMEDY_RETURN_REFUND && work_is_about_money(work));
    return !work->state.external || !pays;
}

static bool appealable(const struct order_work *work)
{
    const struct appeal_rules *rules = &work->policy->appeal;
    bool waits = rules->stays_execution || work->state.outcome.remedy == REMEDY_NONE;
    return order_may_appeal(work->policy, &work->state) != 0 && waits;
}

/* Who has undone a step of this dispute already does the next one for good: nobody waits for what cannot be undone. */
static bool follow_final(struct order_work *work, const struct order_event *wish)
{
    bool taken_back = wish->kind == EVENT_DISPUTE_CANCELLED;
    bool ends = wish->kind == EVENT_ACCEPTED || taken_back;
    if (!ends || work->state.external || !work->state.undone[side_of(wish->by)])
        return false;
    if (taken_back)
        work_follow(work, EVENT_WITHDRAWN);
    else
        work_carry_out(work, work->state.outcome);
    return true;
}

/* What an act brings with it at once. In an external order only what the marketplace surely does. */
static void follow_act(struct order_work *work, const struct order_event *wish)
{
    const struct order_state *state = &work->state;
    bool asked_unpaid = wish->kind == EVENT_CANCEL_ASKED && state->shipment == SHIPMENT_UNPAID;
    if (follow_final(work, wish))
        return;
    if (wish->kind == EVENT_CANCEL_AGREED || asked_unpaid)
        work_cancel(work);
    else if (wish->kind == EVENT_PAID && state->shipment == SHIPMENT_CANCELLED)
        work_refund(work, order_all_lines(state), wish->amount_minor);
    else if (wish->kind == EVENT_PAID && !duration_is_set(work->policy->order.risk_hold))
        work_follow(work, EVENT_PAYMENT_CLEARED);
    else if (wish->kind == EVENT_REFUND_SEEN)
        work_refund(work, wish->lines, wish->amount_minor);
    else if (wish->kind == EVENT_CHARGEBACK_ENDED && wish->favour == FAVOUR_BUYER)
        charge_back(work, wish->amount_minor);
    else if (wish->kind == EVENT_CHARGEBACK_OPENED || wish->kind == EVENT_BANK_INQUIRY ||
             wish->kind == EVENT_PRE_ARBITRATION)
        wait_for_bank(work);
    else if (wish->kind == EVENT_CHARGEBACK_REVERSED)
        return_charge(work, wish->amount_minor);
    else if (wish->kind == EVENT_GOODWILL_REFUND)
        give_goodwill(work, wish->amount_minor);
    else if (wish->kind == EVENT_RETURN_CONFIRMED && !state->external)
        refund_dispute(work, state->outcome.amount_minor);
    else if (wish->kind == EVENT_RETURN_SHIPPED && work->policy->returns.refund_on == RETURN_REFUND_SENT &&
             !state->external)
        refund_dispute(work, state->outcome.amount_minor);
    else if (wish->kind == EVENT_DISPUTE_OPENED && work->policy->reasons[state->reason].route == ROUTE_STAFF)
        work_follow(work, EVENT_ESCALATED);
    else if (wish->kind == EVENT_DECIDED && !appealable(work) && work_carries_out(work, state->outcome))
        work_carry_out(work, state->outcome);
}

/* The seller is paid as soon as nothing stands in the way, and not for what is still to be sent. */
static void release(struct order_work *work)
{
    const struct order_state *state = &work->state;
    const struct protection_rules *rules = &work->policy->protection;
    bool over = state->protection == PROTECTION_ENDED ||
                (state->protection == PROTECTION_GRACE && rules->on_expiry == EXPIRY_RELEASE) ||
                state->settled == order_all_lines(state);
    bool quiet = (NO_DISPUTE & IN(state->dispute)) && over && !order_is_unsent(state);
    if (state->held_minor == 0 || state->chargeback || state->frozen ||
        !(quiet || rules->holds_money == HOLDING_CLAWBACK))
        return;
    work_emit(work, (struct order_event){.kind = EVENT_RELEASED,
                                         .by = work->by,
                                         .amount_minor = state->held_minor,
                                         .currency = state->currency});
}

/* The same day, of which the other has the hour. */
static bool is_day_of(struct instant told, struct instant at)
{
    return told.ms / SPAN_DAYS(1).ms == at.ms / SPAN_DAYS(1).ms;
}

/* Noted when something later has happened already: what a clock struck on a guess does not change the day of receipt. */
static bool came_before(const struct order_state *state, const struct order_event *wish)
{
    return wish->kind == EVENT_DELIVERED && state->shipped.ms && !order_is_part(state, wish) &&
           (!instant_before(wish->at, state->shipped) || is_day_of(wish->at, state->shipped));
}

static enum order_refusal refuse_time(const struct order_state *state, const struct order_command *command,
                                      struct law *law, struct instant now)
{
    struct order_command due;
    law->at = clock_later(now, state->last);
    if (state->external && command->wish.at.ms) {
        if (instant_before(now, command->wish.at))
            return REFUSAL_IN_FUTURE;
        if (instant_before(command->wish.at, state->ordered))
            return REFUSAL_OUT_OF_ORDER;
        bool before = instant_before(command->wish.at, state->told);
        if (before && !is_day_of(command->wish.at, state->told) && !came_before(state, &command->wish))
            return REFUSAL_OUT_OF_ORDER;
        law->at = clock_later(command->wish.at, state->told);
    }
    bool excused = command->wish.kind == EVENT_OUTAGE_ENDED;
    return !excused && order_next_due(state, law->at, &due) ? REFUSAL_DEADLINE_FIRST : REFUSAL_NONE;
}

static enum order_refusal refuse_row(const struct act_row *row, const struct law *law)
{
    if (!order_row_fits(row, law->state))
        return REFUSAL_WRONG_STATE;
    if (order_row_waits_for_bank(row, law->state))
        return REFUSAL_CHARGEBACK;
    enum order_refusal refusal = row->state_guard ? row->state_guard(law) : REFUSAL_NONE;
    if (refusal)
        return refusal;
    bool bound = !law->state->external && !row->bounded_by_wish;
    if (bound && row->opens && instant_before(law->at, row->opens(law)))
        return REFUSAL_TOO_EARLY;
    if (bound && row->closes && clock_is_late(law->at, row->closes(law)))
        return REFUSAL_TOO_LATE;
    return row->wish_guard ? row->wish_guard(law) : REFUSAL_NONE;
}

static bool may_note(const struct order_state *state, enum party party)
{
    return !state->external || party == PARTY_BUYER || party == PARTY_STAFF;
}

/* The day that was told, where it is not when it was noted, or where it wakes a protection that ended without it. */
static struct instant came_when(const struct law *law)
{
    const struct order_state *state = law->state;
    struct instant told = law->wish->at.ms ? law->wish->at : law->at;
    bool early = instant_before(told, law->at) && !is_day_of(told, law->at);
    if (order_is_part(state, law->wish) || (!early && state->protection <= PROTECTION_RUNNING))
        return CLOCK_UNSET;
    return clock_later(told, state->shipped);
}

/* As it stands in the history: with all lines that it is about. */
static struct order_event wish_done(const struct law *law, struct order_event wish)
{
    const struct order_state *state = law->state;
    bool opens = wish.kind == EVENT_DISPUTE_OPENED;
    if (wish.kind == EVENT_REPLACEMENT_ARRIVED && wish.by == PARTY_CARRIER && !state->external)
        wish.kind = EVENT_ARRIVAL_CLAIMED; /* what is in the parcel the buyer has to see first */
    if (order_bank_told_late(state, &wish))
        wish.kind = EVENT_BANK_TOLD_LATE;
    if (wish.kind ==
        EVENT_EXTENSION_VETOED) /* a history keeps what was decided, whatever later rules decide */
        wish.until = order_objection_end(law->policy, state, law->at);
    if (wish.kind == EVENT_DELIVERED && state->external)
        wish.until = came_when(law);
    if (order_is_part(state, &wish))
        wish.kind = wish.kind == EVENT_DELIVERED ? EVENT_PART_DELIVERED : EVENT_PART_CONFIRMED;
    wish.came = CAME_NOT_SAID; /* it has an event of its own */
    wish.pieces = opens ? order_some_pieces(state, wish.lines, wish.pieces) : 0;
    if (opens)
        wish.lines = order_lines_about(state, wish.lines, wish.pieces);
    return wish;
}

/* The buyer's word for what no carrier has said. Of other lines it says nothing. */
static void note_arrival(struct order_work *work)
{
    const struct order_state *state = &work->state;
    uint64_t missing = order_missing(state), here = state->lines & missing;
    bool all = !(missing & ~here) || !(state->lines & order_lines_of(state, 1u << LINE_GOODS));
    if (state->shipment == SHIPMENT_ON_ITS_WAY && !state->external && (here || all))
        work_emit(work, (struct order_event){.kind = all ? EVENT_CAME : EVENT_PART_DELIVERED,
                                             .by = work->by,
                                             .lines = all ? state->lines : here});
}

/* Elsewhere: a protection that a clock has ended meanwhile lasted when it happened. */
static bool ended_since(const struct law *law)
{
    const struct order_state *state = law->state;
    return state->external && law->wish->at.ms && law->wish->kind == EVENT_DISPUTE_OPENED &&
           state->protection == PROTECTION_ENDED && instant_before(law->at, state->protection_ends);
}

static const struct order_state *as_it_was(const struct order_state *state, struct order_state *room)
{
    if (state != room)
        *room = *state;
    room->protection = PROTECTION_RUNNING;
    return room;
}

static enum order_refusal decide_act(struct order_work *work, const struct order_command *command,
                                     struct instant now)
{
    const struct act_row *row = order_act_row(command->wish.kind);
    struct law law = {work->policy, &work->state, &command->wish, command->wish.by, now};
    if (!row)
        return REFUSAL_UNKNOWN_ACT;
    if (command->version != work->state.version)
        return REFUSAL_STALE;
    if (!order_row_is_for(row, &law) || !may_note(&work->state, command->noted_by))
        return REFUSAL_NOT_YOURS;
    enum order_refusal refusal = refuse_time(&work->state, command, &law, now);
    struct order_state room;
    law.state = order_running(&work->state, law.at, &room);
    if (!refusal && ended_since(&law))
        law.state = as_it_was(law.state, &room);
    if (!refusal)
        refusal = refuse_row(row, &law);
    if (refusal)
        return refusal;
    work->at = law.at;
    work->by = command->wish.by;
    struct order_event wish = wish_done(&law, command->wish);
    work_emit(work, wish);
    if (wish.kind == EVENT_DISPUTE_OPENED && command->wish.came == CAME_YES)
        note_arrival(work);
    follow_act(work, &wish);
    return REFUSAL_NONE;
}

enum order_refusal order_decide(const struct policy *policy, const struct order_state *state,
                                const struct order_command *command, struct instant now,
                                struct order_events *events)
{
    struct order_work work; /* member by member: an initializer would clear the state before it is copied */
    work.policy = policy;
    work.events = events;
    work.at = now;
    work.by = PARTY_CLOCK;
    order_copy_known(&work.state, state);
    events->count = 0;
    enum order_refusal refusal = command->wish.kind == EVENT_DEADLINE ? decide_deadline(&work, command, now)
                                                                      : decide_act(&work, command, now);
    if (!refusal)
        release(&work);
    return refusal;
}
