#ifndef STORE_ORDER_NOTED_H
#define STORE_ORDER_NOTED_H
/* Orders made elsewhere, as their buyers note them. Rows in, rows out. */
#include "store/engine/rows.h"

/* Whether that buyer notes an order made elsewhere under this number. */
enum err order_noted_before(struct db *db, int64_t buyer_id, struct str number, bool *known) MUST_USE;

#endif
