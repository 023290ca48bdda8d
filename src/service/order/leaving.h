#ifndef SERVICE_ORDER_LEAVING_H
#define SERVICE_ORDER_LEAVING_H
/* The orders of somebody who deletes the account. */
#include "service/order/order.h"

enum { LEAVING_ENDS_MOST = 200 };

/*
 * What this buyer has not paid is cancelled, in the unit that deletes and before it does; of more than LEAVING_ENDS_MOST the
 * rest, as what waits for the payment of a seller's buyers, takes no payment any more and ends when the time to pay is over.
 */
enum err order_end_unpaid(struct ctx *ctx, const struct policy_set *policies, int64_t buyer_id) MUST_USE;

#endif
