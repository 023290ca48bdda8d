#ifndef STORE_REACH_ROOM_H
#define STORE_REACH_ROOM_H
/*
 * Rows of what leaves the house, and of where people can be reached.
 *
 * May call: engine
 */

#endif
