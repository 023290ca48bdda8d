#ifndef CLI_PEOPLE_ROOM_H
#define CLI_PEOPLE_ROOM_H
/*
 * Accounts, by the operator.
 *
 * May call: kit
 */

#endif
