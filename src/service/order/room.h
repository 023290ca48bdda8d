#ifndef SERVICE_ORDER_ROOM_H
#define SERVICE_ORDER_ROOM_H
/*
 * Use cases of orders, read, act, place, fold, check: their parcels, evidence, drafts, notices, effects,
 * marketplaces and case files. follow.h is what the panel fills in.
 *
 * May call: desk reach unit
 */

#endif
