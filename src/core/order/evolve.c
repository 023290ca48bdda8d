/*
 * What an event does to a state. A row of `evolve_rows` names the states that the event leads to and what else it
 * writes. Which deadline a state has while it lasts is in time.c.
 */
#include "base/check.h"
#include "core/order/arrival.h"
#include "core/order/change.h"
#include "core/order/rows.h"
#include "core/order/time.h"

#include <string.h>

static void apply_paid(struct change *change)
{
    struct order_state *state = change->state;
    state->paid = change->event->at;
    state->paid_minor = state->held_minor = change->event->amount_minor;
    if (state->shipment == SHIPMENT_CANCELLED) /* too late: it goes back */
        return;
    if (state->promised.ms == 0)
        state->promised = clock_add(&change->policy->calendar, state->paid, change->policy->order.promise);
    order_protect_paid(change->policy, state);
}

static void apply_cancel_asked(struct change *change)
{
    change->state->cancel_asked = true;
    bool answers = duration_is_set(change->policy->order.cancel_answer);
    if (change->state->shipment != SHIPMENT_UNPAID && answers)
        change->state->due[DEADLINE_CANCEL_ANSWER] =
            clock_add(&change->policy->calendar, change->event->at, change->policy->order.cancel_answer);
}

static void apply_cancel_refused(struct change *change)
{
    change->state->due[DEADLINE_CANCEL_ANSWER] = CLOCK_UNSET;
}

static void apply_shipped(struct change *change)
{
    struct order_state *state = change->state;
    struct instant told = state->protection_ends;
    state->shipped = change->event->at;
    state->due[DEADLINE_CANCEL_ANSWER] = CLOCK_UNSET;
    struct instant own = clock_add(&change->policy->calendar, state->shipped, change->policy->order.promise);
    struct instant named = change->event->until;
    state->promise_told |= named.ms != 0;
    state->promised = named.ms ? named : clock_later(state->promised, own);
    state->promised_before = named.ms ? named : clock_later(state->promised_before, own);
    if (change->policy->protection.anchor != ANCHOR_PAID)
        order_protect(change->policy, state);
    order_protect_sent(state, told);
}

static void apply_delivered(struct change *change)
{
    struct order_state *state = change->state;
    const struct protection_rules *rules = &change->policy->protection;
    bool told = change->event->kind == EVENT_DELIVERED && change->event->until.ms;
    order_arrive(change->policy, state, told ? change->event->until : change->event->at);
    if (told && state->protection > PROTECTION_RUNNING)
        order_wake(change->policy, state);
    if (state->protection != PROTECTION_RUNNING)
        return;
    if (rules->anchor == ANCHOR_ARRIVED || rules->anchor == ANCHOR_DELIVERED)
        order_protect(change->policy, state);
    if (!duration_is_set(rules->shrink_on_delivered))
        return;
    struct instant last = clock_add(&change->policy->calendar, state->arrived, rules->shrink_on_delivered);
    state->end_guessed &= instant_before(state->protection_ends, last); /* any promise ends later */
    order_move_end(state, clock_earlier(state->protection_ends, last));
    state->ends_before = clock_earlier(state->ends_before, last);
}

static void apply_came(struct change *change)
{
    change->state->here |= change->event->lines;
    apply_delivered(change);
}

static void apply_protection_ended(struct change *change)
{
    order_end_protection(change->policy, change->state, change->event->at);
}

static void apply_received(struct change *change)
{
    struct order_state *state = change->state;
    if (state->arrived.ms == 0)
        order_arrive(change->policy, state, change->event->at);
    if (state->protection == PROTECTION_RUNNING)
        order_end_protection(change->policy, state, change->event->at);
}

/* What is protected was sent, whenever that was. */
static void apply_noted(struct change *change)
{
    struct order_state *state = change->state;
    if (state->protection == PROTECTION_NONE) {
        state->protection = PROTECTION_RUNNING;
        state->protection_begins = state->ordered;
        order_enter_shipment(change->policy, state, SHIPMENT_ON_ITS_WAY, change->event->at);
    }
    state->ends_before = clock_earlier(state->ends_before, change->event->until);
    memset(state->line_ends, 0, sizeof state->line_ends); /* it is shown for the order */
    state->end_guessed = false;
    order_move_end(change->state, change->event->until);
}

static void apply_contacted(struct change *change)
{
    if (change->state->contacted.ms == 0)
        change->state->contacted = change->event->at;
}

struct instant order_agreement_after(const struct policy *policy, struct instant at)
{
    bool ends = duration_is_set(policy->escalation.latest);
    return ends ? clock_add(&policy->calendar, at, policy->escalation.latest) : CLOCK_UNSET;
}

