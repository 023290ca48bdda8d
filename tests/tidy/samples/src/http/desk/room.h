#ifndef HTTP_DESK_ROOM_H
#define HTTP_DESK_ROOM_H
/*
 * Sample: one of its files includes what it does not name.
 * May call: -
 */
#endif
