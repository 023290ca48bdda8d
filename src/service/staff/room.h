#ifndef SERVICE_STAFF_ROOM_H
#define SERVICE_STAFF_ROOM_H
/*
 * Use cases of moderators and operators: what waits, the settings, the set-up, and the pages of the site's own.
 *
 * May call: desk reach unit
 */

#endif
