#ifndef WEB_ORDER_ROOM_H
#define WEB_ORDER_ROOM_H
/*
 * Pages of orders: the list, one order, its acts, its dispute, evidence, parcel, money, case file.
 *
 * May call: kit policy
 */

#endif
