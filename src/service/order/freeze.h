#ifndef SERVICE_ORDER_FREEZE_H
#define SERVICE_ORDER_FREEZE_H
/*
 * Freezes of sellers. A freeze of one order is an act of the law (EVENT_FROZEN); a freeze of a seller is the same act in
 * each of the seller's orders, by the marketplace: at once for whatever happens to an order, and for all others by rounds.
 */
#include "service/order/order.h"
#include "store/caseload/freeze.h"
#include "store/order/caseload.h"

/* For leads and the like: ERR_REFUSED, ERR_NOT_FOUND; ERR_INPUT names "seller", "words", "until"; ERR_CONFLICT. */
struct seller_freeze_wish {
    struct viewer viewer;
    const struct market *market;
    struct str seller, words;
    struct instant until; /* 0: ORDER_FREEZE, unless somebody ends it */
};
enum err freeze_seller(struct ctx *ctx, const struct seller_freeze_wish *wish) MUST_USE;
enum err thaw_seller(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                     struct str seller) MUST_USE;
/* Those that stand, for the marketplace's staff. */
enum err freeze_list(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                     struct seller_freezes *freezes) MUST_USE;

/* ---- for service/ only ---- */

/* How the order is frozen by what stands in its history, and when somebody let it go on last (0: nobody did). */
enum case_frozen freeze_kind(const struct order *order, struct instant *thawed_at);
/* What a freeze of the seller, or its end, still has to do to the order; EVENT_NONE: nothing. */
struct freeze_turn {
    enum order_event_kind kind;
    struct instant at, until;
    struct str words;
    int64_t person_id;
};
/* Says that this will be asked of an order. */
void freeze_ahead(struct ctx *ctx, const struct order_head *head);
enum err freeze_turn_of(struct ctx *ctx, const struct order *order, struct freeze_turn *turn) MUST_USE;
enum err freeze_turn_take(struct ctx *ctx, struct order *order, const struct freeze_turn *turn,
                          bool writes) MUST_USE;
/* Freezes whose time is over end; orders that a freeze or its end has not reached are reached, at most `most`. */
enum err freeze_round(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done) MUST_USE;

#endif
