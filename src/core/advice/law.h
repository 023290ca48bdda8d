#ifndef CORE_ADVICE_LAW_H
#define CORE_ADVICE_LAW_H
/* What can be advised, and what the law of an order says of it. */
#include "core/policy/policy.h"

enum advice_act {
    ADVISE_WAIT,
    ADVISE_CHECK_NUMBER,
    ADVISE_CONTACT_SELLER,
    ADVISE_REQUEST_EXTENSION,
    ADVISE_OPEN_DISPUTE,
    ADVISE_SEND_EVIDENCE,
    ADVISE_ANSWER_PROPOSAL,
    ADVISE_ESCALATE,
    ADVISE_APPEAL,
    ADVISE_RETURN_GOODS,
    ADVISE_CONFIRM_RECEIPT,
    ADVISE_CHARGEBACK,
    ADVISE_ASK_COMMUNITY,
    ADVISE_REPORT,
    ADVISE_NOTHING_LEFT,
    ADVISE_COUNT
};

/*
 * What the law of an order (core/order/order.h) allows its buyer, now or later by the next act. A case that a person told
 * has none: then the policy's rules and the dates decide.
 */
struct advice_bound {
    bool allowed;
    struct instant from, until; /* until: CLOCK_NEVER where the law knows no end */
};
struct advice_law {
    bool known;
    bool settled;      /* every part of the order has had its outcome */
    bool at_bank;      /* a chargeback is open: the bank decides */
    bool unsent;       /* nothing was sent yet: there is nothing to dispute */
    bool unpaid;       /* nor paid */
    bool appeals_left; /* after a decision that is still to come */
    bool answer_late;  /* the seller's time to answer has struck */
    bool appeal_late;  /* the time to appeal has struck; it can only be noted any more */
    struct instant
        in_transit; /* until when it counts as on its way: what is blocked meanwhile waits; 0: it does not */
    struct instant answer_due, offer_due, evidence_until, appeal_until; /* 0: not running */
    struct instant pay_due;    /* of what is not paid: then it is cancelled; 0: never */
    struct instant refund_due; /* of a notebook, whose refund has not been seen; 0: none is owed */
    struct advice_bound acts[ADVISE_COUNT], reasons[POLICY_REASONS_MAX];
};
struct order_state;
/* A dispute that only waits for the seller to be asked first counts as if that were done now. */
void advice_law_find(const struct policy *policy, const struct order_state *state, struct instant now,
                     struct advice_law *law);

#endif
