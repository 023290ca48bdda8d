#ifndef CLI_BULK_ROOM_H
#define CLI_BULK_ROOM_H
/*
 * Copies, files in and out, moves.
 *
 * May call: kit site
 */

#endif
