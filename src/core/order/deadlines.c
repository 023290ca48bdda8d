/* The table of deadlines: whose each is, what silence does by the rules, and its words. */
#include "core/order/deadlines.h"

#include "base/check.h"
#include "base/words.h"
#include "core/order/arrival.h"
#include "core/order/rows.h"
#include "core/order/silence.h"

#include <stddef.h>

enum {
    BUYER = PARTY_BIT(PARTY_BUYER),
    SELLER = PARTY_BIT(PARTY_SELLER),
    STAFF = PARTY_BIT(PARTY_STAFF),
    PANEL = PARTY_BIT(PARTY_COMMISSIONER),
    CARRIER = PARTY_BIT(PARTY_CARRIER)
};

/* ---- whose move, where the rules or the state decide ---- */

static uint32_t who_grants(const struct policy *policy, const struct order_state *state)
{
    (void)state;
    return policy->extension.grant_by & (SELLER | STAFF);
}

static uint32_t who_may_escalate(const struct policy *policy, const struct order_state *state)
{
    return state->dispute == DISPUTE_STALLED ? policy->escalation.by & (BUYER | SELLER) : 0;
}

static uint32_t who_decides(const struct policy *policy, const struct order_state *state)
{
    (void)state;
    return order_deciders(policy);
}

/* ---- who acts by the rules alone ---- */

uint32_t order_deciders(const struct policy *policy)
{
    return policy->panel.mode == PANEL_PEERS ? PANEL : STAFF;
}

static uint32_t granters(const struct policy *policy)
{
    return policy->extension.grant_by;
}

static uint32_t escalaters(const struct policy *policy)
{
    return policy->escalation.by ? policy->escalation.by : BUYER | SELLER;
}

static uint32_t appellants(const struct policy *policy)
{
    return policy->appeal.by;
}

/* Who got less than was asked for, and may still say so. */
static uint32_t losers(const struct policy *policy, const struct order_state *state)
{
    return order_losers(state) & order_may_appeal(policy, state);
}

/* A reason may have a time of its own. */
static const struct duration *seller_answers_within(const struct policy *policy,
                                                    const struct order_state *state)
{
    return policy_answer_seller(policy, state->reason);
}

/* The buyer who has the goods, or disputes them already, need not watch the clock. */
static uint32_t who_watches_the_clock(const struct policy *policy, const struct order_state *state)
{
    (void)policy;
    return state->shipment != SHIPMENT_RECEIVED && (NO_DISPUTE & IN(state->dispute)) ? BUYER : 0;
}

/* ---- the rows ---- */

