#ifndef CLI_REACH_ROOM_H
#define CLI_REACH_ROOM_H
/*
 * What leaves the house, tried out.
 *
 * May call: kit
 */

#endif
