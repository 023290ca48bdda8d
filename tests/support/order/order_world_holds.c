/* What must hold of the world around an order, whatever the rules are. */
#include "base/check.h"
#include "core/order/lines.h"
#include "support/order/order_world.h"

void world_say(struct order_world *world, const char *wrong)
{
    if (!world->wrong)
        world->wrong = wrong;
}

/* ---- money ---- */

/* Goodwill is given of the whole: with what was given back of the lines it is never more than they cost. */
static void see_gift(struct order_world *world, const struct order_event *event)
{
    int64_t cost = 0, back = world->gifts + event->amount_minor;
    for (int i = 0; i < world->state.line_count; i++) {
        cost += world->state.line_minor[i];
        back += world->given_back[i];
    }
    if (back > cost)
        world_say(world, "more is given back than was paid");
    world->gifts += event->amount_minor;
}

/*
 * Of a line as much as its pieces cost that are given back by now, and a cent more where that was rounded; what is left over.
 * What a bank takes can be more than they cost: the cent would be another piece's then.
 */
static int64_t give_of_line(struct order_world *world, int line, const struct order_event *event,
                            int64_t amount_minor)
{
    int32_t pieces = world->state.line_kind[line] == LINE_TAX ? 0 : event->pieces;
    int64_t all = world->state.line_minor[line], quantity = world->state.line_quantity[line];
    int64_t gone = pieces ? world->pieces[line] + pieces : quantity;
    if (gone > quantity)
        world_say(world, "a piece is given back twice");
    int64_t most = gone >= quantity ? all : all * gone / quantity + (event->kind != EVENT_CHARGED_BACK);
    int64_t room = (most < all ? most : all) - world->given_back[line];
    int64_t part = amount_minor < room ? amount_minor : room > 0 ? room : 0;
    world->pieces[line] = world->state.line_kind[line] == LINE_TAX ? 0 : (int32_t)gone;
    world->given_back[line] += part;
    return amount_minor - part;
}

/* No line is given back twice, by whomever. */
static int64_t give_of_lines(struct order_world *world, const struct order_event *event)
{
    int64_t left = event->amount_minor;
    for (int i = 0; i < world->state.line_count; i++)
        if (event->lines >> i & 1)
            left = give_of_line(world, i, event, left);
    bool with_tax = event->kind != EVENT_CHARGED_BACK; /* nobody says how much of the rest would be tax */
    for (int i = 0; i < world->state.line_count; i++)  /* a part of the tax goes with what it is on */
        if (world->state.line_kind[i] == LINE_TAX && with_tax)
            left = give_of_line(world, i, event, left);
    return left;
}

static void see_given_back(struct order_world *world, const struct order_event *event)
{
    if (give_of_lines(world, event) > 0)
        world_say(world, "a line is given back twice");
}

/* What the bank returns was given back before: of no line first, and then of the lines, the last first. */
static void see_returned(struct order_world *world, int64_t amount_minor)
{
    int64_t gift = amount_minor < world->gifts ? amount_minor : world->gifts, left = amount_minor - gift;
    world->gifts -= gift;
    for (int i = world->state.line_count; i > 0 && left > 0; i--) {
        int64_t part = left < world->given_back[i - 1] ? left : world->given_back[i - 1];
        world->given_back[i - 1] -= part;
        left -= part;
    }
    if (left)
        world_say(world, "the bank returns what nobody got");
}

/* Of what the bank takes, as much as is new: what was called off for it has been counted. */
static void see_bank_take(struct order_world *world, struct order_event event)
{
    event.amount_minor -= world->recalled;
    world->recalled = 0;
    if (event.amount_minor > 0 && event.lines)
        event.amount_minor = give_of_lines(world, &event);
    if (event.amount_minor > 0) /* more than the lines cost is of no line */
        see_gift(world, &event);
}

