#ifndef SERVICE_ORDER_PAID_BY_H
#define SERVICE_ORDER_PAID_BY_H
/* How an order of the notebook was paid: the second who can give the money back, besides the marketplace. */
#include "service/order/order.h"

/* The word to keep: one of advice_paid_names, empty for "unknown". ERR_INPUT names "paid_by". */
enum err paid_by_word(struct ctx *ctx, struct str said, struct str *word) MUST_USE;
/* By its buyer; ERR_REFUSED for an order that was made here. Unknown takes it back. */
enum err paid_by_note(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                      struct str ref, struct str said) MUST_USE;

#endif
