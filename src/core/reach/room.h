#ifndef CORE_REACH_ROOM_H
#define CORE_REACH_ROOM_H
/*
 * What people are told of, in which words, and how when they have not chosen.
 *
 * May call: -
 */

#endif
