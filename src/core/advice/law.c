/* From the law of an order to what advice may say. */
#include "core/advice/law.h"

#include "base/check.h"
#include "core/order/order.h"
#include "core/order/remind.h"

static const struct {
    enum advice_act act;
    enum order_event_kind event;
} acts[] = {
    {ADVISE_CONTACT_SELLER, EVENT_SELLER_CONTACTED},
    {ADVISE_REQUEST_EXTENSION, EVENT_EXTENSION_ASKED},
    {ADVISE_OPEN_DISPUTE, EVENT_DISPUTE_OPENED},
    {ADVISE_SEND_EVIDENCE, EVENT_EVIDENCE_GIVEN},
    {ADVISE_ANSWER_PROPOSAL, EVENT_ACCEPTED},
    {ADVISE_ESCALATE, EVENT_ESCALATED},
    {ADVISE_APPEAL, EVENT_APPEALED},
    {ADVISE_RETURN_GOODS, EVENT_RETURN_SHIPPED},
    {ADVISE_CONFIRM_RECEIPT, EVENT_RECEIPT_CONFIRMED},
};

static void take_actions(const struct policy *policy, const struct order_state *state, struct instant now,
                         struct advice_law *law)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    int count = order_actions(policy, state, PARTY_BUYER, now, actions);
    for (int i = 0; i < count; i++)
        for (size_t k = 0; k < COUNT_OF(acts); k++)
            if (actions[i].act == acts[k].event && actions[i].by == PARTY_BUYER)
                law->acts[acts[k].act] = (struct advice_bound){true, actions[i].from, actions[i].until};
}

static void take_reasons(const struct policy *policy, const struct order_state *state, struct instant now,
                         struct advice_law *law)
{
    for (int32_t i = 0; i < policy->reason_count; i++) {
        struct instant window[2] = {CLOCK_UNSET, CLOCK_NEVER};
        enum order_refusal refusal = order_reason_window(policy, state, i, now, window);
        bool later = window[0].ms != CLOCK_NEVER.ms && instant_before(now, window[0]) &&
                     instant_before(window[0], window[1]) &&
                     order_reason_window(policy, state, i, window[0], window) == REFUSAL_NONE;
        law->reasons[i] = (struct advice_bound){refusal == REFUSAL_NONE || later, window[0], window[1]};
    }
}

void advice_law_find(const struct policy *policy, const struct order_state *state, struct instant now,
                     struct advice_law *law)
{
    struct order_state asked = *state;
    *law = (struct advice_law){.known = true,
                               .settled = order_is_settled(state),
                               .at_bank = state->chargeback,
                               .unsent = state->shipment < SHIPMENT_ON_ITS_WAY,
                               .unpaid = state->shipment == SHIPMENT_UNPAID,
                               .pay_due = state->due[DEADLINE_PAY],
                               .in_transit =
                                   state->shipment == SHIPMENT_ON_ITS_WAY ? state->promised : CLOCK_UNSET,
                               .appeals_left = state->appeals[0] < policy->appeal.max,
                               .answer_due = state->due[DEADLINE_SELLER_ANSWER],
                               .offer_due = state->due[DEADLINE_BUYER_ANSWER],
                               .evidence_until = state->due[DEADLINE_EVIDENCE],
                               .appeal_until = state->due[DEADLINE_APPEAL]};
    law->refund_due = state->external ? order_refund_due(policy, state) : CLOCK_UNSET;
    law->answer_late = state->dispute == DISPUTE_AT_SELLER && law->answer_due.ms == 0 &&
                       duration_is_set(*policy_answer_seller(policy, state->reason));
    law->appeal_late = state->dispute == DISPUTE_DECIDED && law->appeal_until.ms == 0 &&
                       duration_is_set(policy->appeal.window);
    take_actions(policy, state, now, law);
    if (!law->acts[ADVISE_OPEN_DISPUTE].allowed && state->contacted.ms == 0 &&
        law->acts[ADVISE_CONTACT_SELLER].allowed) {
        asked.contacted = now;
        take_actions(policy, &asked, now, law);
    }
    take_reasons(policy, &asked, now, law);
}
