#ifndef CLI_KIT_ROOM_H
#define CLI_KIT_ROOM_H
/*
 * What every command has: its settings, a session on a database, a unit of work, its language, its progress.
 *
 * May call: -
 */

#endif
