#ifndef SERVICE_ORDER_LISTED_ORDERS_H
#define SERVICE_ORDER_LISTED_ORDERS_H
/*
 * Orders of a buyer's notebook from a shop's own list of orders ("My orders" of AliExpress), copied as text. Each begins with
 * its number, a line of 14 to 20 digits behind a word and a colon, or with the day above it; what stands behind is read
 * as a pasted mail is (text/advice/paste.h), in its languages. The longest line is what was ordered.
 *
 * All or nothing when it is one unit; a fault names line and column. What the buyer notes already is passed over. Everybody who
 * writes waits meanwhile: so there is a most, and a longer list is copied in parts.
 */
#include "service/order/order.h"
#include "text/advice/paste.h"
#include "text/clock/zone.h"

enum { LISTED_ORDERS_MAX = 200 };

struct listed_order {
    struct str number, title, amount, currency, ref; /* ref: of its order here; empty: it was noted before */
    struct instant ordered;
};
struct listed_orders {
    struct viewer viewer; /* the buyer */
    struct str network, text;
    const struct policy *policy;
    const struct advice_sources *sources;
    const struct zone *zone; /* of the days */
    /* receives: */
    struct listed_order *at;
    size_t count;
    int64_t noted, known;
};
/* ERR_INPUT about "text" when there is no order in it, too many, or one that lacks its day, price or title; ERR_LIMIT. */
enum err listed_orders_take(struct ctx *ctx, struct listed_orders *orders) MUST_USE;

#endif
