#ifndef CORE_ORDER_TIME_H
#define CORE_ORDER_TIME_H
/* The deadlines of a state: entering a region's state sets what it has and clears what the one before had. */
#include "core/order/order.h"

void order_enter_shipment(const struct policy *policy, struct order_state *state, enum shipment next,
                          struct instant at);
void order_enter_dispute(const struct policy *policy, struct order_state *state, enum dispute next,
                         struct instant at);

/* Begins protection, or counts its end anew when the anchor has moved; no extension is lost. */
void order_protect(const struct policy *policy, struct order_state *state);
/* The same when it is paid: where it cannot begin before the parcel is on its way, not yet. */
void order_protect_paid(const struct policy *policy, struct order_state *state);
/* It came then. In a notebook it was sent, whenever that was: counted from the earliest day that fits, its protection has begun. */
void order_arrive(const struct policy *policy, struct order_state *state, struct instant at);
/* In a notebook: a protection that ended by a guess of when it came goes on until the end that counts from when it did. */
void order_wake(const struct policy *policy, struct order_state *state);
/*
 * Where the time of the rules was over before the goods had to be sent, it lasts until they are to be there. What was told before
 * they were sent is not shortened by the day that the seller names.
 */
void order_protect_sent(struct order_state *state, struct instant told);
void order_move_end(struct order_state *state, struct instant end);
/* Where it ends when the buyer objects now to time that was given unasked: the event of it says so. */
struct instant order_objection_end(const struct policy *policy, const struct order_state *state,
                                   struct instant at);
/*
 * In a notebook nobody has told until when it was promised, or that it was delivered, and nothing is disputed: the end is counted from the earliest day that
 * fits, and whether it is over then nobody knows.
 */
bool order_end_is_guessed(const struct order_state *state);
/* Such a guess by rules that count from the delivery alone: until then nothing ends it, and nobody has told of one. */
bool order_waits_for_delivery(const struct policy *policy, const struct order_state *state);
/* Whatever was promised, it ends then: where delivery ends it so long after, and it was delivered. Else CLOCK_UNSET. */
struct instant order_guess_last(const struct policy *policy, const struct order_state *state);
/* RUNNING to GRACE, or to ENDED where there is none; GRACE to ENDED. */
void order_end_protection(const struct policy *policy, struct order_state *state, struct instant at);

/*
 * What every deadline has left waits from then on, and goes on from then on. A deadline that has come strikes at once.
 * For a bank all wait. In a frozen order those go on whose silence can only give the buyer something, and which the
 * seller can meet: nobody loses by a freeze what an act could keep.
 */
void order_stop_clocks(struct order_state *state, struct instant at);
void order_start_clocks(struct order_state *state, struct instant at);
/* The state as it would be if a freeze ended at that instant: what guards and pages ask. *room has it, when it is another. */
const struct order_state *order_running(const struct order_state *state, struct instant at,
                                        struct order_state *room);

enum order_region { REGION_SHIPMENT, REGION_DISPUTE };
/* The deadline that a state of a machine has while it lasts; false when it has none. */
bool order_state_deadline(enum order_region region, int state, enum deadline *deadline);

#endif
