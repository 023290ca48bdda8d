#ifndef STORE_CASELOAD_ROOM_H
#define STORE_CASELOAD_ROOM_H
/*
 * Rows of the work of a marketplace's staff: notes, sums that wait for a second person, freezes, views, figures.
 *
 * May call: engine
 */

#endif
