#ifndef SERVICE_ORDER_FEED_H
#define SERVICE_ORDER_FEED_H
/* What services tell of a number, unasked or asked, on its way into the orders that have it. */
#include "service/order/parcel.h"
#include "text/tracking/webhook.h"

enum { EARLY_DAYS = 30 };

struct feed_news {
    enum webhook service;
    const struct webhook_message *read;
    struct str body; /* as it came; empty: of an answer about many, of which only this is kept */
};
struct feed_taken {
    size_t orders, events; /* orders that have the number; events that were new to them */
};

/*
 * Every order that has the number takes it, and the local number from now on; what no order has yet is kept EARLY_DAYS for
 * one that will.
 */
enum err feed_take(struct ctx *ctx, const struct policy_set *policies, const struct feed_news *news,
                   struct feed_taken *taken) MUST_USE;

/* What came too early for an order that has the number now. */
enum err feed_take_early(struct ctx *ctx, const struct policy_set *policies, int64_t order_id,
                         struct str number) MUST_USE;

enum err feed_forget(struct ctx *ctx) MUST_USE;

#endif
