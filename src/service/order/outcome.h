#ifndef SERVICE_ORDER_OUTCOME_H
#define SERVICE_ORDER_OUTCOME_H
/* What is kept of each dispute when it ends, for reports. For service/ only. */
#include "service/order/order.h"

/* Of the order as it was before the event and as it is now; the event is the last of order->rows. Nothing unless it ended one. */
enum err outcome_note(struct ctx *ctx, const struct order *order, const struct order_state *before) MUST_USE;

#endif
