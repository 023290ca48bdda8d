#include "text/clock/zone_rule.h"

enum { DAY_SECONDS = 86400, ABBREVIATION_MIN = 3 };

/* Each reader takes its part off *rest, or answers false. */

static bool read_char(struct str *rest, char c)
{
    if (rest->len == 0 || rest->at[0] != c)
        return false;
    *rest = str_slice(*rest, 1, rest->len);
    return true;
}

static bool read_number(struct str *rest, int32_t least, int32_t most, int32_t *number)
{
    size_t len = 0;
    int64_t value = 0;
    while (len < rest->len && len < 4 && char_is_digit(rest->at[len]))
        len++;
    if (!str_to_int(str_slice(*rest, 0, len), &value) || value < least || value > most)
        return false;
    *number = (int32_t)value;
    *rest = str_slice(*rest, len, rest->len);
    return true;
}

/* [+-]hh[:mm[:ss]] in seconds. */
static bool read_time(struct str *rest, int32_t hours_max, int32_t *seconds)
{
    int32_t hours = 0, minutes = 0, rest_seconds = 0;
    bool negative = read_char(rest, '-');
    if (!negative)
        (void)read_char(rest, '+');
    if (!read_number(rest, 0, hours_max, &hours))
        return false;
    if (read_char(rest, ':')) {
        if (!read_number(rest, 0, 59, &minutes))
            return false;
        if (read_char(rest, ':') && !read_number(rest, 0, 59, &rest_seconds))
            return false;
    }
    int32_t total = hours * 3600 + minutes * 60 + rest_seconds;
    *seconds = negative ? -total : total;
    return true;
}

/* Letters, or anything between < and >. */
static bool read_abbreviation(struct str *rest, struct str *abbreviation)
{
    size_t len = 0;
    if (read_char(rest, '<')) {
        *abbreviation = str_slice(*rest, 0, str_find_char(*rest, '>'));
        *rest = str_slice(*rest, abbreviation->len, rest->len);
        return abbreviation->len >= ABBREVIATION_MIN && read_char(rest, '>');
    }
    while (len < rest->len && char_is_letter(rest->at[len]))
        len++;
    *abbreviation = str_slice(*rest, 0, len);
    *rest = str_slice(*rest, len, rest->len);
    return len >= ABBREVIATION_MIN;
}

static bool read_day(struct str *rest, struct zone_change *change)
{
    if (read_char(rest, 'M')) {
        change->kind = ZONE_DAY_OF_MONTH_WEEK;
        return read_number(rest, 1, 12, &change->month) && read_char(rest, '.') &&
               read_number(rest, 1, 5, &change->week) && read_char(rest, '.') &&
               read_number(rest, 0, 6, &change->day);
    }
    if (read_char(rest, 'J')) {
        change->kind = ZONE_DAY_WITHOUT_LEAP;
        return read_number(rest, 1, 365, &change->day);
    }
    change->kind = ZONE_DAY_WITH_LEAP;
    return read_number(rest, 0, 365, &change->day);
}

static bool read_change(struct str *rest, struct zone_change *change)
{
    change->seconds = 2 * 3600;
    if (!read_char(rest, ',') || !read_day(rest, change))
        return false;
    return !read_char(rest, '/') || read_time(rest, 167, &change->seconds);
}

/* A POSIX offset counts westward. */
static bool read_west(struct str *rest, int32_t *east)
{
    int32_t west = 0;
    if (!read_time(rest, 24, &west))
        return false;
    *east = -west;
    return true;
}

bool zone_rule_read(struct str text, struct zone_rule *rule)
{
    *rule = (struct zone_rule){.set = true, .daylight = {.daylight = true}};
    struct str rest = text;
    if (!read_abbreviation(&rest, &rule->standard.abbreviation) || !read_west(&rest, &rule->standard.seconds))
        return false;
    if (rest.len == 0)
        return true;
    rule->changes = true;
    rule->daylight.seconds = rule->standard.seconds + 3600;
    if (!read_abbreviation(&rest, &rule->daylight.abbreviation))
        return false;
    if (rest.len && rest.at[0] != ',' && !read_west(&rest, &rule->daylight.seconds))
        return false;
    return read_change(&rest, &rule->begin) && read_change(&rest, &rule->end) && rest.len == 0;
}

static int64_t floor_days(int64_t seconds)
{
    return seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0);
}

/* The day of a Mm.w.d change, in days since 1970. */
static int64_t weekday_of_month(const struct zone_change *change, int32_t year)
{
    int64_t first = civil_days(year, change->month, 1);
    int64_t next = change->month == 12 ? civil_days(year + 1, 1, 1) : civil_days(year, change->month + 1, 1);
    int32_t wanted = (change->day + 6) % 7; /* with Monday as 0 */
    int64_t day = first + (wanted - weekday_of_days(first) + 7) % 7 + 7 * (change->week - 1);
    return day < next ? day : day - 7;
}

static int64_t change_day(const struct zone_change *change, int32_t year)
{
    int64_t first = civil_days(year, 1, 1);
    bool leap = civil_days(year, 3, 1) - civil_days(year, 2, 28) == 2;
    switch (change->kind) {
    case ZONE_DAY_OF_MONTH_WEEK:
        return weekday_of_month(change, year);
    case ZONE_DAY_WITHOUT_LEAP:
        return first + change->day - 1 + (leap && change->day > 59);
    case ZONE_DAY_WITH_LEAP:
        return first + change->day;
    }
    return first;
}

struct zone_offset zone_rule_at(const struct zone_rule *rule, int64_t seconds)
{
    if (!rule->changes)
        return rule->standard;
    int64_t days = floor_days(seconds + rule->standard.seconds);
    int32_t year = civil_from_instant((struct instant){days * DAY_SECONDS * 1000}, 0).year;
    int64_t begin =
        change_day(&rule->begin, year) * DAY_SECONDS + rule->begin.seconds - rule->standard.seconds;
    int64_t end = change_day(&rule->end, year) * DAY_SECONDS + rule->end.seconds - rule->daylight.seconds;
    bool daylight = begin < end ? seconds >= begin && seconds < end : seconds >= begin || seconds < end;
    return daylight ? rule->daylight : rule->standard;
}