static void see_money(struct order_world *world, const struct order_event *event)
{
    if (event->kind == EVENT_PAID) {
        world->buyer -= event->amount_minor;
        world->market += event->amount_minor;
    }
    if (event->kind == EVENT_CHARGEBACK_OPENED || event->kind == EVENT_BANK_INQUIRY ||
        event->kind == EVENT_PRE_ARBITRATION)
        world->bank_looks = true;
    if (event->kind == EVENT_CHARGEBACK_ENDED)
        world->bank_looks = false;
    if (world->bank_looks && (event->kind == EVENT_REFUNDED || event->kind == EVENT_RELEASED))
        world_say(world, "somebody is paid while the bank looks");
    bool disputed = world->state.dispute != DISPUTE_NONE && world->state.dispute != DISPUTE_CLOSED;
    if (event->kind == EVENT_RELEASED && disputed &&
        world->policy->protection.holds_money != HOLDING_CLAWBACK)
        world_say(world, "the seller is paid while there is a dispute");
    if (event->kind == EVENT_CHARGE_RETURNED)
        see_returned(world, event->amount_minor);
    if (event->kind == EVENT_REFUND_RECALLED)
        world->recalled = event->amount_minor;
    if (event->kind == EVENT_CHARGED_BACK)
        see_bank_take(world, *event);
    else if (event->kind == EVENT_REFUNDED && (world->gift || !event->lines)) /* or given again */
        see_gift(world, event);
    else if (event->kind == EVENT_REFUNDED)
        see_given_back(world, event);
    world->gift = event->kind == EVENT_GOODWILL_REFUND;
}

/* ---- what people decided ---- */

/* What the bank takes of a decision is paid, and is owed again when the bank returns it. */
static void see_bank_of_ruling(struct ruling *ruling, const struct order_event *event)
{
    int64_t amount = event->amount_minor;
    if (event->kind == EVENT_CHARGED_BACK && ruling->amount_minor) {
        int64_t part = amount < ruling->amount_minor ? amount : ruling->amount_minor;
        ruling->amount_minor -= part;
        ruling->taken_minor += part;
        ruling->before = ruling->remedy;
        ruling->remedy = ruling->amount_minor ? ruling->remedy : REMEDY_NONE;
    }
    if (event->kind == EVENT_CHARGE_RETURNED && ruling->taken_minor) {
        int64_t part = amount < ruling->taken_minor ? amount : ruling->taken_minor;
        ruling->amount_minor += part;
        ruling->taken_minor -= part;
        ruling->remedy = ruling->remedy == REMEDY_NONE ? ruling->before : ruling->remedy;
    }
}

static void see_ruling(struct order_world *world, const struct order_event *event)
{
    if (event->kind == EVENT_DECIDED)
        world->ruling = (struct ruling){.stands = true,
                                        .remedy = event->remedy,
                                        .amount_minor = event->amount_minor,
                                        .lines = world->state.lines};
    if (event->kind == EVENT_RETURN_DISPUTED || event->kind == EVENT_ARRIVAL_CLAIMED ||
        event->kind == EVENT_DISPUTE_OPENED || (event->kind == EVENT_CHARGED_BACK && event->lines) ||
        (event->kind == EVENT_DISMISSED && world->bank_looks)) /* it goes on at the bank */
        world->ruling.stands = false;
    if (world->ruling.stands)
        see_bank_of_ruling(&world->ruling, event);
}

static void see_agreement(struct order_world *world, enum order_event_kind kind)
{
    if (kind == EVENT_ACCEPTED)
        world->agreed = true;
    if (kind == EVENT_UNDONE || kind == EVENT_DISPUTE_OPENED || kind == EVENT_RETURN_ORDERED ||
        kind == EVENT_REPLACEMENT_ORDERED)
        world->agreed = false;
}

