#ifndef SERVICE_ORDER_FIND_H
#define SERVICE_ORDER_FIND_H
/* A marketplace's orders as its people look for them. */
#include "service/order/order.h"

struct order_market_search {
    struct str words; /* an order's number or reference, or somebody's name; empty: all */
    bool over;        /* those that are over, the newest first; without words only */
};
/* At most ORDERS_MAX. ERR_NOT_FOUND unless the viewer is the marketplace's staff or its system. */
enum err order_find(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                    const struct order_market_search *search, struct order_heads *heads) MUST_USE;

/* The buyer's name; empty when the account is gone. */
enum err order_buyer(struct ctx *ctx, const struct order_head *head, struct str *handle) MUST_USE;
/* The id behind a name, or 0 when nobody has it. */
enum err order_person(struct ctx *ctx, struct str handle, int64_t *person_id) MUST_USE;

#endif
