#ifndef WEB_PANEL_ROOM_H
#define WEB_PANEL_ROOM_H
/*
 * Pages of the commission: what waits, a case, ballots, the draw.
 *
 * May call: order policy
 */

#endif
