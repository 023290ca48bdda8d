#include "text/clock/quiet.h"

enum { HOUR_MINUTES = 60, DAY_HOURS = 24 };

int64_t quiet_minute(struct str text)
{
    int64_t hour, minute;
    struct str rest = text, hours = str_cut(&rest, ':');
    if (hours.len != 2 || rest.len != 2 || !str_to_int(hours, &hour) || !str_to_int(rest, &minute) ||
        hour < 0 || hour >= DAY_HOURS || minute < 0 || minute >= HOUR_MINUTES)
        return -1;
    return hour * HOUR_MINUTES + minute;
}

struct instant quiet_end(const struct quiet_hours *hours, const struct zone *zone, struct instant now)
{
    struct civil civil = zone_civil(zone, now);
    int64_t minute = civil.hour * HOUR_MINUTES + civil.minute;
    bool over_night = hours->until < hours->from;
    bool evening = minute >= hours->from, morning = minute < hours->until;
    if (over_night ? !evening && !morning : !evening || !morning)
        return CLOCK_UNSET;
    /* Noon of the next day is on the next day, however long this one is. */
    if (over_night && evening) {
        struct civil noon = {.year = civil.year, .month = civil.month, .day = civil.day, .hour = 12};
        civil = zone_civil(zone, instant_add(zone_instant(zone, noon), SPAN_HOURS(24)));
    }
    civil.hour = (int32_t)(hours->until / HOUR_MINUTES);
    civil.minute = (int32_t)(hours->until % HOUR_MINUTES);
    civil.second = 0;
    return zone_instant(zone, civil);
}
