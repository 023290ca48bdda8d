#ifndef STORE_SITE_PULSE_H
#define STORE_SITE_PULSE_H
/* The sign of life that servers leave, and what fell due without one. */
#include "store/engine/rows.h"
#include "store/order/order.h"

/* Never back in time. */
enum err pulse_put(struct db *db, struct instant at) MUST_USE;
/* 0: no server has ever been there. */
enum err pulse_get(struct db *db, struct instant *at) MUST_USE;
/* Orders behind that id whose parties act here, with something of theirs or of their panel due by now; ascending. */
struct id_page {
    int64_t *at;
    size_t most, count;
};
enum err pulse_late_orders(struct db *db, int64_t after, struct due_by by, struct id_page *page) MUST_USE;

#endif
