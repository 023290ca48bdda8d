#ifndef SERVICE_STAFF_ROOM_H
#define SERVICE_STAFF_ROOM_H
/*
 * Use cases of moderators and operators: what waits, and the settings.
 *
 * May call: desk unit
 */

#endif
