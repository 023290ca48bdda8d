#ifndef WEB_DOOR_ROOM_H
#define WEB_DOOR_ROOM_H
/*
 * THE table of pages, assets, errors, health, what crawlers ask.
 *
 * May call: advice desk kit order panel people policy reach site staff table tracking
 */

#endif
