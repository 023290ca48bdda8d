#ifndef CORE_CLOCK_CLOCK_H
#define CORE_CLOCK_CLOCK_H
/*
 * When a span of the rules ends: calendar durations, business days, and the one comparison that says "late".
 *
 * A duration is written in ISO 8601 ("P15D", "PT48H", "P1W") or as business days ("B3D"), the way the
 * marketplaces state their rules. A plain duration is a span of so many milliseconds. Business days are
 * counted by the calendar's own clocks, with their summer time: the day of the start does not count, and the end has the
 * same time of day. With DUE_END_OF_DAY a duration of whole days ends with that day instead.
 */
#include "base/str.h"
#include "base/time.h"
#include "core/clock/holiday.h"

struct language; /* base/words.h */

enum { CALENDAR_HOLIDAYS_MAX = 48, DURATION_TEXT = 96, CIVIL_TEXT = 24, WORKDAYS_ALL = 0x7F };

/* Not happened yet, never due: instants that stand outside of time. */
#define CLOCK_UNSET ((struct instant){0})
#define CLOCK_NEVER ((struct instant){INT64_MAX})
/* Instants that the law accepts from outside: after 2000-01-01, before 2200-01-01. */
#define CLOCK_FIRST_MS INT64_C(946684800000)
#define CLOCK_LAST_MS  INT64_C(7258118400000)
#define CLOCK_FIRST    ((struct instant){CLOCK_FIRST_MS})
#define CLOCK_LAST     ((struct instant){CLOCK_LAST_MS})

enum duration_unit {
    DURATION_NONE, /* the rule does not exist: no deadline */
    DURATION_SPAN, /* count is milliseconds */
    DURATION_BUSINESS_DAYS
};

struct duration {
    enum duration_unit unit;
    int64_t count;
};

#define DURATION_DAYS(n)     ((struct duration){DURATION_SPAN, (int64_t)(n)*24 * 60 * 60 * 1000})
#define DURATION_HOURS(n)    ((struct duration){DURATION_SPAN, (int64_t)(n)*60 * 60 * 1000})
#define DURATION_BUSINESS(n) ((struct duration){DURATION_BUSINESS_DAYS, (n)})

enum due_rounding { DUE_EXACT, DUE_END_OF_DAY, DUE_ROUNDING_COUNT };

struct calendar {
    int32_t
        offset_minutes; /* from UTC without summer time, for business days and ends of days; -14 h to +14 h */
    enum summer_time summer;
    uint32_t holidays_of; /* countries whose holidays are no business days */
    uint32_t workdays;    /* bit 0 is Monday; at least one is set */
    enum due_rounding rounding;
    int32_t holidays[CALENDAR_HOLIDAYS_MAX]; /* days since 1970-01-01, ascending */
    int32_t holiday_count;
};

/* A date and time of day without a zone. */
struct civil {
    int32_t year, month, day; /* month and day from 1 */
    int32_t hour, minute, second;
};

/* True when an act at `at` comes too late for `due`: at the very instant of the deadline it is late. */
bool clock_is_late(struct instant at, struct instant due);
/* The earlier and the later of two instants. */
struct instant clock_earlier(struct instant a, struct instant b);
struct instant clock_later(struct instant a, struct instant b);

/* from + duration, and the latest start from which duration still fits before `end`. A duration of unit NONE
 * gives CLOCK_NEVER and `end` itself. */
struct instant clock_add(const struct calendar *calendar, struct instant from, struct duration duration);
struct instant clock_before(const struct calendar *calendar, struct instant end, struct duration duration);
/* So many days of the calendar later, or earlier below 0: at the same time of day, whatever the season; an hour later where
 * that day leaves it out. */
struct instant clock_add_days(const struct calendar *calendar, struct instant from, int64_t days);

bool duration_is_set(struct duration duration);
/* The longest span that the duration can cover, business days counted as calendar days with two free days a
 * week and ten holidays. */
struct span duration_longest(struct duration duration);
/* False on anything but P[nW][nD][T[nH][nM]] and BnD, or on more than 100 years. */
bool duration_read(struct str text, struct duration *duration);
/* "15 days", "48 hours", "3 business days" */
struct str duration_words(const struct language *language, struct duration duration,
                          char into[DURATION_TEXT]);

/* Days since 1970-01-01 of a date of the proleptic Gregorian calendar. */
int64_t civil_days(int32_t year, int32_t month, int32_t day);
/* True when the date exists, in the years 1970 to 9999. */
bool civil_exists(int32_t year, int32_t month, int32_t day);
/* The civil time in a fixed offset from UTC, and back. */
struct civil civil_from_instant(struct instant at, int32_t offset_minutes);
struct instant civil_to_instant(struct civil civil, int32_t offset_minutes);
/* Reads "2026-12-24". */
bool civil_read_date(struct str text, struct civil *civil);
/* 0 is Monday. */
int32_t weekday_of_days(int64_t days);

#endif
