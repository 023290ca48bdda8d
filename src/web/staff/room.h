#ifndef WEB_STAFF_ROOM_H
#define WEB_STAFF_ROOM_H
/*
 * Pages of moderators, operators and a marketplace's staff.
 *
 * May call: desk kit order people
 */

#endif
