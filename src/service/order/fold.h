#ifndef SERVICE_ORDER_FOLD_H
#define SERVICE_ORDER_FOLD_H
/* Events of the law as rows of the store, and the chain of hashes over them. For service/order*.c and service/case_*.c only. */
#include "service/order/order.h"

/* The row of an event; its number, note and hash are still open. */
struct order_row order_row_of(const struct policy *policy, const struct order_event *event);
/* The other direction; false when a word of the row is not known to this version. */
bool order_event_of(const struct policy *policy, const struct order_row *row, struct order_event *event);
/* What it was placed with, as the law begins with it. */
struct order_terms order_terms_of(const struct order *order);
/*
 * Where the chain begins: what never changes of an order, its ref, people, rules, times, lines and amounts, so that no
 * history can be put under another order. The head is stored.
 */
struct str order_head_hash(struct arena *arena, const struct order *order);
/* The hash of a row behind what has the hash `before`: the head, or the row before it. */
struct str order_hash(struct arena *arena, struct str before, const struct order_row *row);

#endif
