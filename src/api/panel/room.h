#ifndef API_PANEL_ROOM_H
#define API_PANEL_ROOM_H
/*
 * The commission for programs: what waits for the viewer.
 *
 * May call: kit
 */

#endif
