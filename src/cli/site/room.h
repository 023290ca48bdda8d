#ifndef CLI_SITE_ROOM_H
#define CLI_SITE_ROOM_H
/*
 * The server and its supervisor, and the care for an installation.
 *
 * May call: kit order
 */

#endif
