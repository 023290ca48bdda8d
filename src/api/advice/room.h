#ifndef API_ADVICE_ROOM_H
#define API_ADVICE_ROOM_H
/*
 * What to do next.
 *
 * May call: kit
 */

#endif
