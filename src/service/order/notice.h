#ifndef SERVICE_ORDER_NOTICE_H
#define SERVICE_ORDER_NOTICE_H
/* What people are told of their orders: made with what happens and by the clock, read in a list. */
#include "service/order/order.h"
#include "store/order/effect.h"
#include "store/order/notice.h"

enum { NOTICES_PAGE = 50 };

/* For service/order_*.c: an event was appended as `number`; the sides that did not do it are told. */
enum err notice_event(struct ctx *ctx, const struct order *order, int64_t number,
                      const struct order_event *event) MUST_USE;
/* For service/order_*.c: when the next reminder of the order is due. */
enum err notice_plan(struct ctx *ctx, const struct order *order) MUST_USE;

/* For service/order/effect.c: money that was ordered does not move; the side that waits for it and the staff are told. */
enum err notice_payment(struct ctx *ctx, const struct effect *effect) MUST_USE;
#define NOTICE_PAYMENT STR("payment_given_up")

/* Makes the reminders that are due of at most `most` orders; *done says of how many. */
enum err notice_tick(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done) MUST_USE;

/* The viewer's own, the newest first, those before the id (0: all); at most NOTICES_PAGE. */
enum err notice_list(struct ctx *ctx, const struct viewer *viewer, int64_t before,
                     struct notices *notices) MUST_USE;
/* All up to the newest one seen count as read. */
enum err notice_read(struct ctx *ctx, const struct viewer *viewer, int64_t newest) MUST_USE;

#endif
