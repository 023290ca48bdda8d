#ifndef CLI_ADVICE_ROOM_H
#define CLI_ADVICE_ROOM_H
/*
 * A plan for a situation.
 *
 * May call: kit
 */

#endif
