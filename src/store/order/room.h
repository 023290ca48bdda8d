#ifndef STORE_ORDER_ROOM_H
#define STORE_ORDER_ROOM_H
/*
 * Rows of orders: head, lines, events, parcels, evidence, drafts, marketplaces, postings, effects, notices.
 *
 * May call: engine
 */

#endif
