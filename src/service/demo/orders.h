#ifndef SERVICE_DEMO_ORDERS_H
#define SERVICE_DEMO_ORDERS_H
/*
 * Orders of the demo's people, in states that are worth looking at, the first question's among them. Their dates
 * count from the day on which the demo begins, so that something is always about to run out.
 */
#include "service/order/order.h"

enum err demo_orders_load(struct ctx *ctx, const struct policy_set *policies) MUST_USE;

#endif
