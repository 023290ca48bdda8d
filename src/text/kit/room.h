#ifndef TEXT_KIT_ROOM_H
#define TEXT_KIT_ROOM_H
/*
 * Bytes of the doors: HTML, forms, multipart, JSON read strictly and written as it goes.
 *
 * May call: clock
 */

#endif