/* Silence never pays who has the goods: who shows nothing of them is not heard on. */
static void see_claim(struct order_world *world, const struct order_event *event)
{
    struct claim *claim = &world->claim;
    if (event->kind == EVENT_RETURN_DISPUTED || event->kind == EVENT_ARRIVAL_CLAIMED)
        *claim = (struct claim){.by = event->by == PARTY_CARRIER ? PARTY_SELLER : event->by,
                                .shown = event->by == PARTY_CARRIER, /* its scan */
                                .returned = event->kind == EVENT_RETURN_DISPUTED};
    if (event->kind == EVENT_DISPUTE_OPENED || event->kind == EVENT_DECIDED ||
        event->kind == EVENT_RETURN_ARRIVED)
        *claim = (struct claim){.by = PARTY_NONE};
    if (event->kind == EVENT_EVIDENCE_GIVEN && event->by == claim->by)
        claim->shown = true;
    bool goes_on = event->kind == EVENT_PANEL_CALLED || event->kind == EVENT_REBUTTAL_BEGAN;
    if (goes_on && claim->by != PARTY_NONE && !claim->shown)
        world_say(world, "who shows nothing of the goods is heard on");
    bool dismissed = event->kind == EVENT_DISMISSED && world->struck == DEADLINE_DECISION;
    if (dismissed && (claim->returned || (claim->shown && claim->by == PARTY_BUYER)))
        world_say(world, "nobody decided, and goods that are back are not paid");
    bool never = world->policy->reasons[world->state.reason].receipt == RECEIPT_NOT_YET;
    bool none = world->kinds[EVENT_DELIVERED] == 0 && world->kinds[EVENT_CAME] == 0 &&
                world->kinds[EVENT_PART_DELIVERED] == 0 && world->kinds[EVENT_PART_CONFIRMED] == 0;
    if (event->kind == EVENT_RETURN_ORDERED && never && none)
        world_say(world, "goods that never came are to be sent back");
}

/* What the buyer wants to have: a bank that gives all of it leaves nothing for the rules to give. */
static void see_claimed(struct order_world *world, const struct order_event *event)
{
    int64_t *claimed = world->claimed;
    bool opened = event->kind == EVENT_DISPUTE_OPENED;
    if (opened || (event->kind == EVENT_PROPOSED && event->by == PARTY_BUYER)) {
        claimed[1] = claimed[0];
        claimed[0] =
            event->remedy != REMEDY_REPLACEMENT && event->amount_minor ? event->amount_minor : INT64_MAX;
    }
    if (event->kind == EVENT_PROPOSAL_WITHDRAWN && event->by == PARTY_BUYER)
        claimed[0] = claimed[1];
    for (int i = 0; i < 2; i++)
        if (event->kind == EVENT_CHARGED_BACK && claimed[i] != INT64_MAX)
            claimed[i] -= event->amount_minor;
}

/* Nobody decided, neither before nor now: then the rules do. */
static void see_no_decision(struct order_world *world, const struct order_event *event)
{
    bool buyer = world->policy->panel.on_no_decision == FAVOUR_BUYER;
    if (world->struck != DEADLINE_DECISION || world->ruling.stands || world->claim.by != PARTY_NONE)
        return;
    if (event->kind == EVENT_DISMISSED && buyer && world->claimed[0] > 0)
        world_say(world, "nobody decided, and the rules' favour is not carried out");
    if ((event->kind == EVENT_REFUNDED || event->kind == EVENT_RETURN_ORDERED) && !buyer)
        world_say(world, "nobody decided, and what the rules refuse is carried out");
}

/* Each time that something new is asked there is room to show something. */
static void see_files(struct order_world *world, const struct order_event *event)
{
    bool anew = event->kind == EVENT_DISPUTE_OPENED || event->kind == EVENT_APPEALED ||
                event->kind == EVENT_RETURN_DISPUTED ||
                (event->kind == EVENT_ARRIVAL_CLAIMED && world->state.arrival_by == PARTY_NONE);
    bool brings = event->kind == EVENT_APPEALED && world->policy->appeal.new_evidence_required;
    if (anew)
        world->files[0] = world->files[1] = 0;
    if (brings || event->kind == EVENT_EVIDENCE_GIVEN)
        world->files[event->by == PARTY_SELLER]++;
}

