#ifndef CORE_ORDER_REMIND_H
#define CORE_ORDER_REMIND_H
/*
 * Who is told of an order, and when: before each deadline by the policy's offsets (policy.reminders), and when the other
 * side or time itself has done something. Pure: what was told already is the caller's to know.
 */
#include "core/order/order.h"

struct reminder {
    enum deadline deadline;
    struct instant due; /* the deadline */
    struct instant at;  /* when it is to be told */
};

/* The first reminder after an instant, or one with `at` unset when there is none. */
struct reminder order_next_reminder(const struct policy *policy, const struct order_state *state,
                                    struct instant after);
/*
 * What is to be told now of all that came due in (after, now]: of each deadline that is still ahead at most once, however
 * many of its offsets have passed meanwhile. Returns how many.
 */
int order_reminders(const struct policy *policy, const struct order_state *state, struct instant after,
                    struct instant now, struct reminder reminders[DEADLINE_COUNT]);

/*
 * Until when the rules want a refund to be with the buyer: counted from its order, elsewhere from the agreement or the
 * decision while it has not been seen. Unset: none is owed, or the rules say nothing. Whether it has moved is not the
 * law's to know.
 */
struct instant order_refund_due(const struct policy *policy, const struct order_state *state);

#endif
