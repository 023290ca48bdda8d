#ifndef SERVICE_REACH_ROOM_H
#define SERVICE_REACH_ROOM_H
/*
 * Use cases of being told: who hears of what happened to posts, what they follow and choose, the list, its words.
 *
 * May call: unit
 */

#endif
