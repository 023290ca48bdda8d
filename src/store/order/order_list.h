#ifndef STORE_ORDER_ORDER_LIST_H
#define STORE_ORDER_ORDER_LIST_H
/* Lists of orders: somebody's, and a marketplace's, page by page. */
#include "store/order/order.h"

/* Behind which order of such a list its next page begins; id 0: at its beginning. */
struct order_place {
    int64_t id, due_ms;
    bool over;
};
struct order_place order_place_of(const struct order_head *head);
/* What is due first stands first, what is over last. */
struct order_list {
    enum order_side { SIDE_BUYER, SIDE_SELLER, SIDE_MARKET } side;
    int64_t id; /* of the person or marketplace on that side */
    size_t most;
    enum order_over { OVER_OR_NOT, NOT_OVER, IS_OVER } over; /* of order_list_before */
    int64_t buyer_id;         /* of order_list_before of a marketplace: that buyer's alone; 0: all */
    struct order_place after; /* of order_list */
};
enum err order_list(struct db *db, struct arena *arena, struct order_list list,
                    struct order_heads *heads) MUST_USE;
/* The newest first, those before the id `before`. */
enum err order_list_before(struct db *db, struct arena *arena, struct order_list list, int64_t before,
                           struct order_heads *heads) MUST_USE;

#endif
