#ifndef STORE_PEOPLE_ROOM_H
#define STORE_PEOPLE_ROOM_H
/*
 * Rows of people: accounts, sessions, lists of them.
 *
 * May call: engine
 */

#endif
