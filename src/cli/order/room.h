#ifndef CLI_ORDER_ROOM_H
#define CLI_ORDER_ROOM_H
/*
 * Case files proved, pictures and papers decoded.
 *
 * May call: kit
 */

#endif
