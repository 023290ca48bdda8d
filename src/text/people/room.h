#ifndef TEXT_PEOPLE_ROOM_H
#define TEXT_PEOPLE_ROOM_H
/*
 * Names that people choose for themselves.
 *
 * May call: desk kit
 */

#endif
