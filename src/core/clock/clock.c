#include "core/clock/clock.h"

#include "base/check.h"
#include "base/words.h"

#include <stdio.h>

static const int64_t day_ms = INT64_C(86400000), hour_ms = 3600000, minute_ms = 60000;
static const int64_t longest_ms = INT64_C(86400000) * 36525;

bool clock_is_late(struct instant at, struct instant due)
{
    return at.ms >= due.ms;
}

struct instant clock_earlier(struct instant a, struct instant b)
{
    return a.ms <= b.ms ? a : b;
}

struct instant clock_later(struct instant a, struct instant b)
{
    return a.ms >= b.ms ? a : b;
}

static int64_t floor_divide(int64_t value, int64_t by)
{
    return value / by - (value % by < 0);
}

/* From UTC to what the calendar's clocks show then. */
static int64_t offset_ms(const struct calendar *calendar, struct instant at)
{
    int32_t summer = summer_minutes(calendar->summer, calendar->offset_minutes, at);
    return (calendar->offset_minutes + summer) * minute_ms;
}

static int64_t local_days(const struct calendar *calendar, struct instant at)
{
    return floor_divide(at.ms + offset_ms(calendar, at), day_ms);
}

static bool is_holiday(const struct calendar *calendar, int64_t days)
{
    for (int32_t i = 0; i < calendar->holiday_count; i++)
        if (calendar->holidays[i] == days)
            return true;
    return holiday_is(calendar->holidays_of, days);
}

static bool is_workday(const struct calendar *calendar, int64_t days)
{
    return (calendar->workdays >> weekday_of_days(days) & 1) != 0 && !is_holiday(calendar, days);
}

/* An hour that a day leaves out is the one behind it, from whichever side one comes: the two counts differ there alone. */
struct instant clock_add_days(const struct calendar *calendar, struct instant from, int64_t days)
{
    struct instant same = {from.ms + days * day_ms};
    int64_t shown = same.ms + offset_ms(calendar, from);
    struct instant at = {shown - offset_ms(calendar, same)};
    return clock_later(at, (struct instant){shown - offset_ms(calendar, at)});
}

/* The instant moved by so many business days; step is 1 or -1. */
static struct instant move_workdays(const struct calendar *calendar, struct instant from, int64_t count,
                                    int step)
{
    check(calendar->workdays & WORKDAYS_ALL);
    int64_t first = local_days(calendar, from), days = first;
    while (count > 0) {
        days += step;
        count -= is_workday(calendar, days);
    }
    return clock_add_days(calendar, from, days - first);
}

static struct instant end_of_day(const struct calendar *calendar, struct instant at)
{
    int64_t days = local_days(calendar, at) + 1;
    struct instant midnight = {days * day_ms - calendar->offset_minutes * minute_ms};
    return (struct instant){days * day_ms - offset_ms(calendar, midnight)};
}

static bool in_whole_days(struct duration duration)
{
    return duration.unit == DURATION_BUSINESS_DAYS || duration.count % day_ms == 0;
}

struct instant clock_add(const struct calendar *calendar, struct instant from, struct duration duration)
{
    if (!duration_is_set(duration))
        return CLOCK_NEVER;
    bool by_days = calendar->rounding == DUE_END_OF_DAY && duration.count > 0 && in_whole_days(duration);
    if (duration.unit == DURATION_BUSINESS_DAYS) {
        struct instant due = move_workdays(calendar, from, duration.count, 1);
        return by_days ? end_of_day(calendar, due) : due;
    }
    if (by_days) /* a day is one of the calendar, also when the clocks are changed in between */
        return end_of_day(calendar, clock_add_days(calendar, from, duration.count / day_ms));
    return (struct instant){from.ms + duration.count};
}

struct instant clock_before(const struct calendar *calendar, struct instant end, struct duration duration)
{
    if (!duration_is_set(duration))
        return end;
    if (duration.unit == DURATION_SPAN)
        return (struct instant){end.ms - duration.count};
    return move_workdays(calendar, end, duration.count, -1);
}

bool duration_is_set(struct duration duration)
{
    return duration.unit != DURATION_NONE;
}

struct span duration_longest(struct duration duration)
{
    if (duration.unit == DURATION_BUSINESS_DAYS)
        return (struct span){(duration.count + (duration.count / 5 + 1) * 2 + 10) * day_ms};
    return (struct span){duration.unit == DURATION_SPAN ? duration.count : 0};
}

/* Takes digits and their unit letter off *rest. */
static bool take_number(struct str *rest, int64_t *number, char *unit)
{
    size_t digits = 0;
    while (digits < rest->len && rest->at[digits] >= '0' && rest->at[digits] <= '9')
        digits++;
    if (digits == 0 || digits == rest->len || digits > 9)
        return false;
    *unit = rest->at[digits];
    bool good = str_to_int(str_slice(*rest, 0, digits), number);
    *rest = str_slice(*rest, digits + 1, rest->len);
    return good;
}

static bool read_business_days(struct str rest, struct duration *duration)
{
    char unit = 0;
    int64_t count = 0;
    if (!take_number(&rest, &count, &unit) || unit != 'D' || rest.len > 0 || count > 3650)
        return false;
    *duration = (struct duration){DURATION_BUSINESS_DAYS, count};
    return true;
}

