#ifndef WEB_ORDER_PAGES_H
#define WEB_ORDER_PAGES_H
/* What the handlers of orders share. */
#include "web/order_view.h"

struct time_view time_view_of(struct call *call, struct instant at);
/* "12.50 EUR" */
struct str money_text(struct call *call, int64_t minor, struct currency currency);
/* Everything but the layout. */
void order_page_fill(struct call *call, const struct purchase *purchase, struct order_page *page);

#endif
