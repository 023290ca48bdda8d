#ifndef SERVICE_DESK_ROOM_H
#define SERVICE_DESK_ROOM_H
/*
 * Use cases of questions and answers: ask, answer, edit, vote, close, find; categories and tags.
 *
 * May call: reach unit
 */

#endif
