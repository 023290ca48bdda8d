#include "core/clock/holiday.h"

#include "base/check.h"
#include "core/clock/clock.h"

enum { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY, LAST = 5 };
enum day_rule { ON_DATE, ON_WEEKDAY, ON_OR_AFTER, ON_BRIGID, FROM_EASTER };

#define IN(country) (1u << HOLIDAYS_##country)

/* ON_DATE: month and day, moved by so many days when it falls on a Saturday or Sunday. ON_WEEKDAY: the day-th `weekday`
 * of the month, or the LAST. ON_OR_AFTER: the first `weekday` from that date on. ON_BRIGID: that date where it is
 * a Friday, else the first Monday of the month (Organisation of Working Time Act 1997, second schedule). FROM_EASTER: so many days after Easter Sunday. */
static const struct holiday_row {
    uint32_t countries;
    enum day_rule rule;
    int32_t month, day, weekday;
    int32_t from_saturday, from_sunday;
} rows[] = {
    {IN(DE) | IN(FR) | IN(PL) | IN(ES) | IN(IT) | IN(NL) | IN(BE) | IN(AT) | IN(CH) | IN(SE) | IN(DK) |
         IN(PT) | IN(IE) | IN(CZ) | IN(BR) | IN(MX) | IN(CA),
     ON_DATE, 1, 1, 0, 0, 0},
    {IN(GB) | IN(AU), ON_DATE, 1, 1, 0, 2, 1},
    {IN(US), ON_DATE, 1, 1, 0, -1, 1},
    {IN(JP), ON_DATE, 1, 1, 0, 0, 1},
    {IN(PL) | IN(ES) | IN(IT) | IN(AT) | IN(SE), ON_DATE, 1, 6, 0, 0, 0},
    {IN(JP), ON_WEEKDAY, 1, 2, MONDAY, 0, 0},
    {IN(US), ON_WEEKDAY, 1, 3, MONDAY, 0, 0},
    {IN(AU), ON_DATE, 1, 26, 0, 2, 1},
    {IN(IE), ON_BRIGID, 2, 1, 0, 0, 0},
    {IN(MX), ON_WEEKDAY, 2, 1, MONDAY, 0, 0},
    {IN(JP), ON_DATE, 2, 11, 0, 0, 1},
    {IN(US), ON_WEEKDAY, 2, 3, MONDAY, 0, 0},
    {IN(JP), ON_DATE, 2, 23, 0, 0, 1},
    {IN(IE), ON_DATE, 3, 17, 0, 0, 0},
    {IN(MX), ON_WEEKDAY, 3, 3, MONDAY, 0, 0},
    {IN(DK), FROM_EASTER, 0, -3, 0, 0, 0},
    {IN(DE) | IN(GB) | IN(ES) | IN(NL) | IN(SE) | IN(DK) | IN(PT) | IN(CZ) | IN(BR) | IN(CA) | IN(AU),
     FROM_EASTER, 0, -2, 0, 0, 0},
    {IN(SE) | IN(PT), FROM_EASTER, 0, 0, 0, 0, 0},
    {IN(DE) | IN(FR) | IN(GB) | IN(PL) | IN(IT) | IN(NL) | IN(BE) | IN(AT) | IN(SE) | IN(DK) | IN(IE) |
         IN(CZ) | IN(AU),
     FROM_EASTER, 0, 1, 0, 0, 0},
    {IN(DE) | IN(FR) | IN(NL) | IN(BE) | IN(AT) | IN(CH) | IN(SE) | IN(DK), FROM_EASTER, 0, 39, 0, 0, 0},
    {IN(DE) | IN(FR) | IN(NL) | IN(BE) | IN(AT) | IN(DK), FROM_EASTER, 0, 50, 0, 0, 0},
    {IN(PL) | IN(AT) | IN(PT), FROM_EASTER, 0, 60, 0, 0, 0},
    {IN(BR), ON_DATE, 4, 21, 0, 0, 0},
    {IN(IT) | IN(PT) | IN(AU), ON_DATE, 4, 25, 0, 0, 0},
    {IN(NL), ON_DATE, 4, 27, 0, 0, -1},
    {IN(JP), ON_DATE, 4, 29, 0, 0, 1},
    {IN(DE) | IN(FR) | IN(PL) | IN(ES) | IN(IT) | IN(BE) | IN(AT) | IN(SE) | IN(PT) | IN(CZ) | IN(BR) |
         IN(MX),
     ON_DATE, 5, 1, 0, 0, 0},
    {IN(PL), ON_DATE, 5, 3, 0, 0, 0},
    {IN(JP), ON_DATE, 5, 3, 0, 0, 3},
    {IN(JP), ON_DATE, 5, 4, 0, 0, 2},
    {IN(JP), ON_DATE, 5, 5, 0, 0, 1},
    {IN(NL), ON_DATE, 5, 5, 0, 0, 0},
    {IN(GB) | IN(IE), ON_WEEKDAY, 5, 1, MONDAY, 0, 0},
    {IN(FR) | IN(CZ), ON_DATE, 5, 8, 0, 0, 0},
    {IN(CA), ON_OR_AFTER, 5, 18, MONDAY, 0, 0},
    {IN(GB) | IN(US), ON_WEEKDAY, 5, LAST, MONDAY, 0, 0},
    {IN(IT), ON_DATE, 6, 2, 0, 0, 0},
    {IN(SE), ON_DATE, 6, 6, 0, 0, 0},
    {IN(IE), ON_WEEKDAY, 6, 1, MONDAY, 0, 0},
    {IN(PT), ON_DATE, 6, 10, 0, 0, 0},
    {IN(US), ON_DATE, 6, 19, 0, -1, 1},
    {IN(SE), ON_OR_AFTER, 6, 19, FRIDAY, 0, 0},
    {IN(SE), ON_OR_AFTER, 6, 20, SATURDAY, 0, 0},
    {IN(CA), ON_DATE, 7, 1, 0, 0, 1},
    {IN(US), ON_DATE, 7, 4, 0, -1, 1},
    {IN(CZ), ON_DATE, 7, 5, 0, 0, 0},
    {IN(CZ), ON_DATE, 7, 6, 0, 0, 0},
    {IN(FR), ON_DATE, 7, 14, 0, 0, 0},
    {IN(JP), ON_WEEKDAY, 7, 3, MONDAY, 0, 0},
    {IN(BE), ON_DATE, 7, 21, 0, 0, 0},
    {IN(CH), ON_DATE, 8, 1, 0, 0, 0},
    {IN(IE), ON_WEEKDAY, 8, 1, MONDAY, 0, 0},
    {IN(JP), ON_DATE, 8, 11, 0, 0, 1},
    {IN(FR) | IN(PL) | IN(ES) | IN(IT) | IN(BE) | IN(AT) | IN(PT), ON_DATE, 8, 15, 0, 0, 0},
    {IN(GB), ON_WEEKDAY, 8, LAST, MONDAY, 0, 0},
    {IN(US) | IN(CA), ON_WEEKDAY, 9, 1, MONDAY, 0, 0},
    {IN(BR), ON_DATE, 9, 7, 0, 0, 0},
    {IN(MX), ON_DATE, 9, 16, 0, 0, 0},
    {IN(JP), ON_WEEKDAY, 9, 3, MONDAY, 0, 0},
    {IN(CZ), ON_DATE, 9, 28, 0, 0, 0},
    {IN(CA), ON_DATE, 9, 30, 0, 0, 0},
    {IN(DE), ON_DATE, 10, 3, 0, 0, 0},
    {IN(IT), ON_DATE, 10, 4, 0, 0, 0},
    {IN(PT), ON_DATE, 10, 5, 0, 0, 0},
    {IN(ES) | IN(BR), ON_DATE, 10, 12, 0, 0, 0},
    {IN(US) | IN(JP) | IN(CA), ON_WEEKDAY, 10, 2, MONDAY, 0, 0},
    {IN(AT), ON_DATE, 10, 26, 0, 0, 0},
    {IN(IE), ON_WEEKDAY, 10, LAST, MONDAY, 0, 0},
    {IN(CZ), ON_DATE, 10, 28, 0, 0, 0},
    {IN(SE), ON_OR_AFTER, 10, 31, SATURDAY, 0, 0},
    {IN(FR) | IN(PL) | IN(ES) | IN(IT) | IN(BE) | IN(AT) | IN(PT), ON_DATE, 11, 1, 0, 0, 0},
    {IN(BR), ON_DATE, 11, 2, 0, 0, 0},
    {IN(JP), ON_DATE, 11, 3, 0, 0, 1},
    {IN(FR) | IN(PL) | IN(BE) | IN(CA), ON_DATE, 11, 11, 0, 0, 0},
    {IN(US), ON_DATE, 11, 11, 0, -1, 1},
    {IN(BR), ON_DATE, 11, 15, 0, 0, 0},
    {IN(CZ), ON_DATE, 11, 17, 0, 0, 0},
    {IN(BR), ON_DATE, 11, 20, 0, 0, 0},
    {IN(MX), ON_WEEKDAY, 11, 3, MONDAY, 0, 0},
    {IN(JP), ON_DATE, 11, 23, 0, 0, 1},
    {IN(US), ON_WEEKDAY, 11, 4, THURSDAY, 0, 0},
    {IN(PT), ON_DATE, 12, 1, 0, 0, 0},
    {IN(ES), ON_DATE, 12, 6, 0, 0, 0},
    {IN(ES) | IN(IT) | IN(AT) | IN(PT), ON_DATE, 12, 8, 0, 0, 0},
    {IN(PL) | IN(SE) | IN(CZ), ON_DATE, 12, 24, 0, 0, 0},
    {IN(DE) | IN(FR) | IN(PL) | IN(ES) | IN(IT) | IN(NL) | IN(BE) | IN(AT) | IN(CH) | IN(SE) | IN(DK) |
         IN(PT) | IN(IE) | IN(CZ) | IN(BR) | IN(MX) | IN(CA),
     ON_DATE, 12, 25, 0, 0, 0},
    {IN(GB) | IN(AU), ON_DATE, 12, 25, 0, 2, 2},
    {IN(US), ON_DATE, 12, 25, 0, -1, 1},
    {IN(DE) | IN(PL) | IN(IT) | IN(NL) | IN(AT) | IN(SE) | IN(DK) | IN(IE) | IN(CZ) | IN(CA), ON_DATE, 12, 26,
     0, 0, 0},
    {IN(GB) | IN(AU), ON_DATE, 12, 26, 0, 2, 2},
    {IN(SE), ON_DATE, 12, 31, 0, 0, 0},
};

