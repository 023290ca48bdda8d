#ifndef API_ORDER_ROOM_H
#define API_ORDER_ROOM_H
/*
 * Orders, their acts and files, parcels, effects of money, payouts.
 *
 * May call: kit
 */

#endif
