#ifndef SUPPORT_ORDER_ANSWER_MODEL_H
#define SUPPORT_ORDER_ANSWER_MODEL_H
/*
 * Nobody waits helplessly for a deadline of theirs: whoever loses something by silence has, before it strikes, an act that
 * answers it. Which acts those are is written down here once more, apart from core's own table.
 */
#include "core/order/order.h"

/* NULL: each has one; else what is wrong. Asked while no deadline is due and no clock stands still. */
const char *answer_model_ask(const struct policy *policy, const struct order_state *state,
                             struct instant now);

#endif