/* Each time that evidence is asked for anew there is room for it. */
static void begin_files(struct order_state *state)
{
    memset(state->files, 0, sizeof state->files);
    memset(state->bytes, 0, sizeof state->bytes);
}

static void apply_opened(struct change *change)
{
    struct order_state *state = change->state;
    const struct order_event *event = change->event;
    if (state->extension == EXTENSION_ASKED)
        end_extension(state);
    state->pieces = order_some_pieces(state, event->lines, event->pieces);
    state->lines = order_lines_about(state, event->lines, state->pieces);
    state->whole_minor = order_pieces_minor(state, state->lines, state->pieces);
    state->whole_taken_minor = 0;
    state->reason = event->reason;
    state->opened = event->at;
    state->waited.opened_after = state->waited.all;
    state->agreement_by = order_agreement_after(change->policy, event->at);
    state->proposals[0] = (struct proposal){true, event->remedy, event->amount_minor};
    state->proposals[1] = state->outcome = (struct proposal){0};
    state->answered = state->escalated = state->return_disputed = state->decided = false;
    state->arrival_by = state->offer_by = PARTY_NONE;
    state->arrival_scanned = false;
    state->goods_from = CLOCK_UNSET;
    state->evidence = 0;
    memset(state->appeals, 0, sizeof state->appeals);
    memset(state->rounds, 0, sizeof state->rounds);
    memset(state->corrected, 0, sizeof state->corrected);
    memset(state->undone, 0, sizeof state->undone);
    begin_files(state);
}

static void apply_evidence(struct change *change)
{
    int side = side_of(change->event->by);
    change->state->files[side]++;
    change->state->bytes[side] += change->event->bytes;
    if (side == 0)
        change->state->evidence |= 1u << change->event->evidence;
}

static void apply_proposed(struct change *change)
{
    struct order_state *state = change->state;
    int side = side_of(change->event->by);
    enum dispute own = side ? DISPUTE_AT_SELLER : DISPUTE_AT_BUYER;
    state->offer_by = change->event->by;
    state->offered = change->event->at;
    state->before_offer = state->proposals[side];
    state->offered_in = state->dispute;
    state->offer_due = state->dispute == own
                           ? state->due[side ? DEADLINE_SELLER_ANSWER : DEADLINE_BUYER_ANSWER]
                           : CLOCK_UNSET;
    change->state->proposals[side] =
        (struct proposal){true, change->event->remedy, change->event->amount_minor};
    change->state->rounds[side]++;
    order_enter_dispute(change->policy, change->state, side ? DISPUTE_AT_BUYER : DISPUTE_AT_SELLER,
                        change->event->at);
}

/* The time that the other side had it is given back, and once a dispute the round: a slip leaves room for what was meant. */
static void apply_proposal_withdrawn(struct change *change)
{
    struct order_state *state = change->state;
    int side = side_of(change->event->by);
    struct span cost = instant_since(change->event->at, state->offered);
    state->proposals[side] = state->before_offer;
    state->rounds[side] -= !state->corrected[side];
    state->corrected[side] = true;
    state->offer_by = PARTY_NONE;
    order_enter_dispute(change->policy, state, state->offered_in, change->event->at);
    if (state->offer_due.ms)
        state->due[side ? DEADLINE_SELLER_ANSWER : DEADLINE_BUYER_ANSWER] =
            instant_add(state->offer_due, cost);
}

static void apply_refused(struct change *change)
{
    int side = side_of(change->event->by);
    change->state->answered = true;
    change->state->offer_by = PARTY_NONE;
    bool offers = change->state->proposals[1].stands; /* else the buyer has nothing to answer */
    if (side == 0)
        change->state->proposals[1].stands = false;
    order_enter_dispute(change->policy, change->state, side && offers ? DISPUTE_AT_BUYER : DISPUTE_STALLED,
                        change->event->at);
}

static void apply_accepted(struct change *change)
{
    struct order_state *state = change->state;
    state->outcome = state->proposals[1 - side_of(change->event->by)];
    state->offer_by = PARTY_NONE;
    state->undo_by = change->event->by;
    state->before_undo = state->dispute;
    state->agreed = state->goods_from = change->event->at;
}

static void apply_cancelled_dispute(struct change *change)
{
    change->state->undo_by = change->event->by;
    change->state->before_undo = change->state->dispute;
    change->state->agreed = change->event->at;
}

