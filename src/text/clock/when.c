#include "text/clock/when.h"

#include "base/check.h"

struct str when_short_date(struct arena *arena, const struct language *language, struct instant at)
{
    return when_date(arena, (struct reading){language, &zone_utc}, at);
}

struct str when_date(struct arena *arena, struct reading reading, struct instant at)
{
    return locale_date(arena, reading.language, zone_civil(reading.zone, at), DATE_SHORT);
}

/* A time of day means nothing without its zone. */
static struct str with_zone(struct arena *arena, struct reading reading, struct instant at,
                            enum date_shape shape)
{
    struct str text = locale_date(arena, reading.language, zone_civil(reading.zone, at), shape);
    struct str zone = zone_offset_at(reading.zone, at).abbreviation;
    return arena_printf(arena, "%.*s %.*s", STR_ARG(text), STR_ARG(zone));
}

struct str when_long(struct arena *arena, struct reading reading, struct instant at)
{
    return with_zone(arena, reading, at, DATE_LONG);
}

struct str when_until(struct arena *arena, struct reading reading, struct instant at)
{
    struct civil there = zone_civil(reading.zone, at);
    bool midnight = there.hour == 0 && there.minute == 0, last = there.hour == 23 && there.minute == 59;
    bool is_day = at.ms % SPAN_DAYS(1).ms == 0;
    if (!midnight && !last && !is_day)
        return when_long(arena, reading, at);
    struct instant before = {at.ms - SPAN_MINUTES(1).ms};
    struct civil day = last       ? there
                       : midnight ? zone_civil(reading.zone, before)
                                  : civil_from_instant(before, 0);
    return arena_say(arena, reading.language, STR(N_("the evening of {day}")),
                     PLACES(PLACE("day", locale_date(arena, reading.language, day, DATE_DAY))));
}

struct str when_minute(struct arena *arena, struct reading reading, struct instant at)
{
    return with_zone(arena, reading, at, DATE_MINUTE);
}

/* Each number of two digits, and what stands behind it: every line of every list has such a time. */
static struct str iso_of(struct arena *arena, const struct civil *civil)
{
    const int numbers[] = {civil->year / 100, civil->year % 100, civil->month, civil->day,
                           civil->hour,       civil->minute,     civil->second};
    static const char behind[] = "\0--T::Z";
    char *at = arena_take(arena, 20);
    size_t len = 0;
    for (size_t i = 0; i < COUNT_OF(numbers); i++) {
        at[len++] = (char)('0' + numbers[i] / 10);
        at[len++] = (char)('0' + numbers[i] % 10);
        if (behind[i])
            at[len++] = behind[i];
    }
    return (struct str){at, len};
}

struct str when_iso(struct arena *arena, struct instant at)
{
    struct civil civil = civil_from_instant(at, 0);
    if (civil.year >= 0 && civil.year <= 9999)
        return iso_of(arena, &civil);
    return arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", civil.year, civil.month, civil.day,
                        civil.hour, civil.minute, civil.second);
}

/* ---- spans ---- */

enum { MINUTE_MS = 60 * 1000, HOUR_MS = 60 * MINUTE_MS, DAY_MS = 24 * HOUR_MS };

enum unit { UNIT_YEAR, UNIT_MONTH, UNIT_DAY, UNIT_HOUR, UNIT_MINUTE, UNIT_COUNT };

/* One and many of each: as a span, ago, and ahead. A month is a twelfth of 365 days. */
static const struct {
    int64_t ms;
    struct str span[2], ago[2], ahead[2];
} units[UNIT_COUNT] = {
    [UNIT_YEAR] = {INT64_C(365) * DAY_MS, FORMS_("{n} year", "{n} years"),
                   FORMS_("{n} year ago", "{n} years ago"), FORMS_("in {n} year", "in {n} years")},
    [UNIT_MONTH] = {INT64_C(365) * DAY_MS / 12, FORMS_("{n} month", "{n} months"),
                    FORMS_("{n} month ago", "{n} months ago"), FORMS_("in {n} month", "in {n} months")},
    [UNIT_DAY] = {DAY_MS, FORMS_("{n} day", "{n} days"), FORMS_("{n} day ago", "{n} days ago"),
                  FORMS_("in {n} day", "in {n} days")},
    [UNIT_HOUR] = {HOUR_MS, FORMS_("{n} hour", "{n} hours"), FORMS_("{n} hour ago", "{n} hours ago"),
                   FORMS_("in {n} hour", "in {n} hours")},
    [UNIT_MINUTE] = {MINUTE_MS, FORMS_("{n} minute", "{n} minutes"),
                     FORMS_("{n} minute ago", "{n} minutes ago"), FORMS_("in {n} minute", "in {n} minutes")},
};

struct str when_relative(struct arena *arena, const struct language *language, struct instant at,
                         struct instant now)
{
    bool ahead = at.ms > now.ms;
    int64_t distance = ahead ? at.ms - now.ms : now.ms - at.ms;
    for (size_t i = 0; i < UNIT_COUNT; i++)
        if (distance >= units[i].ms)
            return arena_say_n(arena, language, ahead ? units[i].ahead : units[i].ago, distance / units[i].ms,
                               (struct word_places){0});
    return say(language, ahead ? STR(N_("in less than a minute")) : STR(N_("just now")));
}

static struct str counted(struct arena *arena, const struct language *language, enum unit unit, int64_t count)
{
    return arena_say_n(arena, language, units[unit].span, count, (struct word_places){0});
}

/* Nobody counts months exactly: a deadline is told in days. */
struct str when_span(struct arena *arena, const struct language *language, struct span span)
{
    if (span.ms < 0)
        return say(language, STR(N_("no time")));
    for (enum unit unit = UNIT_DAY; unit < UNIT_COUNT; unit++) {
        int64_t count = span.ms / units[unit].ms, rest = span.ms % units[unit].ms;
        if (count == 0)
            continue;
        struct str text = counted(arena, language, unit, count);
        int64_t smaller = unit + 1 < UNIT_COUNT ? rest / units[unit + 1].ms : 0;
        if (smaller == 0)
            return text;
        return arena_say(
            arena, language, STR(N_("{days} {hours}")),
            PLACES(PLACE("days", text), PLACE("hours", counted(arena, language, unit + 1, smaller))));
    }
    return say(language, STR(N_("less than a minute")));
}