#define LASTS(member) .lasts = offsetof(struct policy, member)
const struct deadline_row order_deadline_rows[DEADLINE_COUNT] = {
    [DEADLINE_PAY] =
        {LASTS(order.pay_timeout), .task = STR_INIT(N_("Pay")),
         .counted = STR_INIT(N_("{span} after ordering")), .runs_frozen = true, .whose = BUYER,
         .outcome = STR_INIT(N_("the order is cancelled")), .what = STR_INIT(N_("the buyer pays")),
         .own = STR_INIT(N_("you pay")), .answers = {EVENT_CANCEL_ASKED},
         .title = STR_INIT(N_("Pay, or cancel what is not yours")),
         .advice = STR_INIT(
             N_("Nobody has said here that it is paid. Pay in the shop itself, by no text or link in the "
                "order. If you did not order it, cancel it: you owe nothing."))},
    [DEADLINE_REVIEW] = {LASTS(order.risk_hold),
                         .outcome = STR_INIT(N_("the payment is cleared and the seller may ship")),
                         .what = STR_INIT(N_("the payment is looked at"))},
    [DEADLINE_SHIP] = {LASTS(order.ship_by), .counted = STR_INIT(N_("{span} after the payment")),
                       .decides = true, .runs_frozen = true, .whose = SELLER,
                       .outcome = STR_INIT(N_("the order is cancelled and the buyer gets everything back")),
                       .what = STR_INIT(N_("the seller sends the parcel")),
                       .own = STR_INIT(N_("you send the parcel")), .answers = {EVENT_SHIPPED},
                       .title = STR_INIT(N_("Send the parcel")),
                       .advice = STR_INIT(
                           N_("Hand it to the carrier, and say so here: the buyer's clock begins then."))},
    [DEADLINE_CANCEL_ANSWER] =
        {LASTS(order.cancel_answer), .task = STR_INIT(N_("Answer a wish to cancel")),
         .counted = STR_INIT(N_("{span} after it was said")), .decides = true, .runs_frozen = true,
         .whose = SELLER,
         .outcome = STR_INIT(N_("the seller's silence decides about cancelling, as the rules say")),
         .silence = silence_of_cancel, .what = STR_INIT(N_("the seller answers whether to cancel")),
         .own = STR_INIT(N_("you answer whether to cancel")),
         .answers = {EVENT_CANCEL_AGREED, EVENT_CANCEL_REFUSED},
         .title = STR_INIT(N_("Answer whether to cancel")),
         .advice = STR_INIT(N_(
             "The buyer wants to cancel. Cancel the order and the money goes back, or refuse and send it."))},
    [DEADLINE_EXTENSION_ANSWER] =
        {LASTS(extension.answer_within), .task = STR_INIT(N_("Answer who asks for more time")),
         .counted = STR_INIT(N_("{span} after it was asked")), .whose_by = who_grants, .acts_by = granters,
         .outcome = STR_INIT(N_("the seller's silence decides about more time, as the rules say")),
         .silence = silence_of_extension,
         .what = STR_INIT(N_("the seller answers the request for an extension")),
         .own = STR_INIT(N_("you answer the request for an extension")),
         .answers = {EVENT_EXTENSION_GRANTED, EVENT_EXTENSION_REFUSED},
         .title = STR_INIT(N_("Answer the request for an extension")),
         .advice =
             STR_INIT(N_("The buyer asks for more time. Granting it costs nothing while the parcel is on "
                         "its way; after a refusal the buyer will often open a dispute."))},
    [DEADLINE_VETO] = {LASTS(extension.veto_within),
                       .task = STR_INIT(N_("Object to more time that nobody asked for")),
                       .counted = STR_INIT(N_("{span} after it was given")), .whose = BUYER,
                       .outcome = STR_INIT(N_("the extension stands")),
                       .what = STR_INIT(N_("the buyer may object to the extension")),
                       .own = STR_INIT(N_("you may object to the extension"))},
    [DEADLINE_UNDO] = {LASTS(talk.undo), .task = STR_INIT(N_("Undo an agreement, or a withdrawal")),
                       .counted = STR_INIT(N_("{span} afterwards")), .acts = BUYER | SELLER,
                       .may = BUYER | SELLER,
                       .outcome = STR_INIT(N_("what was agreed is carried out and cannot be undone")),
                       .silence = silence_of_undo, .what = STR_INIT(N_("the last step can be undone")),
                       .own = STR_INIT(N_("you can undo the last step"))},
    [DEADLINE_SELLER_ANSWER] =
        {LASTS(talk.answer_seller), .lasts_by = seller_answers_within,
         .counted = STR_INIT(N_("{span} after it was opened")), .decides = true, .runs_frozen = true,
         .whose = SELLER, .outcome = STR_INIT(N_("the seller's silence counts, as the rules say")),
         .silence = silence_of_seller, .what = STR_INIT(N_("the seller answers the dispute")),
         .own = STR_INIT(N_("you answer the dispute")),
         .answers = {EVENT_ACCEPTED, EVENT_PROPOSED, EVENT_REFUSED},
         .title = STR_INIT(N_("Answer the dispute")),
         .advice = STR_INIT(
             N_("Read what the buyer says and asks for. Accept it, propose something else, or refuse it."))},
    [DEADLINE_BUYER_ANSWER] = {LASTS(talk.answer_buyer), .task = STR_INIT(N_("Answer the seller's proposal")),
                               .counted = STR_INIT(N_("{span} after it was made")), .decides = true,
                               .whose = BUYER,
                               .outcome = STR_INIT(N_("the buyer's silence counts, as the rules say")),
                               .silence = silence_of_buyer,
                               .what = STR_INIT(N_("the buyer answers the seller")),
                               .own = STR_INIT(N_("you answer the seller"))},
    [DEADLINE_AGREEMENT] =
        {LASTS(escalation.latest), .decides = true, .whose_by = who_may_escalate, .acts_by = escalaters,
         .may = BUYER | SELLER,
         .outcome = STR_INIT(N_("without agreement the dispute closes or goes to the commission")),
         .silence = silence_of_agreement,
         .what = STR_INIT(N_("both sides agree, or the commission is called")),
         .own = STR_INIT(N_("you agree, or call the commission")),
         .answers = {EVENT_PROPOSED, EVENT_ESCALATED}, .title = STR_INIT(N_("Agree, or call the commission")),
         .advice = STR_INIT(
             N_("Nobody has to answer now. A proposal that the other side can accept ends it soonest."))},
    [DEADLINE_EVIDENCE] = {LASTS(evidence.window), .task = STR_INIT(N_("Give evidence to the commission")),
                           .counted = STR_INIT(N_("{span} after it was called")), .decides = true,
                           .whose = BUYER | SELLER, .outcome = STR_INIT(N_("the time for evidence is over")),
                           .silence = silence_of_evidence, .what = STR_INIT(N_("both sides give evidence")),
                           .own = STR_INIT(N_("you give evidence")), .answers = {EVENT_EVIDENCE_GIVEN},
                           .title = STR_INIT(N_("Give your evidence")),
                           .advice = STR_INIT(
                               N_("The commission will decide on what both sides have given until then."))},
    [DEADLINE_REBUTTAL] = {LASTS(evidence.rebuttal), .counted = STR_INIT(N_("{span} after that")),
                           .whose = BUYER | SELLER, .outcome = STR_INIT(N_("the commission is called")),
                           .what = STR_INIT(N_("both sides answer each other's evidence")),
                           .own = STR_INIT(N_("you answer the other side's evidence")),
                           .answers = {EVENT_EVIDENCE_GIVEN},
                           .title = STR_INIT(N_("Answer the other side's evidence")),
                           .advice = STR_INIT(
                               N_("Look at what the other side has given, and add what it leaves out."))},
    [DEADLINE_DECISION] = {LASTS(panel.decide_within), .task = STR_INIT(N_("Decide")),
                           .counted = STR_INIT(N_("{span} after the time for evidence")), .decides = true,
                           .whose_by = who_decides, .acts_by = order_deciders,
                           .outcome = STR_INIT(N_("without a decision the side named by the rules wins")),
                           .silence = silence_of_decision, .what = STR_INIT(N_("the commission decides")),
                           .own = STR_INIT(N_("you decide the dispute")),
                           .title = STR_INIT(N_("Decide the dispute")),
                           .advice =
                               STR_INIT(N_("Read what both sides have given, and decide with a reason."))},
    [DEADLINE_APPEAL] =
        {LASTS(appeal.window), .task = STR_INIT(N_("Appeal against the decision")),
         .counted = STR_INIT(N_("{span} after the decision")), .whose_by = losers, .acts_by = appellants,
         .outcome = STR_INIT(N_("the decision is final and is carried out")),
         .what = STR_INIT(N_("the time to appeal ends")), .own = STR_INIT(N_("you may appeal")),
         .answers = {EVENT_APPEALED}, .title = STR_INIT(N_("Appeal, or let it stand")),
         .advice = STR_INIT(N_(
             "The decision is against you in part. An appeal needs what the commission has not seen yet."))},
    [DEADLINE_RETURN_SHIP] = {LASTS(returns.ship_by),
                              .task = STR_INIT(N_("Send the goods back, where that was agreed or decided")),
                              .counted = STR_INIT(N_("{span} afterwards")), .decides = true, .whose = BUYER,
                              .outcome = STR_INIT(N_("the return was not sent: the seller keeps the money")),
                              .what = STR_INIT(N_("the buyer sends the goods back")),
                              .own = STR_INIT(N_("you send the goods back"))},
    [DEADLINE_RETURN_ARRIVAL] =
        {LASTS(returns.arrive_within), .task = STR_INIT(N_("Bring them to the seller")),
         .counted = STR_INIT(N_("{span} after they were sent")), .decides = true, .acts = CARRIER,
         .may = BUYER,
         .outcome = STR_INIT(N_("the return has not arrived: the side named by the rules wins")),
         .silence = silence_of_return_arrival, .what = STR_INIT(N_("the return arrives"))},
    [DEADLINE_RETURN_CONFIRM] =
        {LASTS(returns.confirm_within), .task = STR_INIT(N_("Confirm or contest what came back")),
         .counted = STR_INIT(N_("{span} after they arrived")), .decides = true, .whose = SELLER,
         .outcome = STR_INIT(N_("the return was not confirmed: the side named by the rules wins")),
         .silence = silence_of_return_confirm, .what = STR_INIT(N_("the seller confirms the return")),
         .own = STR_INIT(N_("you look at the return and confirm it")),
         .answers = {EVENT_RETURN_CONFIRMED, EVENT_RETURN_DISPUTED},
         .title = STR_INIT(N_("Look at the return")),
         .advice = STR_INIT(N_("Confirm that the goods are back, or dispute what came back."))},
    [DEADLINE_REPLACEMENT_SHIP] =
        {LASTS(replacement.ship_by),
         .task = STR_INIT(N_("Send a replacement, where that was agreed or decided")),
         .counted = STR_INIT(N_("{span} afterwards")), .decides = true, .runs_frozen = true, .whose = SELLER,
         .outcome = STR_INIT(N_("no replacement was sent: the buyer gets the money back")),
         .what = STR_INIT(N_("the seller sends the replacement")),
         .own = STR_INIT(N_("you send the replacement")), .answers = {EVENT_REPLACEMENT_SHIPPED},
         .title = STR_INIT(N_("Send the replacement")),
         .advice = STR_INIT(N_("Hand it to the carrier, and say so here."))},
    [DEADLINE_REPLACEMENT_ARRIVAL] = {LASTS(replacement.arrive_within),
                                      .task = STR_INIT(N_("Bring it to the buyer")),
                                      .counted = STR_INIT(N_("{span} after it was sent")), .decides = true,
                                      .runs_frozen = true, .acts = CARRIER, .may = BUYER | SELLER,
                                      .outcome = STR_INIT(
                                          N_("no replacement came: the buyer gets the money back")),
                                      .what = STR_INIT(N_("the replacement arrives"))},
    [DEADLINE_PROTECTION] =
        {LASTS(protection.length), .whose_by = who_watches_the_clock, .acts = BUYER,
         .outcome = STR_INIT(N_("protection ends: a dispute is then possible only in days of grace, if any")),
         .silence = silence_at_the_end, .what = STR_INIT(N_("protection ends"))},
    [DEADLINE_GRACE] = {LASTS(protection.grace), .task = STR_INIT(N_("Open a dispute after all")),
                        .whose_by = who_watches_the_clock, .acts = BUYER,
                        .outcome = STR_INIT(N_("no dispute can be opened any more")),
                        .what = STR_INIT(N_("the days of grace end"))},
    [DEADLINE_PART] = {.whose_by = who_watches_the_clock,
                       .acts = BUYER,
                       .outcome = STR_INIT(
                           N_("what came sooner can no longer be complained of; the rest has its own time")),
                       .what = STR_INIT(N_("the time ends to complain of what came in a parcel of its own"))},
    [DEADLINE_THAW] = {.runs_frozen = true,
                       .outcome = STR_INIT(N_("the order goes on")),
                       .what = STR_INIT(N_("the order is frozen"))},
};

