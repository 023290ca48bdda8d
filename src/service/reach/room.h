#ifndef SERVICE_REACH_ROOM_H
#define SERVICE_REACH_ROOM_H
/*
 * Reaching people outside: their mailboxes, the letters to them, and the outbox by which everything leaves the house.
 *
 * May call: people unit
 */

#endif
