#ifndef TEXT_ORDER_ROOM_H
#define TEXT_ORDER_ROOM_H
/*
 * Files that are given as evidence, made harmless; and the charts of an order's states.
 *
 * May call: -
 */

#endif
