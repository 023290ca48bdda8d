#ifndef SERVICE_ORDER_CHANGES_H
#define SERVICE_ORDER_CHANGES_H
/* What happened to the orders of a marketplace, for programs that read on from where they were. */
#include "service/order/order.h"
#include "store/order/change.h"

/*
 * What is younger than this, or than this before the oldest unit of work began that is still writing, is not told yet: an event
 * has the time at which its unit began, and a reader who was told of a later one does not come back for it.
 */
enum { ORDER_CHANGES_REST_MS = 5000 };

/*
 * At most ORDER_CHANGES_MAX behind `since` (all zero: from the beginning). market: its slug; empty: the one whose system
 * the viewer is. ERR_NOT_FOUND unless the viewer is its staff or its system.
 */
enum err order_changes_since(struct ctx *ctx, const struct viewer *viewer, struct str slug,
                             const struct order_change *since, struct order_changes *changes) MUST_USE;

#endif
