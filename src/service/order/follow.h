#ifndef SERVICE_ORDER_FOLLOW_H
#define SERVICE_ORDER_FOLLOW_H
/* Who goes along with an order each time that it moves. The order calls; service/panel/follow.c answers. */
#include "service/order/order.h"

/*
 * Lets the commission follow its order until that instant: calls a panel when the law has called the commission, runs
 * the panel's own deadlines, brings its verdict before the law, and closes it when the law has gone on. What changes is
 * written; the order's events are appended.
 */
enum err panel_follow(struct ctx *ctx, struct order *order, struct instant until) MUST_USE;

#endif
