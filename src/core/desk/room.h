#ifndef CORE_DESK_ROOM_H
#define CORE_DESK_ROOM_H
/*
 * What decides about questions and answers: what a post is, points, hotness, and whether it waits for approval.
 *
 * May call: -
 */

#endif
