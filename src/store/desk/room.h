#ifndef STORE_DESK_ROOM_H
#define STORE_DESK_ROOM_H
/*
 * Rows of questions, answers, comments, votes, tags, guests' posts, and the indexes that find them.
 *
 * May call: engine people
 */

#endif
