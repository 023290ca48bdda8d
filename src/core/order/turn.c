#include "core/order/turn.h"

#include "base/check.h"
#include "core/order/rows.h"
#include "core/order/time.h"

enum {
    BUYER = PARTY_BIT(PARTY_BUYER),
    SELLER = PARTY_BIT(PARTY_SELLER),
    STAFF = PARTY_BIT(PARTY_STAFF),
    PANEL = PARTY_BIT(PARTY_COMMISSIONER)
};

/* ---- whose move ---- */

/* Who got less than was asked for, and may still say so. */
static uint32_t losers(const struct policy *policy, const struct order_state *state)
{
    uint32_t lost = state->outcome.remedy == REMEDY_NONE ? BUYER : SELLER;
    if (state->outcome.amount_minor < state->proposals[0].amount_minor)
        lost |= BUYER;
    return state->appeals < policy->appeal.max ? lost & policy->appeal.by : 0;
}

/* The buyer who has the goods, or disputes them already, need not watch the clock. */
static uint32_t who_watches_the_clock(const struct order_state *state)
{
    return state->shipment != SHIPMENT_RECEIVED && (NO_DISPUTE & IN(state->dispute)) ? BUYER : 0;
}

uint32_t order_turn(const struct policy *policy, const struct order_state *state, enum deadline deadline)
{
    switch (deadline) {
    case DEADLINE_PAY:
    case DEADLINE_VETO:
    case DEADLINE_BUYER_ANSWER:
    case DEADLINE_RETURN_SHIP:
        return BUYER;
    case DEADLINE_SHIP:
    case DEADLINE_CANCEL_ANSWER:
    case DEADLINE_SELLER_ANSWER:
    case DEADLINE_RETURN_CONFIRM:
    case DEADLINE_REPLACEMENT_SHIP:
        return SELLER;
    case DEADLINE_EXTENSION_ANSWER:
        return policy->extension.grant_by & (SELLER | STAFF);
    case DEADLINE_AGREEMENT:
        return state->dispute == DISPUTE_STALLED ? policy->escalation.by & (BUYER | SELLER) : 0;
    case DEADLINE_EVIDENCE:
    case DEADLINE_REBUTTAL:
        return BUYER | SELLER;
    case DEADLINE_DECISION:
        return policy->panel.mode == PANEL_PEERS ? PANEL : STAFF;
    case DEADLINE_APPEAL:
        return losers(policy, state);
    case DEADLINE_PROTECTION:
    case DEADLINE_GRACE:
        return who_watches_the_clock(state);
    case DEADLINE_REVIEW:
    case DEADLINE_UNDO:
    case DEADLINE_RETURN_ARRIVAL:
    case DEADLINE_REPLACEMENT_ARRIVAL:
    case DEADLINE_COUNT:
        return 0;
    }
    return 0;
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

/* ---- silence ---- */

static struct str extension_silence(const struct policy *policy, const struct order_state *state)
{
    switch (policy->extension.on_silence) {
    case EXTENSION_SILENCE_REJECT:
        return STR("no answer counts as a refusal: protection ends as planned");
    case EXTENSION_SILENCE_GRANT:
        return STR("no answer grants the days that were asked for");
    case EXTENSION_SILENCE_GRANT_MIN:
        return state->silence_granted ? STR("no answer counts as a refusal this time")
                                      : STR("no answer grants the least number of days of the rules");
    case EXTENSION_SILENCE_COUNT:
        break;
    }
    return order_deadline_outcome(DEADLINE_EXTENSION_ANSWER);
}

static struct str seller_silence(const struct policy *policy)
{
    switch (policy->talk.on_seller_silence) {
    case SELLER_SILENCE_EXECUTE_CLAIM:
        return STR("the buyer gets what was asked for");
    case SELLER_SILENCE_ESCALATE:
        return STR("the dispute goes to the commission");
    case SELLER_SILENCE_OPEN_ESCALATION:
        return STR("the buyer may call the commission");
    case SELLER_SILENCE_COUNT:
        break;
    }
    return order_deadline_outcome(DEADLINE_SELLER_ANSWER);
}

static struct str buyer_silence(const struct policy *policy)
{
    switch (policy->talk.on_buyer_silence) {
    case BUYER_SILENCE_CLOSE:
        return STR("the dispute is closed and the buyer gets nothing");
    case BUYER_SILENCE_KEEP:
        return STR("the dispute stays open, and the commission may be called");
    case BUYER_SILENCE_ESCALATE:
        return STR("the dispute goes to the commission");
    case BUYER_SILENCE_COUNT:
        break;
    }
    return order_deadline_outcome(DEADLINE_BUYER_ANSWER);
}

static struct str undo_silence(const struct order_state *state)
{
    return state->dispute == DISPUTE_CANCELLING
               ? STR("the dispute ends with nothing, and this cannot be undone any more")
               : order_deadline_outcome(DEADLINE_UNDO);
}

static struct str wins(enum favour side)
{
    return side == FAVOUR_BUYER ? STR("the buyer gets the money back") : STR("the seller keeps the money");
}

static struct str end_of_protection(const struct policy *policy, const struct order_state *state)
{
    if (state->dispute != DISPUTE_NONE && state->dispute != DISPUTE_CLOSED)
        return STR("protection ends; the dispute goes on");
    if (duration_is_set(policy->protection.grace) && policy->protection.grace.count > 0)
        return STR("protection ends; for some days of grace a dispute can still be opened");
    return STR("protection ends, no dispute can be opened any more, and the seller keeps the money");
}

struct str order_silence(const struct policy *policy, const struct order_state *state, enum deadline deadline)
{
    switch (deadline) {
    case DEADLINE_CANCEL_ANSWER:
        return policy->order.on_cancel_silence == CANCEL_SILENCE_CANCEL
                   ? STR("no answer cancels the order, and the buyer gets everything back")
                   : STR("no answer counts as a refusal: the order goes on");
    case DEADLINE_EXTENSION_ANSWER:
        return extension_silence(policy, state);
    case DEADLINE_UNDO:
        return undo_silence(state);
    case DEADLINE_SELLER_ANSWER:
        return seller_silence(policy);
    case DEADLINE_BUYER_ANSWER:
        return buyer_silence(policy);
    case DEADLINE_AGREEMENT:
        return policy->escalation.on_latest == LATEST_CLOSE
                   ? STR("without agreement the dispute closes, and the buyer gets nothing")
                   : STR("without agreement the dispute goes to the commission");
    case DEADLINE_DECISION:
        return policy->panel.on_no_decision == FAVOUR_BUYER
                   ? STR("without a decision the buyer gets what was asked for")
                   : STR("without a decision the seller keeps the money");
    case DEADLINE_EVIDENCE:
        return policy->evidence.on_missing == MISSING_DISMISS
                   ? STR("the time for evidence is over; a claim without what its reason needs is dismissed")
                   : STR("the time for evidence is over, and it is decided on what is there");
    case DEADLINE_RETURN_ARRIVAL:
        return wins(policy->returns.on_no_arrival);
    case DEADLINE_RETURN_CONFIRM:
        return wins(policy->returns.on_no_confirm);
    case DEADLINE_PROTECTION:
        return end_of_protection(policy, state);
    case DEADLINE_PAY:
    case DEADLINE_REVIEW:
    case DEADLINE_SHIP:
    case DEADLINE_VETO:
    case DEADLINE_REBUTTAL:
    case DEADLINE_APPEAL:
    case DEADLINE_RETURN_SHIP:
    case DEADLINE_REPLACEMENT_SHIP:
    case DEADLINE_REPLACEMENT_ARRIVAL:
    case DEADLINE_GRACE:
    case DEADLINE_COUNT:
        break;
    }
    return order_deadline_outcome(deadline);
}