/* The time that the undoing cost is given back to those who talk. */
static void apply_undone(struct change *change)
{
    struct order_state *state = change->state;
    state->undone[side_of(change->event->by)] = true;
    state->goods_from = CLOCK_UNSET;
    state->outcome = (struct proposal){0};
    if (state->agreement_by.ms)
        state->agreement_by =
            instant_add(state->agreement_by, instant_since(change->event->at, state->agreed));
    order_enter_dispute(change->policy, change->state, change->state->before_undo, change->event->at);
}

static void apply_silent(struct change *change)
{
    change->state->answered = true;
}

static void apply_escalated(struct change *change)
{
    change->state->escalated = true;
}

static void apply_decided(struct change *change)
{
    change->state->outcome = (struct proposal){true, change->event->remedy, change->event->amount_minor};
    change->state->decided = true;
    change->state->goods_from = change->event->at;
}

static void apply_appealed(struct change *change)
{
    change->state->appeals[side_of(change->event->by)]++;
    begin_files(change->state);
    if (change->policy->appeal.new_evidence_required && change->event->bytes > 0)
        apply_evidence(change);
}

static void apply_return_disputed(struct change *change)
{
    struct order_state *state = change->state;
    state->return_disputed = state->escalated = true;
    state->arrival_scanned = false;
    state->decided = false;
    begin_files(state);
}

/* What the buyer had to show, somebody else says: it is a return like any other. */
static void apply_return_arrived(struct change *change)
{
    if (change->state->arrival_by == PARTY_BUYER)
        change->state->arrival_by = PARTY_NONE;
}

/* A scan that comes after the sender's word takes nothing of what was given since. */
static void apply_arrival_claimed(struct change *change)
{
    struct order_state *state = change->state;
    bool anew = state->dispute == DISPUTE_RETURN_SENT || state->dispute == DISPUTE_REPLACEMENT_SENT;
    state->arrival_scanned = change->event->by == PARTY_CARRIER;
    state->arrival_by = state->arrival_scanned ? PARTY_SELLER : change->event->by;
    state->escalated = true;
    state->decided = false;
    if (anew)
        begin_files(state);
}

/* What nobody agreed on or decided is the claim, which silence carries out. */
static void apply_goods_ordered(struct change *change)
{
    if (!change->state->outcome.stands)
        change->state->outcome = change->state->proposals[0];
    if (change->state->goods_from.ms == 0)
        change->state->goods_from = change->event->at;
}

static void apply_settled(struct change *change)
{
    order_settle(change->state, change->state->lines, change->state->pieces);
}

static void apply_withdrawn(struct change *change)
{
    struct order_state *state = change->state;
    if (state->pieces && change->policy->dispute.reopen == REOPEN_NEVER) /* of these only */
        order_settle(state, state->lines, state->pieces);
    else
        state->withdrawn |= state->lines;
}

/* What the buyer had left when the dispute began: about other lines none could be opened since. An event of before does not
 * say until when it would last: all since then, also what stood still in the dispute. */
static void apply_protection_waits(struct change *change)
{
    struct order_state *state = change->state;
    const struct order_event *event = change->event;
    struct span left =
        event->until.ms ? instant_since(event->until, event->at) : instant_since(event->at, state->opened);
    state->protection_left = left.ms > 0 ? left : SPAN_MS(1);
    state->waited.dispute_from = (struct instant){event->at.ms - left.ms};
}

static void apply_clocks_stopped(struct change *change)
{
    change->state->clocks_stopped = true;
}

static void apply_frozen(struct change *change)
{
    struct instant until = change->event->until;
    change->state->frozen = true;
    change->state->due[DEADLINE_THAW] = until.ms ? until : instant_add(change->event->at, ORDER_FREEZE);
}

static void apply_thawed(struct change *change)
{
    change->state->frozen = false;
    change->state->due[DEADLINE_THAW] = CLOCK_UNSET;
}

static void apply_released(struct change *change)
{
    check(change->event->amount_minor == change->state->held_minor);
    change->state->seller_minor += change->event->amount_minor;
    change->state->held_minor = 0;
}

static void apply_cancelled(struct change *change)
{
    struct order_state *state = change->state;
    memset(state->due, 0, sizeof state->due);
    state->settled = order_all_lines(state);
    state->extension = EXTENSION_NONE;
    if (state->protection != PROTECTION_NONE)
        state->protection = PROTECTION_ENDED;
}