/* ---- questions that all rows answer ---- */

static const struct deadline_row *row_of(enum deadline deadline)
{
    check(deadline >= 0 && deadline < DEADLINE_COUNT);
    return &order_deadline_rows[deadline];
}

const struct duration *order_lasts(const struct policy *policy, const struct order_state *state,
                                   enum deadline deadline)
{
    const struct deadline_row *row = row_of(deadline);
    return row->lasts_by ? row->lasts_by(policy, state) : order_deadline_lasts(policy, deadline);
}

const struct duration *order_deadline_lasts(const struct policy *policy, enum deadline deadline)
{
    size_t lasts = row_of(deadline)->lasts;
    return lasts ? (const struct duration *)((const char *)policy + lasts) : NULL;
}

uint32_t order_turn(const struct policy *policy, const struct order_state *state, enum deadline deadline)
{
    const struct deadline_row *row = row_of(deadline);
    return row->whose_by ? row->whose_by(policy, state) : row->whose;
}

uint32_t order_acts_by(const struct policy *policy, enum deadline deadline)
{
    const struct deadline_row *row = row_of(deadline);
    if (row->acts_by)
        return row->acts_by(policy);
    return row->acts ? row->acts : row->whose;
}

uint32_t order_reminded(const struct policy *policy, const struct order_state *state, enum deadline deadline)
{
    if (state->external)
        return BUYER;
    return (order_turn(policy, state, deadline) | row_of(deadline)->may) & (BUYER | SELLER);
}

bool order_turn_next(const struct policy *policy, const struct order_state *state, enum party party,
                     struct order_due *due)
{
    struct order_due all[DEADLINE_COUNT];
    int count = order_deadlines(policy, state, all);
    for (int i = 0; i < count; i++)
        if (order_turn(policy, state, all[i].deadline) & PARTY_BIT(party)) {
            *due = all[i];
            return true;
        }
    return false;
}

struct str order_silence(const struct policy *policy, const struct order_state *state, enum deadline deadline)
{
    const struct deadline_row *row = row_of(deadline);
    return row->silence ? row->silence(policy, state) : row->outcome;
}