void world_see_refused(struct order_world *world, const struct order_event *wish, enum order_refusal refusal)
{
    bool shows = wish->kind == EVENT_EVIDENCE_GIVEN && refusal == REFUSAL_EVIDENCE && wish->bytes > 0;
    bool scan = wish->by == PARTY_CARRIER && world->claim.by != PARTY_NONE && !world->claim.shown &&
                !world->claim.returned && !world->bank_looks && refusal == REFUSAL_WRONG_STATE;
    bool asked =
        wish->kind == (world->claim.by == PARTY_BUYER ? EVENT_RETURN_ARRIVED : EVENT_REPLACEMENT_ARRIVED);
    if (scan && asked &&
        (world->state.dispute == DISPUTE_EVIDENCE || world->state.dispute == DISPUTE_REBUTTAL))
        world_say(world, "who has to show that the goods came may not have the carrier say it");
    if (shows && world->files[wish->by == PARTY_SELLER] < world->policy->evidence.max_files)
        world_say(world, "a side has no room left for what it may show");
}

/* Who lost by a decision appeals, as often as the rules let each; who got all does not. */
static void see_appeal(struct order_world *world, const struct order_event *event)
{
    int side = event->by == PARTY_SELLER;
    enum remedy all = side ? REMEDY_NONE : REMEDY_REFUND_FULL;
    if (event->kind == EVENT_DISPUTE_OPENED)
        world->appeals[0] = world->appeals[1] = 0;
    if (event->kind != EVENT_APPEALED)
        return;
    if (++world->appeals[side] > world->policy->appeal.max)
        world_say(world, "a side appeals more often than the rules say");
    if (!world->ruling.stands || world->ruling.remedy == all)
        world_say(world, "who got all appeals");
}

/* Each side once a dispute, by whoever did what is undone; then what a side does is done. */
static void see_undo(struct order_world *world, const struct order_event *event)
{
    if (event->kind == EVENT_DISPUTE_OPENED)
        world->undone[0] = world->undone[1] = 0;
    if (event->kind == EVENT_ACCEPTED || event->kind == EVENT_DISPUTE_CANCELLED)
        world->done_by = event->by;
    if (event->kind == EVENT_UNDONE &&
        (++world->undone[event->by == PARTY_SELLER] > 1 || event->by != world->done_by))
        world_say(world, "something is undone twice, or by the other side");
}

static void see_strike(struct order_world *world, const struct order_event *event)
{
    if (event->kind == EVENT_DEADLINE)
        world->struck = event->deadline;
    else if (event->kind < EVENT_DEADLINE)
        world->struck = DEADLINE_COUNT;
}

/* Until people decide otherwise, what follows is what they decided: no more, no less, nothing else. */
static void see_outcome(struct order_world *world, const struct order_event *event)
{
    struct ruling *ruling = &world->ruling;
    bool pays = ruling->remedy == REMEDY_REFUND_FULL || ruling->remedy == REMEDY_REFUND_PARTIAL;
    bool goods = ruling->remedy == REMEDY_RETURN_REFUND || ruling->remedy == REMEDY_REPLACEMENT;
    if (!ruling->stands)
        return;
    if (event->kind == EVENT_REFUNDED && !goods && event->amount_minor != ruling->amount_minor)
        world_say(world, "another amount is paid than was decided");
    if (event->kind == EVENT_REFUNDED && ruling->remedy == REMEDY_NONE)
        world_say(world, "what was decided for the seller is paid to the buyer");
    if (event->kind == EVENT_DISMISSED && (pays || ruling->remedy == REMEDY_REPLACEMENT))
        world_say(world, "what was decided for the buyer is dismissed");
    if (event->kind == EVENT_RETURN_ORDERED && ruling->remedy != REMEDY_RETURN_REFUND)
        world_say(world, "a return is ordered that nobody decided");
    if (event->kind == EVENT_REPLACEMENT_ORDERED && ruling->remedy != REMEDY_REPLACEMENT)
        world_say(world, "a replacement is ordered that nobody decided");
    if (event->kind == EVENT_REFUNDED || event->kind == EVENT_DISMISSED)
        ruling->stands = false;
}

/* ---- goods and money ---- */

static bool all_at(const struct order_world *world, uint64_t lines, enum whereabouts at)
{
    for (int i = 0; i < world->state.line_count; i++)
        if ((lines >> i & 1) && world->at[i] != at)
            return false;
    return lines != 0;
}

/*
 * Nobody who decides sees where goods really are; but a silent end gives goods and money to one side only when the
 * other could speak, and did not.
 */
