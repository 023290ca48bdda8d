/* The table of deadlines: whose each is, what silence does by the rules, and its words. */
#include "core/order/deadlines.h"

#include "base/check.h"
#include "base/words.h"
#include "core/order/arrival.h"
#include "core/order/rows.h"

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

/* The buyer who has the goods, or disputes them already, need not watch the clock. */
static uint32_t who_watches_the_clock(const struct policy *policy, const struct order_state *state)
{
    (void)policy;
    return state->shipment != SHIPMENT_RECEIVED && (NO_DISPUTE & IN(state->dispute)) ? BUYER : 0;
}

/* ---- what silence does, where the rules or the state decide ---- */

static struct str cancel_silence(const struct policy *policy, const struct order_state *state)
{
    (void)state;
    return policy->order.on_cancel_silence == CANCEL_SILENCE_CANCEL
               ? STR(N_("no answer cancels the order, and the buyer gets everything back"))
               : STR(N_("no answer counts as a refusal: the order goes on"));
}

/* As a part of a sentence, as one of its own, and to whoever waits for the answer. */
struct silence_words {
    struct str clause, sentence, advice;
};

static const struct silence_words
    silence_refuses = {STR_INIT(N_("no answer counts as a refusal: protection ends as planned")),
                       STR_INIT(N_("No answer counts as a refusal: protection ends as planned.")),
                       STR_INIT(N_("No answer counts as no: do not wait past that day."))},
    silence_grants = {STR_INIT(N_("no answer grants the days that were asked for")),
                      STR_INIT(N_("No answer grants the days that were asked for.")),
                      STR_INIT(N_("No answer grants the days; look whether the end has moved."))},
    silence_refuses_now = {STR_INIT(N_("no answer counts as a refusal this time")),
                           STR_INIT(N_("No answer counts as a refusal this time.")),
                           STR_INIT(N_("No answer counts as no: do not wait past that day."))},
    silence_grants_least = {STR_INIT(N_("no answer grants the least number of days of the rules")),
                            STR_INIT(N_("No answer grants the least number of days of the rules.")),
                            STR_INIT(N_("No answer grants some days, once; look at the new end before you "
                                        "wait for more."))};

static const struct silence_words *extension_words(const struct policy *policy,
                                                   const struct order_state *state)
{
    switch (policy->extension.on_silence) {
    case EXTENSION_SILENCE_GRANT:
        return &silence_grants;
    case EXTENSION_SILENCE_GRANT_MIN:
        return state->silence_granted ? &silence_refuses_now : &silence_grants_least;
    case EXTENSION_SILENCE_REJECT:
    case EXTENSION_SILENCE_COUNT:
        break;
    }
    return &silence_refuses;
}

static struct str extension_silence(const struct policy *policy, const struct order_state *state)
{
    return extension_words(policy, state)->clause;
}

struct str order_extension_silence(const struct policy *policy, const struct order_state *state)
{
    return extension_words(policy, state)->sentence;
}

struct str order_extension_advice(const struct policy *policy)
{
    static const struct order_state first = {.silence_granted = false};
    return extension_words(policy, &first)->advice;
}

bool order_is_unrefusable(const struct policy *policy, const struct order_state *state)
{
    bool disputed = !(NO_DISPUTE & IN(state->dispute)) && !state->external;
    return disputed && policy->reasons[state->reason].unrefusable != 0;
}

enum seller_silence order_seller_silence(const struct policy *policy, const struct order_state *state)
{
    return order_is_unrefusable(policy, state) ? SELLER_SILENCE_EXECUTE_CLAIM
                                               : policy->talk.on_seller_silence;
}

bool order_is_lost(const struct policy *policy, const struct order_state *state)
{
    return policy->protection.on_no_delivery == UNDELIVERED_REFUND && !state->external &&
           state->shipment == SHIPMENT_ON_ITS_WAY && (NO_DISPUTE & IN(state->dispute)) &&
           !order_is_settled(state) && (!state->came || order_missing(state));
}