/* Milliseconds of a unit letter in the date or time part; rising rank keeps the letters in their order. */
static int64_t unit_ms(char unit, bool in_time, int *rank)
{
    static const struct {
        char unit;
        bool in_time;
        int64_t ms;
    } units[] = {
        {'W', false, INT64_C(7) * 86400000},
        {'D', false, 86400000},
        {'H', true, 3600000},
        {'M', true, 60000},
    };
    for (int i = *rank; i < (int)COUNT_OF(units); i++)
        if (units[i].unit == unit && units[i].in_time == in_time) {
            *rank = i + 1;
            return units[i].ms;
        }
    return 0;
}

bool duration_read(struct str text, struct duration *duration)
{
    *duration = (struct duration){DURATION_NONE, 0};
    if (str_starts(text, STR("B")))
        return read_business_days(str_slice(text, 1, text.len), duration);
    if (!str_starts(text, STR("P")))
        return false;
    struct str rest = str_slice(text, 1, text.len);
    bool in_time = false, any = false;
    int rank = 0;
    int64_t sum = 0;
    while (rest.len > 0) {
        if (!in_time && rest.at[0] == 'T') {
            in_time = true;
            any = false;
            rest = str_slice(rest, 1, rest.len);
            continue;
        }
        int64_t number = 0;
        char unit = 0;
        if (!take_number(&rest, &number, &unit))
            return false;
        int64_t ms = unit_ms(unit, in_time, &rank);
        if (ms == 0 || number > longest_ms / ms)
            return false;
        sum += number * ms;
        any = true;
    }
    if (!any || sum > longest_ms)
        return false;
    *duration = (struct duration){DURATION_SPAN, sum};
    return true;
}

static struct str said(char into[DURATION_TEXT], const struct language *language, const struct str forms[2],
                       long long count)
{
    struct str sentence = say_n(language, forms[0], forms[1], count);
    size_t len = words_fill(into, DURATION_TEXT, language, sentence, PLACES(PLACE_INT("n", count)));
    check(len <= DURATION_TEXT);
    return (struct str){into, len};
}

struct str duration_words(const struct language *language, struct duration duration, char into[DURATION_TEXT])
{
    static const struct str business_days[2] = FORMS_("{n} business day", "{n} business days"),
                            days[2] = FORMS_("{n} day", "{n} days"),
                            hours[2] = FORMS_("{n} hour", "{n} hours"),
                            minutes[2] = FORMS_("{n} minute", "{n} minutes");
    if (duration.unit == DURATION_NONE)
        return say(language, STR(N_("no limit")));
    if (duration.count == 0)
        return say(language, STR(N_("at once")));
    if (duration.unit == DURATION_BUSINESS_DAYS)
        return said(into, language, business_days, duration.count);
    if (duration.count % day_ms == 0 && duration.count > day_ms * 3)
        return said(into, language, days, duration.count / day_ms);
    if (duration.count % hour_ms == 0)
        return said(into, language, hours, duration.count / hour_ms);
    return said(into, language, minutes, duration.count / minute_ms);
}

int64_t civil_days(int32_t year, int32_t month, int32_t day)
{
    /* Years begin in March, so that the leap day is the last; 400 of them are 146097 days. */
    int64_t shifted = (int64_t)year - (month <= 2);
    int64_t era = floor_divide(shifted, 400), year_of_era = shifted - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

bool civil_exists(int32_t year, int32_t month, int32_t day)
{
    static const int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1)
        return false;
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return day <= lengths[month - 1] + (month == 2 && leap);
}

struct civil civil_from_instant(struct instant at, int32_t offset_minutes)
{
    int64_t local = at.ms + offset_minutes * minute_ms;
    int64_t days = floor_divide(local, day_ms), second = (local - days * day_ms) / 1000;
    int64_t shifted = days + 719468, era = floor_divide(shifted, 146097), day_of_era = shifted - era * 146097;
    int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
    int64_t day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t march_month = (5 * day_of_year + 2) / 153;
    int64_t month = march_month < 10 ? march_month + 3 : march_month - 9;
    return (struct civil){
        .year = (int32_t)(year_of_era + era * 400 + (month <= 2)),
        .month = (int32_t)month,
        .day = (int32_t)(day_of_year - (153 * march_month + 2) / 5 + 1),
        .hour = (int32_t)(second / 3600),
        .minute = (int32_t)(second / 60 % 60),
        .second = (int32_t)(second % 60),
    };
}

struct instant civil_to_instant(struct civil civil, int32_t offset_minutes)
{
    int64_t seconds = civil.hour * INT64_C(3600) + civil.minute * INT64_C(60) + civil.second;
    int64_t days = civil_days(civil.year, civil.month, civil.day);
    return (struct instant){days * day_ms + seconds * 1000 - offset_minutes * minute_ms};
}

bool civil_read_date(struct str text, struct civil *civil)
{
    int64_t year = 0, month = 0, day = 0;
    if (text.len != 10 || text.at[4] != '-' || text.at[7] != '-' || text.at[0] == '-')
        return false;
    if (!str_to_int(str_slice(text, 0, 4), &year) || !str_to_int(str_slice(text, 5, 7), &month) ||
        !str_to_int(str_slice(text, 8, 10), &day))
        return false;
    *civil = (struct civil){.year = (int32_t)year, .month = (int32_t)month, .day = (int32_t)day};
    return civil_exists(civil->year, civil->month, civil->day);
}

int32_t weekday_of_days(int64_t days)
{
    int64_t weekday = (days + 3) % 7; /* 1970-01-01 was a Thursday */
    return (int32_t)(weekday < 0 ? weekday + 7 : weekday);
}
