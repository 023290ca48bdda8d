#ifndef SERVICE_BULK_ROOM_H
#define SERVICE_BULK_ROOM_H
/*
 * Whole help desks in and out: import, export, made-up worlds for measuring.
 *
 * May call: desk unit
 */

#endif
