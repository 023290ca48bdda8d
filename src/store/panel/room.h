#ifndef STORE_PANEL_ROOM_H
#define STORE_PANEL_ROOM_H
/*
 * Rows of the commission: who is willing, panels, seats, the staff's proposals.
 *
 * May call: engine order
 */

#endif
