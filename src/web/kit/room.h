#ifndef WEB_KIT_ROOM_H
#define WEB_KIT_ROOM_H
/*
 * What all pages share: the layout, pieces of forms, lists of questions, writing.
 *
 * May call: -
 */

#endif
