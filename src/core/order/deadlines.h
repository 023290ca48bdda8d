#ifndef CORE_ORDER_DEADLINES_H
#define CORE_ORDER_DEADLINES_H
/*
 * The table of deadlines: whose each is, what silence does by the rules of the order, who is reminded, and the words of
 * it. Pages, programs, notices, calendars and the policies' pages read these rows; what a deadline does when it strikes is
 * in strike.c, and nothing else speaks of silence.
 */
#include "core/order/order.h"

enum { DEADLINE_ANSWERS = 3 };

struct deadline_row {
    size_t lasts; /* where the policy says how long it is; 0: no field alone does */
    const struct duration *(*lasts_by)(const struct policy *policy,
                                       const struct order_state *state); /* NULL: `lasts` says it */
    bool runs_frozen; /* goes on while a freeze stops the others */
    bool
        decides; /* before sending or in a dispute: who is silent then has the question decided without them */
    uint32_t
        whose; /* PARTY_BITs of those who lose something when it strikes and can act before; 0: it only passes */
    uint32_t (*whose_by)(const struct policy *policy,
                         const struct order_state *state); /* NULL: always the same */
    uint32_t acts; /* who is to do it by the rules, whatever the state; 0: whose it is */
    uint32_t (*acts_by)(const struct policy *policy); /* NULL: always the same */
    uint32_t may;       /* who can still act, though nobody waits for them; they are reminded, too */
    struct str outcome; /* what it does, whatever the rules say */
    struct str (*silence)(const struct policy *policy,
                          const struct order_state *state); /* NULL: the outcome */
    struct str what; /* until when what happens, to anybody: "the seller answers the dispute" */
    struct str own;  /* the same to the party whose move it is; empty: `what` */
    enum order_event_kind answers[DEADLINE_ANSWERS]; /* how the party answers, the first choice first */
    struct str title,
        advice;         /* what a party is told to do, the buyer before the advice begins; empty: nothing */
    struct str task;    /* what is to be done, in a policy's list of steps: "Pay"; empty: the title */
    struct str counted; /* and until when: "{span} after ordering"; empty: the list says it by other rules */
};
extern const struct deadline_row order_deadline_rows[DEADLINE_COUNT];

/* How long it is by the policy's own field; NULL: no field alone says it. */
const struct duration *order_deadline_lasts(const struct policy *policy, enum deadline deadline);
/* The same for an order in this state: a reason of a dispute may have a time of its own. */
const struct duration *order_lasts(const struct policy *policy, const struct order_state *state,
                                   enum deadline deadline);
/* Whose move it is: PARTY_BITs. In an external order the parties are those of the marketplace, too. */
uint32_t order_turn(const struct policy *policy, const struct order_state *state, enum deadline deadline);
/* Who decides cases under these rules: the commission or the staff, as PARTY_BITs. */
uint32_t order_deciders(const struct policy *policy);
/* Who is to do it by the rules alone, as the policies' pages tell it: PARTY_BITs. */
uint32_t order_acts_by(const struct policy *policy, enum deadline deadline);
/* Is the dispute of this state one that the seller can only carry out? Elsewhere the marketplace may have allowed more. */
bool order_is_unrefusable(const struct policy *policy, const struct order_state *state);
/* What the seller's silence about the dispute of this state does: a claim that cannot be refused is carried out. */
enum seller_silence order_seller_silence(const struct policy *policy, const struct order_state *state);
/* By these rules a parcel that has not been delivered when protection ends is paid back: nobody disputes it. */
bool order_is_lost(const struct policy *policy, const struct order_state *state);
/* Hosted, and nobody has said that it is paid: what stands there may be its seller's word alone. */
bool order_is_unpaid(const struct order_state *state);
/* Hosted, and its goods have not been sent: protection does not end, whatever its length. */
bool order_is_unsent(const struct order_state *state);
/* Goods that the present dispute is not about can still be disputed, and cannot be while it goes on. */
bool order_others_wait(const struct policy *policy, const struct order_state *state);
/*
 * The sides, buyer and seller, who are reminded of it: those whose move it is, and those who may still act. Of an order kept
 * as a notebook the buyer hears of every deadline: the other side is elsewhere.
 */
uint32_t order_reminded(const struct policy *policy, const struct order_state *state, enum deadline deadline);
/* The party's own next deadline; false when none waits for it. */
bool order_turn_next(const struct policy *policy, const struct order_state *state, enum party party,
                     struct order_due *due);
/* What the deadline does when nobody moves: "the claim is carried out". Never empty. */
struct str order_silence(const struct policy *policy, const struct order_state *state,
                         enum deadline deadline);
/* The same of an answer to a request for more time, as a sentence of its own. */
struct str order_extension_silence(const struct policy *policy, const struct order_state *state);
/* And what that means to whoever waits for the first such answer, of an order that need not be known here. */
struct str order_extension_advice(const struct policy *policy);

#endif
