#ifndef SERVICE_PURCHASE_ROWS_H
#define SERVICE_PURCHASE_ROWS_H
/* Events of the law as rows of the store, and the chain of hashes over them. For service/purchase*.c only. */
#include "service/purchase.h"

/* The row of an event; its number, note and hash are still open. */
struct order_row purchase_row_of(const struct policy *policy, const struct order_event *event);
/* The other direction; false when a word of the row is not known to this version. */
bool purchase_event_of(const struct policy *policy, const struct order_row *row, struct order_event *event);
/* The hash of a row behind the one whose hash is `before` (empty: the first). */
struct str purchase_hash(struct arena *arena, struct str before, const struct order_row *row);

#endif
