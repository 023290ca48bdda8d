#ifndef WEB_ORDER_STAFF_H
#define WEB_ORDER_STAFF_H
/* What an order's page has for the marketplace's staff alone, and what it says to all while the order is frozen. */
#include "web/order/show.h"

/* Empty for everybody else. */
enum err staff_card_of(struct call *call, const struct order *order, struct staff_card *card) MUST_USE;
struct freeze_card freeze_card_of(struct call *call, const struct order *order);

#endif
