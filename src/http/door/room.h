#ifndef HTTP_DOOR_ROOM_H
#define HTTP_DOOR_ROOM_H
/*
 * From a request to the row that answers it: routes, declared inputs, visitors, units of work, replies.
 *
 * May call: site wire
 */

#endif
