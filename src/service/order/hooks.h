#ifndef SERVICE_ORDER_HOOKS_H
#define SERVICE_ORDER_HOOKS_H
/* What webhooks are told of orders of hosted marketplaces: part of the unit in which it happens. */
#include "core/order/remind.h"
#include "service/order/order.h"
#include "store/order/effect.h"

/* An event was appended as `number`; 0: the order was placed. */
enum err hooks_event(struct ctx *ctx, const struct order *order, int64_t number,
                     const struct order_event *event) MUST_USE;
/* A deadline is near. */
enum err hooks_deadline(struct ctx *ctx, const struct order *order, const struct reminder *reminder) MUST_USE;
/* A payment was ordered. */
enum err hooks_effect(struct ctx *ctx, const struct order *order, const struct effect *effect) MUST_USE;

#endif
