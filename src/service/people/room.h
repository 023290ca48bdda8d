#ifndef SERVICE_PEOPLE_ROOM_H
#define SERVICE_PEOPLE_ROOM_H
/*
 * Use cases of people: accounts, roles, guests, profiles.
 *
 * May call: desk reach unit
 */

#endif
