#ifndef STORE_STAFF_ROOM_H
#define STORE_STAFF_ROOM_H
/*
 * Rows of moderation: flags, blocks, the audit list.
 *
 * May call: desk engine
 */

#endif
