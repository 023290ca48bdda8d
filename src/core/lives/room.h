#ifndef CORE_LIVES_ROOM_H
#define CORE_LIVES_ROOM_H
/*
 * Orders lived before anybody has one: people and parcels made up from a seed under the rules of a marketplace, or a
 * history that was, and what becomes of goods, money and time. lives.h is the way in.
 *
 * May call: order value
 */

#endif