/*
 * Days that follow no rule of ours, as they were announced. CN: the State Council's notice of 4 November 2025 (a weekend on
 * which is worked for them stays a weekend here). JP: the National Astronomical Observatory's equinoxes of February 2025 and
 * 2026, and the day that lies between two holidays.
 */
static const struct announced_row {
    enum holiday_country country;
    int32_t year, month, first, last;
} announced[] = {
    {HOLIDAYS_CN, 2026, 1, 1, 3},   {HOLIDAYS_CN, 2026, 2, 15, 23}, {HOLIDAYS_CN, 2026, 4, 4, 6},
    {HOLIDAYS_CN, 2026, 5, 1, 5},   {HOLIDAYS_CN, 2026, 6, 19, 21}, {HOLIDAYS_CN, 2026, 9, 25, 27},
    {HOLIDAYS_CN, 2026, 10, 1, 7},  {HOLIDAYS_JP, 2026, 3, 20, 20}, {HOLIDAYS_JP, 2026, 9, 22, 23},
    {HOLIDAYS_JP, 2027, 3, 21, 22}, {HOLIDAYS_JP, 2027, 9, 23, 23},
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
    if (row->rule == ON_BRIGID)
        return weekday == FRIDAY ? day : nth_weekday(year, row->month, MONDAY, 1);
    if (row->rule == ON_OR_AFTER)
        return day + (row->weekday - weekday + 7) % 7;
    return day + (weekday == SATURDAY ? row->from_saturday : weekday == SUNDAY ? row->from_sunday : 0);
}

static int32_t year_of(int64_t days)
{
    return civil_from_instant((struct instant){days * SPAN_DAYS(1).ms}, 0).year;
}

static bool was_announced(uint32_t of, int64_t days)
{
    for (size_t i = 0; i < COUNT_OF(announced); i++) {
        const struct announced_row *row = &announced[i];
        if ((of & 1u << row->country) && days >= civil_days(row->year, row->month, row->first) &&
            days <= civil_days(row->year, row->month, row->last))
            return true;
    }
    return false;
}

/* New Year's day may be observed in the year before. */
bool holiday_is(uint32_t of, int64_t days)
{
    int32_t year = of ? year_of(days) : 0;
    for (size_t i = 0; of && i < COUNT_OF(rows); i++)
        if ((rows[i].countries & of) &&
            (day_of(&rows[i], year) == days || day_of(&rows[i], year + 1) == days))
            return true;
    return of && was_announced(of, days);
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
