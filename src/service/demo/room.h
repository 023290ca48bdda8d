#ifndef SERVICE_DEMO_ROOM_H
#define SERVICE_DEMO_ROOM_H
/*
 * The demo's people, questions, marketplaces and orders, made by the same use cases that people use.
 *
 * May call: bulk order panel unit
 */

#endif
