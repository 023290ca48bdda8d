#ifndef CLI_DOOR_ROOM_H
#define CLI_DOOR_ROOM_H
/*
 * The table of commands, their help, and what is made of that table.
 *
 * May call: kit
 */

#endif
