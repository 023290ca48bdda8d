#ifndef SERVICE_ORDER_NOTICE_H
#define SERVICE_ORDER_NOTICE_H
/* What people are told of their orders: made with what happens and by the clock. */
#include "core/reach/kind.h"
#include "service/order/order.h"
#include "store/order/effect.h"
#include "store/reach/notice.h"

/* For service/order_*.c: an event was appended as `number`; the sides that did not do it are told. */
enum err notice_event(struct ctx *ctx, const struct order *order, int64_t number,
                      const struct order_event *event) MUST_USE;
/* When the next reminder of the order is due; unset when there is none. */
struct instant notice_next(const struct ctx *ctx, const struct order *order);

/* For service/order/effect.c: money that was ordered does not move; the side that waits for it and the staff are told. */
enum err notice_payment(struct ctx *ctx, const struct effect *effect) MUST_USE;

/* Makes the reminders that are due of at most `most` orders; *done says of how many. */
enum err notice_tick(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done) MUST_USE;

#endif
