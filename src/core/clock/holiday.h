#ifndef CORE_CLOCK_HOLIDAY_H
#define CORE_CLOCK_HOLIDAY_H
/*
 * Days on which a country's businesses rest, and when its clocks are on summer time: by rule, so that every year has
 * them. They are those of 2026, taken for all years; a change is a new row, or a date in the rules themselves.
 */
#include "base/str.h"
#include "base/time.h"

/*
 * Holidays of the whole country: US and CA federal, GB those of England, CH those of all cantons, AU those of all states,
 * NL and SE those of their laws on terms. Of CN, whose days follow the moon and are announced year by year, those that were
 * announced; of JP the equinoxes likewise: of other years such a day is not known, and counts as a business day. In IE a
 * holiday on a weekend moves to no other day. Compared for 2026 to 2031, weekdays alone, with the days of the npm package
 * date-holidays 3: they agree but for US and CA, where it leaves out federal days, and CN.
 */
enum holiday_country {
    HOLIDAYS_DE,
    HOLIDAYS_FR,
    HOLIDAYS_GB,
    HOLIDAYS_PL,
    HOLIDAYS_US,
    HOLIDAYS_ES,
    HOLIDAYS_IT,
    HOLIDAYS_NL,
    HOLIDAYS_BE,
    HOLIDAYS_AT,
    HOLIDAYS_CH,
    HOLIDAYS_SE,
    HOLIDAYS_DK,
    HOLIDAYS_PT,
    HOLIDAYS_IE,
    HOLIDAYS_CZ,
    HOLIDAYS_CN,
    HOLIDAYS_JP,
    HOLIDAYS_BR,
    HOLIDAYS_MX,
    HOLIDAYS_CA,
    HOLIDAYS_AU,
    HOLIDAYS_COUNT
};
/* NONE: the clocks are never changed. EU: last Sundays of March and October, 01:00 UTC. US: second Sunday of March and
 * first of November, 02:00 local. */
enum summer_time { SUMMER_NONE, SUMMER_EU, SUMMER_US, SUMMER_COUNT };

/* Whether that day (since 1970-01-01) is one of any of these countries: a mask of 1u << country. */
bool holiday_is(uint32_t countries, int64_t days);
/* 60 while summer time holds, else 0; `standard_minutes` is the offset from UTC without it. */
int32_t summer_minutes(enum summer_time summer, int32_t standard_minutes, struct instant at);

#endif