/* A guess that has passed ended nothing: the end comes at the latest when delivery brings it, where it does. */
static void apply_deadline(struct change *change)
{
    struct order_state *state = change->state;
    enum deadline deadline = change->event->deadline;
    state->due[deadline] = CLOCK_UNSET;
    if (deadline != DEADLINE_PROTECTION || !state->end_guessed)
        return;
    struct instant last = order_guess_last(change->policy, state);
    if (instant_before(change->event->at, last))
        state->due[deadline] = last;
}

static void apply_nothing(struct change *change)
{
    (void)change;
}

/* A state that is 0 stays as it is, or is chosen by apply. */
struct evolve_row {
    void (*apply)(struct change *change);
    enum shipment shipment;
    enum dispute dispute;
};

static const struct evolve_row evolve_rows[EVENT_KIND_COUNT] = {
    [EVENT_NONE] = {apply_nothing, 0, 0},
    [EVENT_PAID] = {apply_paid, SHIPMENT_REVIEW, 0},
    [EVENT_PAYMENT_CLEARED] = {apply_nothing, SHIPMENT_TO_SHIP, 0},
    [EVENT_CANCEL_ASKED] = {apply_cancel_asked, 0, 0},
    [EVENT_CANCEL_AGREED] = {apply_nothing, 0, 0},
    [EVENT_CANCEL_REFUSED] = {apply_cancel_refused, 0, 0},
    [EVENT_SHIPPED] = {apply_shipped, SHIPMENT_ON_ITS_WAY, 0},
    [EVENT_DELIVERED] = {apply_delivered, SHIPMENT_DELIVERED, 0},
    [EVENT_UNDELIVERABLE] = {apply_fate, 0, 0},
    [EVENT_UNDER_WAY_AGAIN] = {apply_fate, 0, 0},
    [EVENT_RECEIPT_CONFIRMED] = {apply_received, SHIPMENT_RECEIVED, 0},
    [EVENT_PROTECTION_NOTED] = {apply_noted, 0, 0},
    [EVENT_SELLER_CONTACTED] = {apply_contacted, 0, 0},
    [EVENT_EXTENSION_ASKED] = {apply_extension_asked, 0, 0},
    [EVENT_EXTENSION_GRANTED] = {apply_extension_granted, 0, 0},
    [EVENT_EXTENSION_REFUSED] = {apply_extension_refused, 0, 0},
    [EVENT_EXTENSION_WITHDRAWN] = {apply_extension_withdrawn, 0, 0},
    [EVENT_EXTENDED_UNASKED] = {apply_extended_unasked, 0, 0},
    [EVENT_EXTENSION_VETOED] = {apply_extension_vetoed, 0, 0},
    [EVENT_DISPUTE_OPENED] = {apply_opened, 0, DISPUTE_AT_SELLER},
    [EVENT_MESSAGE] = {apply_nothing, 0, 0},
    [EVENT_EVIDENCE_GIVEN] = {apply_evidence, 0, 0},
    [EVENT_PROPOSED] = {apply_proposed, 0, 0},
    [EVENT_PROPOSAL_WITHDRAWN] = {apply_proposal_withdrawn, 0, 0},
    [EVENT_REFUSED] = {apply_refused, 0, 0},
    [EVENT_ACCEPTED] = {apply_accepted, 0, DISPUTE_AGREED},
    [EVENT_DISPUTE_CANCELLED] = {apply_cancelled_dispute, 0, DISPUTE_CANCELLING},
    [EVENT_UNDONE] = {apply_undone, 0, 0},
    [EVENT_ESCALATED] = {apply_escalated, 0, DISPUTE_EVIDENCE},
    [EVENT_DECIDED] = {apply_decided, 0, DISPUTE_DECIDED},
    [EVENT_APPEALED] = {apply_appealed, 0, DISPUTE_EVIDENCE},
    [EVENT_RETURN_SHIPPED] = {apply_nothing, 0, DISPUTE_RETURN_SENT},
    [EVENT_RETURN_ARRIVED] = {apply_return_arrived, 0, DISPUTE_RETURN_HERE},
    [EVENT_RETURN_CONFIRMED] = {apply_nothing, 0, 0},
    [EVENT_RETURN_DISPUTED] = {apply_return_disputed, 0, DISPUTE_EVIDENCE},
    [EVENT_REPLACEMENT_SHIPPED] = {apply_nothing, 0, DISPUTE_REPLACEMENT_SENT},
    [EVENT_REPLACEMENT_ARRIVED] = {apply_settled, 0, DISPUTE_CLOSED},
    [EVENT_ARRIVAL_CLAIMED] = {apply_arrival_claimed, 0, DISPUTE_EVIDENCE},
    [EVENT_BANK_INQUIRY] = {apply_inquiry, 0, 0},
    [EVENT_CHARGEBACK_OPENED] = {apply_chargeback, 0, 0},
    [EVENT_CHARGEBACK_ANSWERED] = {apply_bank_answered, 0, 0},
    [EVENT_PRE_ARBITRATION] = {apply_pre_arbitration, 0, 0},
    [EVENT_CHARGEBACK_ENDED] = {apply_chargeback_ended, 0, 0},
    [EVENT_CHARGEBACK_REVERSED] = {apply_nothing, 0, 0},
    [EVENT_GOODWILL_REFUND] = {apply_nothing, 0, 0},
    [EVENT_OUTAGE_ENDED] = {apply_outage, 0, 0},
    [EVENT_FROZEN] = {apply_frozen, 0, 0},
    [EVENT_THAWED] = {apply_thawed, 0, 0},
    [EVENT_REFUND_SEEN] = {apply_nothing, 0, 0},
    [EVENT_DEADLINE] = {apply_deadline, 0, 0},
    [EVENT_PLACED] = {apply_nothing, 0, 0},
    [EVENT_CAME] = {apply_came, SHIPMENT_DELIVERED, 0},
    [EVENT_CANCELLED] = {apply_cancelled, SHIPMENT_CANCELLED, 0},
    [EVENT_EXTENSION_LAPSED] = {apply_extension_lapsed, 0, 0},
    [EVENT_VETO_ENDED] = {apply_extension_withdrawn, 0, 0},
    [EVENT_PROTECTION_ENDED] = {apply_protection_ended, 0, 0},
    [EVENT_GRACE_ENDED] = {apply_protection_ended, 0, 0},
    [EVENT_SILENT] = {apply_silent, 0, DISPUTE_STALLED},
    [EVENT_REBUTTAL_BEGAN] = {apply_nothing, 0, DISPUTE_REBUTTAL},
    [EVENT_PANEL_CALLED] = {apply_nothing, 0, DISPUTE_PANEL},
    [EVENT_RETURN_ORDERED] = {apply_goods_ordered, 0, DISPUTE_RETURN_DUE},
    [EVENT_REPLACEMENT_ORDERED] = {apply_goods_ordered, 0, DISPUTE_REPLACEMENT_DUE},
    [EVENT_WITHDRAWN] = {apply_withdrawn, 0, DISPUTE_CLOSED},
    [EVENT_DISMISSED] = {apply_dismissed, 0, DISPUTE_CLOSED},
    [EVENT_REFUNDED] = {apply_refunded, 0, 0},
    [EVENT_RELEASED] = {apply_released, 0, 0},
    [EVENT_PROTECTION_WAITS] = {apply_protection_waits, 0, 0},
    [EVENT_CLOCKS_STOPPED] = {apply_clocks_stopped, 0, 0},
    [EVENT_REFUND_RECALLED] = {apply_recalled, 0, 0},
    [EVENT_CHARGED_BACK] = {apply_charged_back, 0, 0},
    [EVENT_CHARGE_RETURNED] = {apply_charge_returned, 0, 0},
    [EVENT_BANK_TOLD_LATE] = {apply_nothing, 0, 0},
    [EVENT_PART_DELIVERED] = {apply_part_delivered, 0, 0},
    [EVENT_PART_CONFIRMED] = {apply_part_confirmed, 0, 0},
};

