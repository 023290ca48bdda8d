#ifndef CORE_ORDER_ROOM_H
#define CORE_ORDER_ROOM_H
/*
 * The law of an order: acts, deadlines, disputes, what silence does, and the money that follows. Pure functions
 * over order_state; order.h is the way in, rows.c the table.
 *
 * May call: clock policy value
 */

#endif
