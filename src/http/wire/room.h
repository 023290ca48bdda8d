#ifndef HTTP_WIRE_ROOM_H
#define HTTP_WIRE_ROOM_H
/*
 * The HTTP library behind one wall: sockets, the strict gate, patience, requests and replies as values.
 *
 * May call: -
 */

#endif
