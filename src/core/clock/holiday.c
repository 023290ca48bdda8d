#include "core/clock/holiday.h"

#include "base/check.h"
#include "core/clock/clock.h"

enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY, LAST = 5 };
enum day_rule { ON_DATE, ON_WEEKDAY, FROM_EASTER };

#define IN(country) (1u << HOLIDAYS_##country)

/* ON_DATE: month and day, moved by so many days when it falls on a Saturday or Sunday. ON_WEEKDAY: the day-th `weekday`
 * of the month, or the LAST. FROM_EASTER: so many days after Easter Sunday. */
static const struct holiday_row {
    uint32_t countries;
    enum day_rule rule;
    int32_t month, day, weekday;
    int32_t from_saturday, from_sunday;
} rows[] = {
    {IN(DE) | IN(FR) | IN(PL), ON_DATE, 1, 1, 0, 0, 0},
    {IN(GB), ON_DATE, 1, 1, 0, 2, 1},
    {IN(US), ON_DATE, 1, 1, 0, -1, 1},
    {IN(PL), ON_DATE, 1, 6, 0, 0, 0},
    {IN(US), ON_WEEKDAY, 1, 3, MONDAY, 0, 0},
    {IN(US), ON_WEEKDAY, 2, 3, MONDAY, 0, 0},
    {IN(DE) | IN(GB), FROM_EASTER, 0, -2, 0, 0, 0},
    {IN(DE) | IN(FR) | IN(GB) | IN(PL), FROM_EASTER, 0, 1, 0, 0, 0},
    {IN(DE) | IN(FR) | IN(PL), ON_DATE, 5, 1, 0, 0, 0},
    {IN(PL), ON_DATE, 5, 3, 0, 0, 0},
    {IN(FR), ON_DATE, 5, 8, 0, 0, 0},
    {IN(GB), ON_WEEKDAY, 5, 1, MONDAY, 0, 0},
    {IN(GB) | IN(US), ON_WEEKDAY, 5, LAST, MONDAY, 0, 0},
    {IN(DE) | IN(FR), FROM_EASTER, 0, 39, 0, 0, 0},
    {IN(DE) | IN(FR), FROM_EASTER, 0, 50, 0, 0, 0},
    {IN(PL), FROM_EASTER, 0, 60, 0, 0, 0},
    {IN(US), ON_DATE, 6, 19, 0, -1, 1},
    {IN(US), ON_DATE, 7, 4, 0, -1, 1},
    {IN(FR), ON_DATE, 7, 14, 0, 0, 0},
    {IN(FR) | IN(PL), ON_DATE, 8, 15, 0, 0, 0},
    {IN(GB), ON_WEEKDAY, 8, LAST, MONDAY, 0, 0},
    {IN(US), ON_WEEKDAY, 9, 1, MONDAY, 0, 0},
    {IN(DE), ON_DATE, 10, 3, 0, 0, 0},
    {IN(US), ON_WEEKDAY, 10, 2, MONDAY, 0, 0},
    {IN(FR) | IN(PL), ON_DATE, 11, 1, 0, 0, 0},
    {IN(FR) | IN(PL), ON_DATE, 11, 11, 0, 0, 0},
    {IN(US), ON_DATE, 11, 11, 0, -1, 1},
    {IN(US), ON_WEEKDAY, 11, 4, THURSDAY, 0, 0},
    {IN(PL), ON_DATE, 12, 24, 0, 0, 0},
    {IN(DE) | IN(FR) | IN(PL), ON_DATE, 12, 25, 0, 0, 0},
    {IN(GB), ON_DATE, 12, 25, 0, 2, 2},
    {IN(US), ON_DATE, 12, 25, 0, -1, 1},
    {IN(DE) | IN(PL), ON_DATE, 12, 26, 0, 0, 0},
    {IN(GB), ON_DATE, 12, 26, 0, 2, 2},
};

/* Of the Gregorian calendar (the anonymous algorithm of 1876, as Meeus gives it). */
static int64_t easter_sunday(int32_t year)
{
    int32_t a = year % 19, b = year / 100, c = year % 100;
    int32_t d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    int32_t e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
    int32_t f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
    return civil_days(year, f / 31, f % 31 + 1);
}

static int64_t nth_weekday(int32_t year, int32_t month, int32_t weekday, int32_t nth)
{
    int64_t first = civil_days(year, month, 1);
    int64_t day = first + (weekday - weekday_of_days(first) + 7) % 7 + 7 * (int64_t)(nth - 1);
    return nth == LAST && !civil_exists(year, month, (int32_t)(day - first) + 1) ? day - 7 : day;
}

static int64_t day_of(const struct holiday_row *row, int32_t year)
{
    if (row->rule == FROM_EASTER)
        return easter_sunday(year) + row->day;
    if (row->rule == ON_WEEKDAY)
        return nth_weekday(year, row->month, row->weekday, row->day);
    int64_t day = civil_days(year, row->month, row->day);
    int32_t weekday = weekday_of_days(day);
    return day + (weekday == SATURDAY ? row->from_saturday : weekday == SUNDAY ? row->from_sunday : 0);
}

static int32_t year_of(int64_t days)
{
    return civil_from_instant((struct instant){days * SPAN_DAYS(1).ms}, 0).year;
}

/* New Year's day may be observed in the year before. */
bool holiday_is(uint32_t of, int64_t days)
{
    int32_t year = of ? year_of(days) : 0;
    for (size_t i = 0; of && i < COUNT_OF(rows); i++)
        if ((rows[i].countries & of) &&
            (day_of(&rows[i], year) == days || day_of(&rows[i], year + 1) == days))
            return true;
    return false;
}

int32_t summer_minutes(enum summer_time summer, int32_t standard_minutes, struct instant at)
{
    if (summer == SUMMER_NONE)
        return 0;
    bool us = summer == SUMMER_US;
    int32_t year = civil_from_instant(at, standard_minutes).year;
    int64_t begins = nth_weekday(year, 3, SUNDAY, us ? 2 : LAST) * SPAN_DAYS(1).ms;
    int64_t ends = nth_weekday(year, us ? 11 : 10, SUNDAY, us ? 1 : LAST) * SPAN_DAYS(1).ms;
    int64_t local = SPAN_MINUTES(standard_minutes).ms;
    begins += us ? SPAN_HOURS(2).ms - local : SPAN_HOURS(1).ms;
    ends += SPAN_HOURS(1).ms - (us ? local : 0); /* 02:00 of summer time */
    return at.ms >= begins && at.ms < ends ? 60 : 0;
}
