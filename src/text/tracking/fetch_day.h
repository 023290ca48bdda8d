#ifndef TEXT_TRACKING_FETCH_DAY_H
#define TEXT_TRACKING_FETCH_DAY_H
/* The last day on which a parcel can be fetched, as the carrier's line names it: "ready for collection until 4 December". */
#include "base/str.h"
#include "core/clock/clock.h"
#include "core/tracking/parcel.h"

/*
 * Reads "until 04.12.2026", "bis 4. Dezember", "12月4日前", "4 Aralık'a kadar" and the like; a day without its year is the one after
 * `seen`, the day of the event. False where the line has no word for "until", no date, or one that is not within two months
 * of the event: no day is made up.
 */
bool fetch_day_read(struct str words, struct civil seen, struct civil *day);
/* The same of a parcel that waits, or that could not be delivered, by the line of its latest event; 0: it names none. */
struct instant fetch_by_of(const struct parcel_state *parcel, struct str words);

#endif
