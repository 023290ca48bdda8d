#ifndef STORE_REACH_ROOM_H
#define STORE_REACH_ROOM_H
/*
 * Rows of what people are told, what they follow and choose, where they can be reached, and of what leaves the house.
 *
 * May call: engine
 */

#endif
