#ifndef HTTP_SITE_ROOM_H
#define HTTP_SITE_ROOM_H
/*
 * What the server's threads share: the application, connections that read, kept pages, counters, zones, the timer and what else repeats.
 *
 * May call: wire
 */

#endif
