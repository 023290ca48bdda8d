#ifndef CORE_TRACKING_ROOM_H
#define CORE_TRACKING_ROOM_H
/*
 * Where a parcel is: the small set of events for all carriers, what contradicts itself, what silence means.
 *
 * May call: -
 */

#endif
