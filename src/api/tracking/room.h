#ifndef API_TRACKING_ROOM_H
#define API_TRACKING_ROOM_H
/*
 * Numbers and events read, and the webhooks of tracking services.
 *
 * May call: kit
 */

#endif
