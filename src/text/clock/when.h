#ifndef TEXT_CLOCK_WHEN_H
#define TEXT_CLOCK_WHEN_H
/*
 * Instants as people read them, in their language. Times of day are in the zone of whoever reads and name it; text for
 * programs is UTC
 * (reading it: iso_time.h).
 */
#include "text/clock/locale.h"
#include "text/clock/zone.h"

/* Whoever reads: what in, and where. */
struct reading {
    const struct language *language; /* NULL: English */
    const struct zone *zone;
};

/* "Jun 16, 2016": the day in UTC, and in the reader's zone. */
struct str when_short_date(struct arena *arena, const struct language *language, struct instant at);
struct str when_date(struct arena *arena, struct reading reading, struct instant at);
/* "Thursday, June 16, 2016 at 14:05 CEST" */
struct str when_long(struct arena *arena, struct reading reading, struct instant at);
/*
 * A deadline: the same, but for one that falls on midnight or the minute before, "the evening of Wednesday, June 15, 2016", the last time at
 * which it is not over. A day that a person named, midnight in UTC, is that day in every zone.
 */
struct str when_until(struct arena *arena, struct reading reading, struct instant at);
/* "Jun 16, 14:05 CEST" */
struct str when_minute(struct arena *arena, struct reading reading, struct instant at);

/*
 * "just now", "5 minutes ago", "2 hours ago", "in 3 days", "in 2 months": whole units, rounded down, so that what
 * is "in 3 days" is never less than three days away. What lies just ahead is "in less than a minute".
 */
struct str when_relative(struct arena *arena, const struct language *language, struct instant at,
                         struct instant now);
/* A span in its two largest units, rounded down: "2 days 5 hours", "45 minutes", "less than a minute". What is
 * negative is none: "no time". */
struct str when_span(struct arena *arena, const struct language *language, struct span span);

/* "2016-06-16T14:05:59Z", without the milliseconds. Years 1970 to 9999. */
struct str when_iso(struct arena *arena, struct instant at);

#endif