bool order_others_wait(const struct policy *policy, const struct order_state *state)
{
    uint64_t closed = state->settled | (policy->dispute.reopen == REOPEN_NEVER ? state->withdrawn : 0);
    uint64_t about = state->pieces ? 0 : state->lines; /* of a line of which more is left */
    uint64_t goods = order_lines_of(state, 1u << LINE_GOODS);
    return !(NO_DISPUTE & IN(state->dispute)) && !state->external && policy->dispute.per == PER_LINE &&
           (goods & ~closed & ~about);
}

static struct str seller_silence(const struct policy *policy, const struct order_state *state)
{
    if (policy->panel.mode == PANEL_NONE)
        return STR(N_("nobody decides it; take the last step of these rules"));
    switch (order_seller_silence(policy, state)) {
    case SELLER_SILENCE_EXECUTE_CLAIM:
        return STR(N_("the buyer gets what was asked for"));
    case SELLER_SILENCE_ESCALATE:
        return STR(N_("the dispute goes to the commission"));
    case SELLER_SILENCE_OPEN_ESCALATION:
        return STR(N_("the buyer may call the commission"));
    case SELLER_SILENCE_COUNT:
        break;
    }
    return order_deadline_rows[DEADLINE_SELLER_ANSWER].outcome;
}

static struct str buyer_silence(const struct policy *policy, const struct order_state *state)
{
    (void)state;
    switch (policy->talk.on_buyer_silence) {
    case BUYER_SILENCE_CLOSE:
        return STR(N_("the dispute is closed and the buyer gets nothing"));
    case BUYER_SILENCE_KEEP:
        return STR(N_("the dispute stays open, and the commission may be called"));
    case BUYER_SILENCE_ESCALATE:
        return STR(N_("the dispute goes to the commission"));
    case BUYER_SILENCE_COUNT:
        break;
    }
    return order_deadline_rows[DEADLINE_BUYER_ANSWER].outcome;
}

static struct str undo_silence(const struct policy *policy, const struct order_state *state)
{
    (void)policy;
    return state->dispute == DISPUTE_CANCELLING
               ? STR(N_("the dispute ends with nothing, and this cannot be undone any more"))
               : order_deadline_rows[DEADLINE_UNDO].outcome;
}

static struct str wins(enum favour side)
{
    return side == FAVOUR_BUYER ? STR(N_("the buyer gets the money back"))
                                : STR(N_("the seller keeps the money"));
}

static struct str end_of_protection(const struct policy *policy, const struct order_state *state)
{
    if (order_others_wait(policy, state))
        return STR(N_("protection of what is not disputed waits until the dispute has ended"));
    if (state->dispute != DISPUTE_NONE && state->dispute != DISPUTE_CLOSED)
        return STR(N_("protection ends; the dispute goes on"));
    if (order_is_lost(policy, state))
        return state->came      ? STR(N_("what has not come counts as lost, and the buyer gets it back"))
               : state->settled ? STR(N_("what is still open counts as lost, and the buyer gets it back"))
                                : STR(N_("the parcel counts as lost, and the buyer gets everything back"));
    if (policy->panel.mode == PANEL_NONE)
        return STR(N_("this way to your money is then closed"));
    if (duration_is_set(policy->protection.grace) && policy->protection.grace.count > 0)
        return STR(N_("protection ends; for some days of grace a dispute can still be opened"));
    return STR(N_("protection ends, no dispute can be opened any more, and the seller keeps the money"));
}

static struct str agreement_silence(const struct policy *policy, const struct order_state *state)
{
    if (order_is_unrefusable(policy, state))
        return STR(N_("the buyer gets what was asked for"));
    if (policy->escalation.on_latest == LATEST_NOTHING)
        return STR(N_("nobody decides it; take the last step of these rules"));
    return policy->escalation.on_latest == LATEST_CLOSE
               ? STR(N_("without agreement the dispute closes, and the buyer gets nothing"))
               : STR(N_("without agreement the dispute goes to the commission"));
}

