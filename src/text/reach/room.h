#ifndef TEXT_REACH_ROOM_H
#define TEXT_REACH_ROOM_H
/*
 * Mail: addresses, letters in the receiver's language, and how both are written on the wire.
 *
 * May call: desk kit
 */

#endif
