#ifndef STORE_ORDER_NOTED_H
#define STORE_ORDER_NOTED_H
/* Orders made elsewhere, as their buyers note them. Rows in, rows out. */
#include "store/engine/rows.h"

/* Whether that buyer notes an order made elsewhere under this number. */
enum err order_noted_before(struct db *db, int64_t buyer_id, struct str number, bool *known) MUST_USE;
struct noted_number {
    struct str number;
};
/* The numbers of all that the buyer notes, one after the other. */
enum err order_noted_numbers(struct db *db, struct arena *arena, int64_t buyer_id,
                             void (*take)(void *arg, struct str number), void *arg) MUST_USE;

#endif