static struct str decision_silence(const struct policy *policy, const struct order_state *state)
{
    if (state->decided)
        return STR(N_("without a new decision the one before stands"));
    if (state->arrival_scanned)
        return policy->panel.on_no_decision == FAVOUR_BUYER
                   ? STR(N_("without a decision the buyer gets the money back"))
                   : STR(N_("without a decision the seller keeps the money"));
    if (state->arrival_by != PARTY_NONE)
        return STR(N_("without a decision the side that has shown that the goods came is believed"));
    if (state->return_disputed)
        return STR(N_("without a decision the buyer gets the money back: the seller has the goods"));
    return policy->panel.on_no_decision == FAVOUR_BUYER
               ? STR(N_("without a decision the buyer gets what was asked for"))
               : STR(N_("without a decision the seller keeps the money"));
}

static struct str evidence_silence(const struct policy *policy, const struct order_state *state)
{
    if (state->arrival_scanned && !state->decided && state->files[0] == 0)
        return STR(N_("the replacement has come, and the buyer has shown nothing against it: it is settled"));
    if (state->arrival_by != PARTY_NONE && !state->decided)
        return STR(
            N_("the time for evidence is over; who says that the goods came has to show it until then"));
    if (state->return_disputed && !state->decided)
        return STR(N_("the time for evidence is over; a seller who shows nothing of the return pays it"));
    return policy->evidence.on_missing == MISSING_DISMISS && !state->decided
               ? STR(N_("the time for evidence is over; a claim without what its reason needs is dismissed"))
               : STR(N_("the time for evidence is over, and it is decided on what is there"));
}

static struct str return_arrival_silence(const struct policy *policy, const struct order_state *state)
{
    (void)state;
    return wins(policy->returns.on_no_arrival);
}

static struct str return_confirm_silence(const struct policy *policy, const struct order_state *state)
{
    (void)state;
    return wins(policy->returns.on_no_confirm);
}

/* ---- the rows ---- */

