#ifndef WEB_TRACKING_ROOM_H
#define WEB_TRACKING_ROOM_H
/*
 * The page of a tracking number.
 *
 * May call: kit
 */

#endif
