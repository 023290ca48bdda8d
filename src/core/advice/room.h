#ifndef CORE_ADVICE_ROOM_H
#define CORE_ADVICE_ROOM_H
/*
 * What to do now, by when, and what happens otherwise: rows of advice over the law and the parcel.
 *
 * May call: clock order policy tracking
 */

#endif