static void see_silent_end(struct order_world *world, const struct order_event *event)
{
    uint64_t lines = world->state.lines & order_lines_of(&world->state, 1u << LINE_GOODS);
    bool whole = event->amount_minor == world->state.whole_minor;
    if (event->kind == EVENT_DISMISSED && all_at(world, lines, WITH_SELLER) && !world->could[0] &&
        !world->ruling.stands)
        world_say(world, "the seller has goods and money, and the buyer could do nothing");
    if (event->kind == EVENT_REFUNDED && whole && all_at(world, lines, WITH_BUYER) && !world->could[1] &&
        !world->ruling.stands)
        world_say(world, "the buyer has goods and money, and the seller could do nothing");
}

void world_see(struct order_world *world, const struct order_event *event, bool silent)
{
    see_strike(world, event);
    see_money(world, event);
    see_claimed(world, event);
    see_no_decision(world, event);
    see_claim(world, event);
    see_files(world, event);
    see_appeal(world, event);
    see_undo(world, event);
    see_ruling(world, event);
    see_agreement(world, event->kind);
    if (silent && !world->agreed && world->state.shipment != SHIPMENT_CANCELLED &&
        event->kind != EVENT_CANCELLED)
        see_silent_end(world, event);
    see_outcome(world, event);
    bool part = event->amount_minor != world->state.whole_minor;
    if (event->kind == EVENT_REFUNDED && world->last == EVENT_RETURN_CONFIRMED && part)
        world_say(world, "who sent all goods back gets only a part");
    world->last = event->kind;
}

/* ---- nobody waits for a deadline of theirs without anything to do ---- */

enum { ANSWERS = 5 };
struct answer_row {
    enum deadline deadline;
    enum party who;
    enum order_event_kind acts[ANSWERS];
};
static const struct answer_row answers[] = {
    {DEADLINE_SHIP, PARTY_SELLER, {EVENT_SHIPPED}},
    {DEADLINE_CANCEL_ANSWER, PARTY_SELLER, {EVENT_CANCEL_REFUSED}},
    {DEADLINE_SELLER_ANSWER, PARTY_SELLER, {EVENT_REFUSED}},
    {DEADLINE_SELLER_ANSWER, PARTY_SELLER, {EVENT_ACCEPTED}},
    {DEADLINE_BUYER_ANSWER, PARTY_BUYER, {EVENT_REFUSED}},
    {DEADLINE_BUYER_ANSWER, PARTY_BUYER, {EVENT_ACCEPTED}},
    {DEADLINE_EVIDENCE, PARTY_BUYER, {EVENT_EVIDENCE_GIVEN}},
    {DEADLINE_EVIDENCE, PARTY_SELLER, {EVENT_EVIDENCE_GIVEN}},
    {DEADLINE_REBUTTAL, PARTY_BUYER, {EVENT_EVIDENCE_GIVEN}},
    {DEADLINE_REBUTTAL, PARTY_SELLER, {EVENT_EVIDENCE_GIVEN}},
    {DEADLINE_RETURN_SHIP, PARTY_BUYER, {EVENT_RETURN_SHIPPED}},
    {DEADLINE_RETURN_ARRIVAL, PARTY_BUYER, {EVENT_ARRIVAL_CLAIMED}},
    {DEADLINE_RETURN_ARRIVAL, PARTY_SELLER, {EVENT_RETURN_ARRIVED, EVENT_RETURN_CONFIRMED}},
    {DEADLINE_RETURN_CONFIRM, PARTY_SELLER, {EVENT_RETURN_CONFIRMED}},
    {DEADLINE_REPLACEMENT_SHIP, PARTY_SELLER, {EVENT_REPLACEMENT_SHIPPED}},
    {DEADLINE_REPLACEMENT_ARRIVAL, PARTY_SELLER, {EVENT_ARRIVAL_CLAIMED}},
    {DEADLINE_REPLACEMENT_ARRIVAL, PARTY_BUYER, {EVENT_REPLACEMENT_ARRIVED}},
};

static bool may_do(const struct order_action *actions, int count, enum order_event_kind act,
                   struct instant before)
{
    for (int i = 0; i < count; i++)
        if (actions[i].act == act && instant_before(actions[i].from, before))
            return true;
    return false;
}

