#ifndef STORE_ORDER_DUE_H
#define STORE_ORDER_DUE_H
/* Orders that are due, many at once: what belongs to them comes by one statement for all. */
#include "store/order/order.h"

/*
 * Those of these orders that are due still and that nobody else is taking at the same time, for whoever strikes them in this
 * transaction; in the same order.
 */
enum err order_take_due(struct db *db, struct arena *arena, struct due_by by, struct due_ids ids,
                        struct order_heads *heads) MUST_USE;

/* What belongs to one of them. */
struct orders_line {
    int64_t order_id;
    struct order_line line;
};
struct orders_row {
    int64_t order_id;
    struct order_row row;
};
struct orders_freeze {
    int64_t order_id;
    struct order_freeze freeze;
};
/* What belongs to all of them, in the same order. */
enum err orders_freezes_each(struct db *db, struct arena *arena, const struct order_heads *heads,
                             void (*each)(void *arg, const struct orders_freeze *freeze), void *arg) MUST_USE;
enum err orders_lines_each(struct db *db, struct arena *arena, const struct order_heads *heads,
                           void (*each)(void *arg, const struct orders_line *line), void *arg) MUST_USE;
enum err orders_rows_each(struct db *db, struct arena *arena, const struct order_heads *heads,
                          void (*each)(void *arg, const struct orders_row *row), void *arg) MUST_USE;

#endif
