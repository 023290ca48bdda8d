#ifndef SERVICE_ORDER_CSV_ORDERS_H
#define SERVICE_ORDER_CSV_ORDERS_H
/*
 * Orders of a hosted marketplace from a table: Shopify's export of orders, or one of WooCommerce's export plugins, with one
 * row a line of an order. Which it is, and in which column what stands, is told by the names in the first row: shops are a
 * table in csv_columns.c.
 *
 * All or nothing when it is one unit. A fault is said with line and column. Orders whose number is here already are passed
 * over, so that the next export may overlap the last one.
 */
#include "service/order/order.h"

struct csv_orders {
    struct str name, text; /* of the file */
    struct str market;     /* its slug */
    struct str seller;     /* the name that the seller has here */
    struct viewer viewer;  /* who has it taken, so many an hour; nobody: at the console */
    bool make_buyers;      /* an account for each email address that nobody has yet */
    int64_t
        most; /* orders in the table, passed over or not: others wait while they are taken; 0: any number */
    /* receives: */
    int64_t orders, lines, buyers;
    int64_t known, ended, empty; /* passed over: here already; cancelled or refunded; without an amount */
};
/* ERR_INPUT and whatever order_place answers, the place before the sentence. */
enum err csv_orders_take(struct ctx *ctx, const struct policy_set *policies,
                         struct csv_orders *orders) MUST_USE;

#endif
