#ifndef SERVICE_REACH_ROOM_H
#define SERVICE_REACH_ROOM_H
/*
 * Reaching people: who hears of what happened, what they follow and choose, the words of it; letters, and the outbox by
 * which everything leaves the house.
 *
 * May call: unit
 */

#endif
