#ifndef TEXT_CLOCK_ROOM_H
#define TEXT_CLOCK_ROOM_H
/*
 * Instants as people and programs write them: zones, dates, calendars.
 *
 * May call: -
 */

#endif
