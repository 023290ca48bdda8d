#ifndef STORE_SITE_ROOM_H
#define STORE_SITE_ROOM_H
/*
 * Rows of the site itself: settings, limits, signs of life, requests and forms that came twice.
 *
 * May call: engine order
 */

#endif
