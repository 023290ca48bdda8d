#ifndef HTTP_KIT_ROOM_H
#define HTTP_KIT_ROOM_H
/*
 * Sample: kit and people go round in a circle.
 * May call: people
 */
#endif