#define LASTS(member) .lasts = offsetof(struct policy, member)
const struct deadline_row order_deadline_rows[DEADLINE_COUNT] = {
    [DEADLINE_PAY] = {LASTS(order.pay_timeout), .runs_frozen = true, .whose = BUYER,
                      .outcome = STR_INIT(N_("the order is cancelled")),
                      .what = STR_INIT(N_("the buyer pays")), .own = STR_INIT(N_("you pay"))},
    [DEADLINE_REVIEW] = {LASTS(order.risk_hold),
                         .outcome = STR_INIT(N_("the payment is cleared and the seller may ship")),
                         .what = STR_INIT(N_("the payment is looked at"))},
    [DEADLINE_SHIP] = {LASTS(order.ship_by), .decides = true, .runs_frozen = true, .whose = SELLER,
                       .outcome = STR_INIT(N_("the order is cancelled and the buyer gets everything back")),
                       .what = STR_INIT(N_("the seller sends the parcel")),
                       .own = STR_INIT(N_("you send the parcel")), .answers = {EVENT_SHIPPED},
                       .title = STR_INIT(N_("Send the parcel")),
                       .advice = STR_INIT(
                           N_("Hand it to the carrier, and say so here: the buyer's clock begins then."))},
    [DEADLINE_CANCEL_ANSWER] =
        {LASTS(order.cancel_answer), .decides = true, .runs_frozen = true, .whose = SELLER,
         .outcome = STR_INIT(N_("the seller's silence decides about cancelling, as the rules say")),
         .silence = cancel_silence, .what = STR_INIT(N_("the seller answers whether to cancel")),
         .own = STR_INIT(N_("you answer whether to cancel")),
         .answers = {EVENT_CANCEL_AGREED, EVENT_CANCEL_REFUSED},
         .title = STR_INIT(N_("Answer whether to cancel")),
         .advice = STR_INIT(N_(
             "The buyer wants to cancel. Cancel the order and the money goes back, or refuse and send it."))},
    [DEADLINE_EXTENSION_ANSWER] =
        {LASTS(extension.answer_within), .whose_by = who_grants, .acts_by = granters,
         .outcome = STR_INIT(N_("the seller's silence decides about more time, as the rules say")),
         .silence = extension_silence,
         .what = STR_INIT(N_("the seller answers the request for an extension")),
         .own = STR_INIT(N_("you answer the request for an extension")),
         .answers = {EVENT_EXTENSION_GRANTED, EVENT_EXTENSION_REFUSED},
         .title = STR_INIT(N_("Answer the request for an extension")),
         .advice =
             STR_INIT(N_("The buyer asks for more time. Granting it costs nothing while the parcel is on "
                         "its way; after a refusal the buyer will often open a dispute."))},
    [DEADLINE_VETO] = {LASTS(extension.veto_within), .whose = BUYER,
                       .outcome = STR_INIT(N_("the extension stands")),
                       .what = STR_INIT(N_("the buyer may object to the extension")),
                       .own = STR_INIT(N_("you may object to the extension"))},
    [DEADLINE_UNDO] = {LASTS(talk.undo), .acts = BUYER | SELLER, .may = BUYER | SELLER,
                       .outcome = STR_INIT(N_("what was agreed is carried out and cannot be undone")),
                       .silence = undo_silence, .what = STR_INIT(N_("the last step can be undone")),
                       .own = STR_INIT(N_("you can undo the last step"))},
    [DEADLINE_SELLER_ANSWER] =
        {LASTS(talk.answer_seller), .decides = true, .runs_frozen = true, .whose = SELLER,
         .outcome = STR_INIT(N_("the seller's silence counts, as the rules say")), .silence = seller_silence,
         .what = STR_INIT(N_("the seller answers the dispute")),
         .own = STR_INIT(N_("you answer the dispute")),
         .answers = {EVENT_ACCEPTED, EVENT_PROPOSED, EVENT_REFUSED},
         .title = STR_INIT(N_("Answer the dispute")),
         .advice = STR_INIT(
             N_("Read what the buyer says and asks for. Accept it, propose something else, or refuse it."))},
    [DEADLINE_BUYER_ANSWER] = {LASTS(talk.answer_buyer), .decides = true, .whose = BUYER,
                               .outcome = STR_INIT(N_("the buyer's silence counts, as the rules say")),
                               .silence = buyer_silence, .what = STR_INIT(N_("the buyer answers the seller")),
                               .own = STR_INIT(N_("you answer the seller"))},
    [DEADLINE_AGREEMENT] =
        {LASTS(escalation.latest), .decides = true, .whose_by = who_may_escalate, .acts_by = escalaters,
         .may = BUYER | SELLER,
         .outcome = STR_INIT(N_("without agreement the dispute closes or goes to the commission")),
         .silence = agreement_silence, .what = STR_INIT(N_("both sides agree, or the commission is called")),
         .own = STR_INIT(N_("you agree, or call the commission")),
         .answers = {EVENT_PROPOSED, EVENT_ESCALATED}, .title = STR_INIT(N_("Agree, or call the commission")),
         .advice = STR_INIT(
             N_("Nobody has to answer now. A proposal that the other side can accept ends it soonest."))},
    [DEADLINE_EVIDENCE] = {LASTS(evidence.window), .decides = true, .whose = BUYER | SELLER,
                           .outcome = STR_INIT(N_("the time for evidence is over")),
                           .silence = evidence_silence, .what = STR_INIT(N_("both sides give evidence")),
                           .own = STR_INIT(N_("you give evidence")), .answers = {EVENT_EVIDENCE_GIVEN},
                           .title = STR_INIT(N_("Give your evidence")),
                           .advice = STR_INIT(
                               N_("The commission will decide on what both sides have given until then."))},
    [DEADLINE_REBUTTAL] = {LASTS(evidence.rebuttal), .whose = BUYER | SELLER,
                           .outcome = STR_INIT(N_("the commission is called")),
                           .what = STR_INIT(N_("both sides answer each other's evidence")),
                           .own = STR_INIT(N_("you answer the other side's evidence")),
                           .answers = {EVENT_EVIDENCE_GIVEN},
                           .title = STR_INIT(N_("Answer the other side's evidence")),
                           .advice = STR_INIT(
                               N_("Look at what the other side has given, and add what it leaves out."))},
    [DEADLINE_DECISION] = {LASTS(panel.decide_within), .decides = true, .whose_by = who_decides,
                           .acts_by = order_deciders,
                           .outcome = STR_INIT(N_("without a decision the side named by the rules wins")),
                           .silence = decision_silence, .what = STR_INIT(N_("the commission decides")),
                           .own = STR_INIT(N_("you decide the dispute")),
                           .title = STR_INIT(N_("Decide the dispute")),
                           .advice =
                               STR_INIT(N_("Read what both sides have given, and decide with a reason."))},
    [DEADLINE_APPEAL] =
        {LASTS(appeal.window), .whose_by = losers, .acts_by = appellants,
         .outcome = STR_INIT(N_("the decision is final and is carried out")),
         .what = STR_INIT(N_("the time to appeal ends")), .own = STR_INIT(N_("you may appeal")),
         .answers = {EVENT_APPEALED}, .title = STR_INIT(N_("Appeal, or let it stand")),
         .advice = STR_INIT(N_(
             "The decision is against you in part. An appeal needs what the commission has not seen yet."))},
    [DEADLINE_RETURN_SHIP] = {LASTS(returns.ship_by), .decides = true, .whose = BUYER,
                              .outcome = STR_INIT(N_("the return was not sent: the seller keeps the money")),
                              .what = STR_INIT(N_("the buyer sends the goods back")),
                              .own = STR_INIT(N_("you send the goods back"))},
    [DEADLINE_RETURN_ARRIVAL] = {LASTS(returns.arrive_within), .decides = true, .acts = CARRIER, .may = BUYER,
                                 .outcome = STR_INIT(
                                     N_("the return has not arrived: the side named by the rules wins")),
                                 .silence = return_arrival_silence,
                                 .what = STR_INIT(N_("the return arrives"))},
    [DEADLINE_RETURN_CONFIRM] =
        {LASTS(returns.confirm_within), .decides = true, .whose = SELLER,
         .outcome = STR_INIT(N_("the return was not confirmed: the side named by the rules wins")),
         .silence = return_confirm_silence, .what = STR_INIT(N_("the seller confirms the return")),
         .own = STR_INIT(N_("you look at the return and confirm it")),
         .answers = {EVENT_RETURN_CONFIRMED, EVENT_RETURN_DISPUTED},
         .title = STR_INIT(N_("Look at the return")),
         .advice = STR_INIT(N_("Confirm that the goods are back, or dispute what came back."))},
    [DEADLINE_REPLACEMENT_SHIP] = {LASTS(replacement.ship_by), .decides = true, .runs_frozen = true,
                                   .whose = SELLER,
                                   .outcome =
                                       STR_INIT(N_("no replacement was sent: the buyer gets the money back")),
                                   .what = STR_INIT(N_("the seller sends the replacement")),
                                   .own = STR_INIT(N_("you send the replacement")),
                                   .answers = {EVENT_REPLACEMENT_SHIPPED},
                                   .title = STR_INIT(N_("Send the replacement")),
                                   .advice = STR_INIT(N_("Hand it to the carrier, and say so here."))},
    [DEADLINE_REPLACEMENT_ARRIVAL] = {LASTS(replacement.arrive_within), .decides = true, .runs_frozen = true,
                                      .acts = CARRIER, .may = BUYER | SELLER,
                                      .outcome = STR_INIT(
                                          N_("no replacement came: the buyer gets the money back")),
                                      .what = STR_INIT(N_("the replacement arrives"))},
    [DEADLINE_PROTECTION] =
        {LASTS(protection.length), .whose_by = who_watches_the_clock, .acts = BUYER,
         .outcome = STR_INIT(N_("protection ends: a dispute is then possible only in days of grace, if any")),
         .silence = end_of_protection, .what = STR_INIT(N_("protection ends"))},
    [DEADLINE_GRACE] = {LASTS(protection.grace), .whose_by = who_watches_the_clock, .acts = BUYER,
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
