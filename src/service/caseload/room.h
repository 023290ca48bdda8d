#ifndef SERVICE_CASELOAD_ROOM_H
#define SERVICE_CASELOAD_ROOM_H
/*
 * Use cases of a marketplace's staff beside its orders: notes for each other, acts on many orders at once, views to
 * keep, reports, and who looked at what. What stops or moves an order itself is service/order.
 *
 * May call: order unit
 */

#endif
