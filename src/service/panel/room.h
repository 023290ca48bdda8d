#ifndef SERVICE_PANEL_ROOM_H
#define SERVICE_PANEL_ROOM_H
/*
 * Use cases of the commission: drawing, ballots, staff in pairs, following its order.
 *
 * May call: order unit
 */

#endif
