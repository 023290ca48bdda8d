#ifndef API_SITE_ROOM_H
#define API_SITE_ROOM_H
/*
 * The site as operators' programs set it up: settings, categories, marketplaces and who works there.
 *
 * May call: kit
 */

#endif
