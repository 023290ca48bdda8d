#include "text/clock/when.h"

#include "base/check.h"

static const char *const months[] = {"January", "February", "March",     "April",   "May",      "June",
                                     "July",    "August",   "September", "October", "November", "December"};
static const char *const weekdays[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
enum { MONTH_SHORT = 3 };

static const char *month_name(const struct civil *civil)
{
    check(civil->month >= 1 && civil->month <= 12);
    return months[civil->month - 1];
}

struct str when_short_date(struct arena *arena, struct instant at)
{
    return when_date(arena, &zone_utc, at);
}

struct str when_date(struct arena *arena, const struct zone *zone, struct instant at)
{
    struct civil civil = zone_civil(zone, at);
    return arena_printf(arena, "%.*s %d, %d", MONTH_SHORT, month_name(&civil), civil.day, civil.year);
}

struct str when_long(struct arena *arena, const struct zone *zone, struct instant at)
{
    struct civil civil = zone_civil(zone, at);
    int32_t weekday = weekday_of_days(civil_days(civil.year, civil.month, civil.day));
    return arena_printf(arena, "%s, %s %d, %d at %02d:%02d %.*s", weekdays[weekday], month_name(&civil),
                        civil.day, civil.year, civil.hour, civil.minute,
                        STR_ARG(zone_offset_at(zone, at).abbreviation));
}

struct str when_minute(struct arena *arena, const struct zone *zone, struct instant at)
{
    struct civil civil = zone_civil(zone, at);
    return arena_printf(arena, "%.*s %d, %02d:%02d %.*s", MONTH_SHORT, month_name(&civil), civil.day,
                        civil.hour, civil.minute, STR_ARG(zone_offset_at(zone, at).abbreviation));
}

struct str when_iso(struct arena *arena, struct instant at)
{
    struct civil civil = civil_from_instant(at, 0);
    return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", civil.year, civil.month, civil.day,
                        civil.hour, civil.minute, civil.second);
}

/* ---- spans ---- */

struct unit {
    const char *name;
    int64_t ms;
};

enum { MINUTE_MS = 60 * 1000, HOUR_MS = 60 * MINUTE_MS, DAY_MS = 24 * HOUR_MS };

/* Largest first. A month is a twelfth of 365 days. */
static const struct unit calendar_units[] = {
    {"year", INT64_C(365) * DAY_MS},
    {"month", INT64_C(365) * DAY_MS / 12},
    {"day", DAY_MS},
    {"hour", HOUR_MS},
    {"minute", MINUTE_MS},
};
/* What a deadline is told in: nobody counts months exactly. */
static const struct unit clock_units[] = {
    {"day", DAY_MS},
    {"hour", HOUR_MS},
    {"minute", MINUTE_MS},
};

static struct str counted(struct arena *arena, int64_t count, const char *unit)
{
    return arena_printf(arena, "%lld %s%s", (long long)count, unit, count == 1 ? "" : "s");
}

struct str when_relative(struct arena *arena, struct instant at, struct instant now)
{
    bool ahead = at.ms > now.ms;
    int64_t distance = ahead ? at.ms - now.ms : now.ms - at.ms;
    for (size_t i = 0; i < COUNT_OF(calendar_units); i++) {
        if (distance < calendar_units[i].ms)
            continue;
        struct str count = counted(arena, distance / calendar_units[i].ms, calendar_units[i].name);
        return arena_printf(arena, "%s%.*s%s", ahead ? "in " : "", STR_ARG(count), ahead ? "" : " ago");
    }
    return ahead ? STR("in less than a minute") : STR("just now");
}

struct str when_span(struct arena *arena, struct span span)
{
    if (span.ms < 0)
        return STR("no time");
    for (size_t i = 0; i < COUNT_OF(clock_units); i++) {
        int64_t count = span.ms / clock_units[i].ms, rest = span.ms % clock_units[i].ms;
        if (count == 0)
            continue;
        struct str text = counted(arena, count, clock_units[i].name);
        int64_t smaller = i + 1 < COUNT_OF(clock_units) ? rest / clock_units[i + 1].ms : 0;
        if (smaller == 0)
            return text;
        return arena_printf(arena, "%.*s %.*s", STR_ARG(text),
                            STR_ARG(counted(arena, smaller, clock_units[i + 1].name)));
    }
    return STR("less than a minute");
}
