#ifndef SERVICE_ORDER_LIST_H
#define SERVICE_ORDER_LIST_H
/* Orders as programs read and tell them, and as a marketplace's people look for them. */
#include "service/order/order.h"
#include "store/order/order_list.h"

enum { ORDER_PAGE_MAX = 50, ORDER_OWN_PAGE = 100 };

struct order_list_page {
    enum order_side side;
    struct str market;        /* of SIDE_MARKET: its slug; empty: the viewer's own, which its system is */
    enum order_over over;     /* those that are over, those that are not, or both */
    struct str number;        /* of SIDE_MARKET: the order of that number alone; empty: all */
    int64_t buyer_id;         /* of SIDE_MARKET: the orders of that buyer alone; 0: all */
    int64_t before;           /* 0: from the newest */
    struct order_heads heads; /* out */
    int64_t next;             /* out: `before` of the next page; 0: there is none */
};
/* ERR_NOT_FOUND when the viewer does not work at the marketplace. */
enum err order_list_page(struct ctx *ctx, const struct viewer *viewer, struct order_list_page *page) MUST_USE;

/* The marketplace of that slug, or with an empty slug the one whose system the viewer is. ERR_INPUT names "market". */
enum err order_market(struct ctx *ctx, const struct viewer *viewer, struct str slug,
                      struct market *market) MUST_USE;
/* The same for who works there alone; to everybody else it is as if there were none. */
enum err order_market_of_staff(struct ctx *ctx, const struct viewer *viewer, struct str slug,
                               struct market *market) MUST_USE;

/*
 * After order_place said ERR_CONFLICT: *ref is that of the order which has the number, when all that was told is
 * the same; empty when it is not. The failure stays as it was.
 */
enum err order_placed_alike(struct ctx *ctx, const struct order_placement *placement,
                            struct str *ref) MUST_USE;

/* What the viewer bought or sold, what is due first before the rest, what is over last. */
struct order_own_page {
    bool sold;
    struct order_place after;
    struct order_heads heads; /* out */
    struct order_place next;  /* out: `after` of the next page; id 0: there is none */
};
enum err order_list_by_due(struct ctx *ctx, const struct viewer *viewer,
                           struct order_own_page *page) MUST_USE;

/* ---- people ---- */

/* The buyer's name; empty when the account is gone. */
enum err order_buyer(struct ctx *ctx, const struct order_head *head, struct str *handle) MUST_USE;
/* The id behind a name, or 0 when nobody has it. */
enum err order_person(struct ctx *ctx, struct str handle, int64_t *person_id) MUST_USE;

#endif
