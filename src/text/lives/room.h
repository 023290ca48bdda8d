#ifndef TEXT_LIVES_ROOM_H
#define TEXT_LIVES_ROOM_H
/*
 * What lives under some rules came to, as people and programs read it.
 *
 * May call: clock kit policy
 */

#endif
