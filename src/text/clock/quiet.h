#ifndef TEXT_CLOCK_QUIET_H
#define TEXT_CLOCK_QUIET_H
/* Hours of the day in which somebody is not to be woken. */
#include "text/clock/zone.h"

struct quiet_hours {
    int64_t from, until; /* minutes of the day; until before from: of the next day */
    struct str zone;     /* IANA; empty: UTC */
};
/* "22:00" as its minute of the day, -1 when it is none. */
int64_t quiet_minute(struct str text);
/* When the hours end that run at `now` by the clocks of the zone; 0: none run. */
struct instant quiet_end(const struct quiet_hours *hours, const struct zone *zone, struct instant now);

#endif
