#ifndef API_STAFF_ROOM_H
#define API_STAFF_ROOM_H
/*
 * What a marketplace's staff does beside single orders: frozen sellers, sums for two people, views, who has which case,
 * reports; and what an operator sees of the tracking services that are asked.
 *
 * May call: kit order
 */

#endif
