#ifndef WEB_REACH_ROOM_H
#define WEB_REACH_ROOM_H
/*
 * Pages of being told: the list of notices, what one chooses to hear of, following.
 *
 * May call: kit order
 */

#endif
