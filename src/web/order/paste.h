#ifndef WEB_ORDER_PASTE_H
#define WEB_ORDER_PASTE_H
/* From the facts of a pasted mail to the form of an order to watch. */
#include "text/advice/paste.h"
#include "web/kit/show.h"

/* "/orders/new?pasted=1&policy=...": the form with what was found; the mail itself never stands in an address. */
struct url order_facts_url(struct call *call, const struct advice_fact *facts, size_t count);

#endif