static bool has_answer(const struct answer_row *row, const struct order_action *actions, int count,
                       struct instant due)
{
    for (int i = 0; i < ANSWERS && row->acts[i]; i++)
        if (may_do(actions, count, row->acts[i], due))
            return true;
    return false;
}

/* As of the last event: a server that strikes late takes nobody's time. */
static void hold_answers(struct order_world *world)
{
    static const enum party sides[2] = {PARTY_BUYER, PARTY_SELLER};
    struct order_action actions[2][ORDER_ACTIONS_MAX];
    struct order_command next;
    int counts[2];
    if (order_next_due(&world->state, world->state.last, &next))
        return; /* that one strikes first */
    for (int side = 0; side < 2; side++)
        counts[side] =
            order_actions(world->policy, &world->state, sides[side], world->state.last, actions[side]);
    for (size_t i = 0; i < COUNT_OF(answers); i++) {
        const struct answer_row *row = &answers[i];
        int side = row->who == PARTY_SELLER;
        struct instant due = world->state.due[row->deadline];
        if (due.ms && !has_answer(row, actions[side], counts[side], due))
            world_say(world, "nobody who has a deadline may do anything before it");
    }
    for (int side = 0; side < 2; side++)
        for (int i = 0; i < counts[side]; i++)
            world->could[side] |= actions[side][i].act != EVENT_MESSAGE &&
                                  !instant_before(world->state.last, actions[side][i].from);
}

/* ---- after every command ---- */

/* A state in which something new is asked; the commission deliberates on what was said before. */
static bool opens_a_room(enum dispute dispute)
{
    return dispute == DISPUTE_NONE || dispute == DISPUTE_CLOSED || dispute == DISPUTE_EVIDENCE ||
           (dispute >= DISPUTE_RETURN_DUE && dispute != DISPUTE_FROZEN);
}

void world_hold(struct order_world *world)
{
    const struct order_state *state = &world->state;
    struct order_due due[DEADLINE_COUNT];
    if (world->could_in != state->dispute && opens_a_room(state->dispute))
        world->could[0] = world->could[1] = false;
    world->could_in = state->dispute;
    if (world->buyer + world->seller + world->market != 0)
        world_say(world, "money of the world is made or lost");
    if (state->paid_minor != state->held_minor + state->seller_minor + state->refunded_minor)
        world_say(world, "the state's money does not add up");
    if (!order_is_over(state) && !state->chargeback && order_deadlines(world->policy, state, due) == 0)
        world_say(world, "nobody and nothing ends it");
    if (order_is_over(state) && order_deadlines(world->policy, state, due) > 0)
        world_say(world, "it is over, and a deadline is shown that nobody strikes");
    if (state->seller_minor && state->shipment <= SHIPMENT_TO_SHIP &&
        world->policy->protection.holds_money != HOLDING_CLAWBACK)
        world_say(world, "the seller is paid, and has still to send");
    hold_answers(world);
}

void world_rest(struct order_world *world)
{
    const struct order_state *state = &world->state;
    int64_t fee = ledger_fee(state->seller_minor, state->fee_basis_points), back = world->gifts;
    for (int32_t i = 0; i < world->ordered_count; i++)
        if (world->ordered[i].paid != 1)
            world_say(world, "an order to pay is paid twice, or never");
    for (int i = 0; i < state->line_count; i++)
        back += world->given_back[i];
    if (back != state->refunded_minor)
        world_say(world, "what came back is not what was given back, line by line");
    if (world->buyer != state->refunded_minor - state->paid_minor ||
        world->seller != state->seller_minor - fee || world->market != state->held_minor + fee)
        world_say(world, "in the end somebody has not what the order says");
    if (state->seller_minor && world->kinds[EVENT_SHIPPED] == 0)
        world_say(world, "the seller never sent anything, and is paid");
    if (state->held_minor)
        world_say(world, "it is over, and money is held");
    if (state->frozen && state->shipment != SHIPMENT_CANCELLED)
        world_say(world, "it is over, and frozen for ever");
}
