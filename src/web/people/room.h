#ifndef WEB_PEOPLE_ROOM_H
#define WEB_PEOPLE_ROOM_H
/*
 * Pages of people: arriving, account, profiles, what a guest wrote.
 *
 * May call: desk kit
 */

#endif
