#ifndef CORE_ORDER_TURN_H
#define CORE_ORDER_TURN_H
/* Whose move a deadline waits for, and what happens when nobody makes it, by the rules of the order. */
#include "core/order/order.h"

/*
 * PARTY_BITs of those who lose something when the deadline strikes and can act before; 0 when it only passes. In an
 * external order the parties are those of the marketplace, too.
 */
uint32_t order_turn(const struct policy *policy, const struct order_state *state, enum deadline deadline);
/* The party's own next deadline; false when none waits for it. */
bool order_turn_next(const struct policy *policy, const struct order_state *state, enum party party,
                     struct order_due *due);
/* What the deadline does when nobody moves: "the claim is carried out". Never empty. */
struct str order_silence(const struct policy *policy, const struct order_state *state,
                         enum deadline deadline);

#endif
