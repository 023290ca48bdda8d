#ifndef WEB_SITE_ROOM_H
#define WEB_SITE_ROOM_H
/*
 * How this works, with the numbers that decide.
 *
 * May call: desk kit order
 */

#endif
