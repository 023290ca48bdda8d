#ifndef SERVICE_CLOCK_ROOM_H
#define SERVICE_CLOCK_ROOM_H
/*
 * What time does by itself: rounds of what is due, and what fell due while no server ran.
 *
 * May call: desk order panel people reach staff unit
 */

#endif
