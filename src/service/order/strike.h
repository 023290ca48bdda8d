#ifndef SERVICE_ORDER_STRIKE_H
#define SERVICE_ORDER_STRIKE_H
/* order_tick in two steps, for whoever has very many orders that are due. */
#include "service/order/order.h"

/* The ids of orders that are due at ctx->now: those that have been for longest, in the order of their ids. */
enum err order_gather_due(struct ctx *ctx, const struct policy_set *policies, int64_t *ids, size_t most,
                          size_t *count) MUST_USE;
/* What is due of some of these, those left out that somebody else is at. */
struct order_strike {
    struct due_ids ids;
    size_t looked_at; /* so many of the ids, from the first: long histories are left for another time */
    size_t struck;    /* in which something was due still */
    size_t
        unreadable; /* in which it was as well, and which wait: this version does not know what their histories hold */
};
enum err order_strike(struct ctx *ctx, const struct policy_set *policies,
                      struct order_strike *strike) MUST_USE;

#endif
