#ifndef WEB_DESK_ROOM_H
#define WEB_DESK_ROOM_H
/*
 * Pages of questions and answers: reading, asking, lists, search, changes, feeds.
 *
 * May call: advice kit order
 */

#endif
