#ifndef CORE_VALUE_ROOM_H
#define CORE_VALUE_ROOM_H
/*
 * Numbers that mean something by themselves: amounts in a currency, token buckets, repeatable chance.
 *
 * May call: -
 */

#endif
