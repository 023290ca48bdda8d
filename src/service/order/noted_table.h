#ifndef SERVICE_ORDER_NOTED_TABLE_H
#define SERVICE_ORDER_NOTED_TABLE_H
/*
 * Orders of a buyer's notebook from a table (CSV) with a row a thing: Amazon's own history of orders, or any table whose columns
 * one says. Rows with the same number are one order, wherever they stand; its amount is their sum.
 *
 * All or nothing when it is one unit; a fault names line and column. What the buyer notes already is passed over.
 */
#include "service/order/listed_orders.h"
#include "service/order/noted_columns.h"

/*
 * NOTED_TEXT_MAX: bytes of a table that is pasted. NOTED_ORDERS_MAX: of one table, more than anybody's history has.
 * NOTED_AT_ONCE: new ones of a page or a program, for everybody who writes waits meanwhile; those that are known do not count,
 * so that a long history is taken from its newest day on, then from an earlier one.
 */
enum { NOTED_TEXT_MAX = 200000, NOTED_ORDERS_MAX = 20000, NOTED_AT_ONCE = 200 };

struct noted_table {
    struct listed_orders
        list; /* viewer, network, text, zone; its policy is that of each order, NULL: as the table says. Receives the orders */
    const struct policy_set *policies;
    struct str marketplace; /* as the operator calls it, beside a policy; empty: as the policy does */
    struct str columns[NOTED_COLUMNS]; /* as the first row names them; empty: by names that are known */
    struct currency currency;          /* where the table says none; all zero: it has to */
    enum noted_days days;
    struct instant since; /* what was ordered before is left out; 0: nothing is */
    size_t most;          /* new orders; 0: NOTED_ORDERS_MAX */
    /* receives: */
    const struct csv_row *names; /* the first row; NULL: there is none */
    size_t at[NOTED_COLUMNS];    /* where each column stands in it, from 1 */
    int64_t older, ended, empty; /* left out: before `since`, cancelled or refunded, without an amount */
};
/* ERR_INPUT about "table", "policy", "currency", "days", "since" or a column's input; ERR_LIMIT. */
enum err noted_table_take(struct ctx *ctx, struct noted_table *table) MUST_USE;

#endif
