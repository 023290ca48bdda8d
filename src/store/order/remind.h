#ifndef STORE_ORDER_REMIND_H
#define STORE_ORDER_REMIND_H
/* When orders have something to remind of. */
#include "store/engine/rows.h"
#include "store/order/order.h"

/* at 0: none. */
enum err order_set_remind(struct db *db, int64_t order_id, struct instant at) MUST_USE;
enum err order_set_numbers_came(struct db *db, int64_t order_id, struct str came) MUST_USE;
struct order_to_remind {
    int64_t id;
    struct instant at;
};
enum err orders_to_remind(struct db *db, struct due_by by, struct order_to_remind *orders, size_t most,
                          size_t *count) MUST_USE;

#endif
