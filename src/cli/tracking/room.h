#ifndef CLI_TRACKING_ROOM_H
#define CLI_TRACKING_ROOM_H
/*
 * Tracking numbers, events and texts read.
 *
 * May call: kit
 */

#endif
