#ifndef CORE_POLICY_ROOM_H
#define CORE_POLICY_ROOM_H
/*
 * A marketplace's rules as plain data: the fields, their closed lists of words, and whether one can live by them.
 *
 * May call: clock value
 */

#endif
