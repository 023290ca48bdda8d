#ifndef CORE_TRACKING_PARCEL_PARTS_H
#define CORE_TRACKING_PARCEL_PARTS_H
/*
 * A line that says several things: "could not be delivered, now at the post office". Its parts are cut at commas and at words
 * such as "now" and "but"; what was before, or why, is left out ("after", "because"). The words are lines of
 * phrases/clauses.txt.
 */
#include "base/str.h"
#include "core/tracking/parcel.h"
#include "core/tracking/parcel_phrase.h"

enum { PARTS_MAX = 8 };

/* The parts of a line, in the order of the line; 0 where it has no more than one. They stand in `room`, of `size` bytes. */
size_t parts_of(struct str line, char *room, size_t size, struct str parts[PARTS_MAX]);
/* What two statements tell together, the one said before the other; UNKNOWN: they do not go together. */
enum parcel_event parts_together(enum parcel_event first, enum parcel_event then);

/* It can be over by what is said behind it: a failed attempt, what customs hold. */
bool parts_may_end(enum parcel_event event);

/* "Within 48 hours": a promise; "after 7 days": what ends a wait. Neither has happened. */
bool parts_promise(struct str folded);
bool parts_period(struct str folded);

#endif
