#ifndef SERVICE_ORDER_EFFECTS_H
#define SERVICE_ORDER_EFFECTS_H
/*
 * What the events of a hosted order mean for money: postings, and effects for the outside world. For service/ only.
 *
 * The effects of an event sum to its postings, for the buyer and for the seller. What is to come back from a seller who
 * was not paid yet is a release withdrawn, with an order to cancel it: who was told of it may have paid already, answers
 * "never", and the seller gives it back (service/order/effect.h).
 */
#include "service/order/order.h"
#include "store/order/effect.h"
#include "store/order/ledger.h"

/* The rows of an event that is appended as `number` to the state before it. */
enum err order_effects_add(struct ctx *ctx, const struct order *before, int64_t number,
                           const struct order_event *event) MUST_USE;
/* Derives all postings and effects again; a sentence about the first that is not stored so, or nothing. */
enum err order_effects_check(struct ctx *ctx, const struct order *order, struct str *wrong) MUST_USE;

#endif
