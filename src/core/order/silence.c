/* What silence does where the rules or the state of an order decide, and its words. */
#include "core/order/silence.h"

#include "base/check.h"
#include "base/words.h"
#include "core/order/arrival.h"
#include "core/order/deadlines.h"
#include "core/order/rows.h"

struct str silence_of_cancel(const struct policy *policy, const struct order_state *state)
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

struct str silence_of_extension(const struct policy *policy, const struct order_state *state)
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
    bool returns = policy->protection.on_no_delivery == UNDELIVERED_REFUND || state->wont_come;
    return returns && !state->external && state->shipment == SHIPMENT_ON_ITS_WAY &&
           (NO_DISPUTE & IN(state->dispute)) && !order_is_settled(state) &&
           (!state->came || order_missing(state));
}

bool order_is_unpaid(const struct order_state *state)
{
    return !state->external && state->shipment == SHIPMENT_UNPAID;
}

bool order_is_unsent(const struct order_state *state)
{
    return !state->external && state->shipment < SHIPMENT_ON_ITS_WAY;
}

/* The other deadline comes first, and what it does is not the end of protection. */
static bool ends_unsent(const struct order_state *state)
{
    struct instant review = state->due[DEADLINE_REVIEW], ship = state->due[DEADLINE_SHIP];
    struct instant last = clock_later(review, ship);
    return order_is_unsent(state) && !instant_before(last, state->protection_ends);
}

bool order_others_wait(const struct policy *policy, const struct order_state *state)
{
    uint64_t closed = state->settled | (policy->dispute.reopen == REOPEN_NEVER ? state->withdrawn : 0);
    uint64_t about = state->pieces ? 0 : state->lines; /* of a line of which more is left */
    uint64_t goods = order_lines_of(state, 1u << LINE_GOODS);
    return !(NO_DISPUTE & IN(state->dispute)) && !state->external && policy->dispute.per == PER_LINE &&
           (goods & ~closed & ~about);
}

struct str silence_of_seller(const struct policy *policy, const struct order_state *state)
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

struct str silence_of_buyer(const struct policy *policy, const struct order_state *state)
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

struct str silence_of_undo(const struct policy *policy, const struct order_state *state)
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

bool order_lapsed(const struct policy *policy, const struct order_state *state)
{
    bool struck = state->agreement_by.ms && !state->due[DEADLINE_AGREEMENT].ms && !state->clocks_stopped;
    return state->external && (ALL_TALK & IN(state->dispute)) && struck &&
           policy->escalation.on_latest == LATEST_CLOSE && policy->dispute.reopen == REOPEN_NEVER;
}

struct str silence_at_the_end(const struct policy *policy, const struct order_state *state)
{
    if (order_others_wait(policy, state))
        return STR(N_("protection of what is not disputed waits until the dispute has ended"));
    if (order_lapsed(policy, state))
        return STR(N_("protection ends; the dispute had closed before, for nobody took it further in time"));
    if (state->dispute != DISPUTE_NONE && state->dispute != DISPUTE_CLOSED)
        return STR(N_("protection ends; the dispute goes on"));
    if (order_is_settled(state) || (state->paid_minor && state->refunded_minor == state->paid_minor))
        return STR(N_("protection ends; nothing is left to dispute"));
    if (ends_unsent(state))
        return STR(N_("as long as nothing is sent, protection does not end and the seller gets nothing"));
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

struct str silence_of_agreement(const struct policy *policy, const struct order_state *state)
{
    if (order_is_unrefusable(policy, state))
        return STR(N_("the buyer gets what was asked for"));
    if (policy->escalation.on_latest == LATEST_NOTHING)
        return STR(N_("nobody decides it; take the last step of these rules"));
    return policy->escalation.on_latest == LATEST_CLOSE
               ? STR(N_("without agreement the dispute closes, and the buyer gets nothing"))
               : STR(N_("without agreement the dispute goes to the commission"));
}

struct str silence_of_decision(const struct policy *policy, const struct order_state *state)
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

struct str silence_of_evidence(const struct policy *policy, const struct order_state *state)
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

struct str silence_of_return_arrival(const struct policy *policy, const struct order_state *state)
{
    (void)state;
    return wins(policy->returns.on_no_arrival);
}

struct str silence_of_return_confirm(const struct policy *policy, const struct order_state *state)
{
    (void)state;
    return wins(policy->returns.on_no_confirm);
}