struct order_next order_leads_to(enum order_event_kind kind)
{
    check(kind >= EVENT_NONE && kind < EVENT_KIND_COUNT);
    return (struct order_next){evolve_rows[kind].shipment, evolve_rows[kind].dispute};
}

void order_evolve(const struct policy *policy, struct order_state *state, const struct order_event *event)
{
    check(event->kind > EVENT_NONE && event->kind < EVENT_KIND_COUNT);
    const struct evolve_row *row = &evolve_rows[event->kind];
    bool stopped = state->clocks_stopped;
    if (stopped || state->frozen) { /* an event sees each deadline where it would be if it went on by now */
        order_start_clocks(state, event->at);
        state->clocks_stopped = stopped;
    }
    row->apply(&(struct change){policy, state, event});
    if (row->shipment && state->shipment != SHIPMENT_CANCELLED)
        order_enter_shipment(policy, state, row->shipment, event->at);
    if (row->dispute)
        order_enter_dispute(policy, state, row->dispute, event->at);
    if (state->came)
        order_set_part_due(policy, state, event->at);
    if (state->clocks_stopped || state->frozen)
        order_stop_clocks(state, event->at);
    state->last = clock_later(event->at, state->last);
    if (event->by != PARTY_CLOCK)
        state->told = event->at;
    state->version++;
}
