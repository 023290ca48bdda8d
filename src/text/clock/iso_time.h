#ifndef TEXT_CLOCK_ISO_TIME_H
#define TEXT_CLOCK_ISO_TIME_H
/* Instants as programs write them: ISO 8601 in the profile of RFC 3339. */
#include "base/buf.h"
#include "base/time.h"

/*
 * Reads "2016-06-16T12:00:00Z" with an optional fraction (kept to the millisecond) and Z or an offset such as
 * +02:00; years 1970 to 9999. False on anything else, also on days that the month does not have.
 */
bool iso_time_read(struct str text, struct instant *at);
/* Appends it in UTC, with a fraction only where there are milliseconds. */
void iso_time_put(struct buf *out, struct instant at);

#endif
