#include "support/order/answer_model.h"

#include "core/order/deadlines.h"

#include <stdio.h>

enum { ANSWERS = 4 };

/* What answers it; none: it only passes, or it is answered elsewhere than by an act of the order. */
static const enum order_event_kind answers[DEADLINE_COUNT][ANSWERS] = {
    [DEADLINE_SHIP] = {EVENT_SHIPPED},
    [DEADLINE_CANCEL_ANSWER] = {EVENT_CANCEL_AGREED, EVENT_CANCEL_REFUSED},
    [DEADLINE_EXTENSION_ANSWER] = {EVENT_EXTENSION_GRANTED, EVENT_EXTENSION_REFUSED},
    [DEADLINE_VETO] = {EVENT_EXTENSION_VETOED},
    [DEADLINE_SELLER_ANSWER] = {EVENT_ACCEPTED, EVENT_PROPOSED, EVENT_REFUSED},
    [DEADLINE_BUYER_ANSWER] = {EVENT_ACCEPTED, EVENT_PROPOSED, EVENT_REFUSED, EVENT_ESCALATED},
    [DEADLINE_AGREEMENT] = {EVENT_PROPOSED, EVENT_ACCEPTED, EVENT_ESCALATED},
    [DEADLINE_EVIDENCE] = {EVENT_EVIDENCE_GIVEN},
    [DEADLINE_REBUTTAL] = {EVENT_EVIDENCE_GIVEN},
    [DEADLINE_APPEAL] = {EVENT_APPEALED},
    [DEADLINE_RETURN_SHIP] = {EVENT_RETURN_SHIPPED},
    [DEADLINE_RETURN_CONFIRM] = {EVENT_RETURN_CONFIRMED, EVENT_RETURN_DISPUTED},
    [DEADLINE_REPLACEMENT_SHIP] = {EVENT_REPLACEMENT_SHIPPED},
    [DEADLINE_PROTECTION] = {EVENT_DISPUTE_OPENED, EVENT_CANCEL_ASKED, EVENT_SELLER_CONTACTED},
    [DEADLINE_GRACE] = {EVENT_DISPUTE_OPENED, EVENT_SELLER_CONTACTED},
    [DEADLINE_PART] = {EVENT_DISPUTE_OPENED, EVENT_SELLER_CONTACTED},
};

static bool answers_it(enum deadline deadline, const struct order_action *action, struct instant due)
{
    for (int i = 0; i < ANSWERS; i++)
        if (answers[deadline][i] && answers[deadline][i] == action->act && instant_before(action->from, due))
            return true;
    return false;
}

static bool may_answer(const struct policy *policy, const struct order_state *state, enum party party,
                       enum deadline deadline, struct instant now)
{
    struct order_action actions[ORDER_ACTIONS_MAX];
    int count = order_actions(policy, state, party, now, actions);
    for (int i = 0; i < count; i++)
        if (answers_it(deadline, &actions[i], state->due[deadline]))
            return true;
    return false;
}

/* Who has given all the files that the rules take has answered. */
static bool has_shown_all(const struct policy *policy, const struct order_state *state, enum party party,
                          enum deadline deadline)
{
    int side = party == PARTY_SELLER;
    return (deadline == DEADLINE_EVIDENCE || deadline == DEADLINE_REBUTTAL) &&
           state->files[side] >= policy->evidence.max_files;
}

/* Who wrote to the seller too late has to wait for longer than there is. */
static bool wrote_too_late(const struct policy *policy, const struct order_state *state,
                           enum deadline deadline)
{
    bool clock = deadline == DEADLINE_PROTECTION || deadline == DEADLINE_GRACE || deadline == DEADLINE_PART;
    return clock && state->contacted.ms && duration_is_set(policy->dispute.contact_first) &&
           !instant_before(clock_add(&policy->calendar, state->contacted, policy->dispute.contact_first),
                           state->due[deadline]);
}

const char *answer_model_ask(const struct policy *policy, const struct order_state *state, struct instant now)
{
    static char wrong[160];
    static const enum party sides[] = {PARTY_BUYER, PARTY_SELLER};
    for (enum deadline deadline = 0; deadline < DEADLINE_COUNT; deadline++) {
        uint32_t turn =
            state->due[deadline].ms && answers[deadline][0] ? order_turn(policy, state, deadline) : 0;
        for (size_t i = 0; i < 2; i++) {
            if (!(turn & PARTY_BIT(sides[i])) || has_shown_all(policy, state, sides[i], deadline) ||
                wrote_too_late(policy, state, deadline) || may_answer(policy, state, sides[i], deadline, now))
                continue;
            snprintf(wrong, sizeof wrong, "%.*s: the %.*s has nothing to do before it",
                     STR_ARG(names_at(&deadline_names, (int)deadline)),
                     STR_ARG(names_at(&party_names, (int)sides[i])));
            return wrong;
        }
    }
    return NULL;
}
