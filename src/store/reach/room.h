#ifndef STORE_REACH_ROOM_H
#define STORE_REACH_ROOM_H
/*
 * Rows of what people are told, what they follow, and what they choose to hear of.
 *
 * May call: engine
 */

#endif
