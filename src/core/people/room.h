#ifndef CORE_PEOPLE_ROOM_H
#define CORE_PEOPLE_ROOM_H
/*
 * Who may do what: one table of acts and roles, asked by pages before a button and by services before an act.
 *
 * May call: desk
 */

#endif
