#ifndef API_DESK_ROOM_H
#define API_DESK_ROOM_H
/*
 * Questions, answers, comments, votes, as programs write and read them.
 *
 * May call: kit
 */

#endif
