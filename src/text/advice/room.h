#ifndef TEXT_ADVICE_ROOM_H
#define TEXT_ADVICE_ROOM_H
/*
 * What a person tells about an order, read into a case; plans printed, linked and joined.
 *
 * May call: clock kit tracking
 */

#endif
