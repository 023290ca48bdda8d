#ifndef API_ORDER_ORDER_JSON_H
#define API_ORDER_ORDER_JSON_H
/* An order as JSON: in a list by its head, alone with everything that is known of it. */
#include "http/door/router.h"
#include "service/order/listed_orders.h"
#include "service/people/buyer.h"
#include "text/kit/json_write.h"

/* The members of a head. */
void order_put_head(struct call *call, struct json *json, const struct order_head *head);
/* The whole object. buyer: who that is, for those who may know; NULL: nothing is said of it. */
void order_put(struct call *call, struct json *json, const struct order *order,
               const struct known_buyer *buyer);
/* The members of what was found in a list of orders. */
void api_put_listed(struct call *call, struct json *json, const struct listed_orders *orders, bool taken);
/* "\"12-e3b0c442-9f...\"": the entity tag of an order: its version, how it was paid, and behind it what this viewer is shown besides. */
struct str order_etag(struct call *call, const struct order *order, const struct known_buyer *buyer);
/* Whether an If-Match is of the order as it is, whatever else its tag was made of: the reader's language, what may be done by now. */
bool order_etag_fits(struct call *call, const struct order *order, struct str match);

#endif
