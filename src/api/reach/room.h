#ifndef API_REACH_ROOM_H
#define API_REACH_ROOM_H
/*
 * Notices and outgoing webhooks.
 *
 * May call: kit
 */

#endif
