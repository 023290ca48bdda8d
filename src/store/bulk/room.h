#ifndef STORE_BULK_ROOM_H
#define STORE_BULK_ROOM_H
/*
 * Many rows at once: import, export, counting again.
 *
 * May call: desk engine site
 */

#endif
