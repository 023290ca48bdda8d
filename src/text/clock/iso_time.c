#include "text/clock/iso_time.h"

#include <time.h>

enum { DAY_SECONDS = 24 * 60 * 60 };

/* 9999-12-31T23:59:59.999Z */
static const int64_t last_ms = 253402300799999;

/* Reads exactly `count` digits at the beginning of *rest. */
static bool take_digits(struct str *rest, size_t count, int64_t *number)
{
    *number = 0;
    if (rest->len < count)
        return false;
    for (size_t i = 0; i < count; i++) {
        char c = rest->at[i];
        if (c < '0' || c > '9')
            return false;
        *number = *number * 10 + (c - '0');
    }
    *rest = str_slice(*rest, count, rest->len);
    return true;
}

static bool take_char(struct str *rest, char c)
{
    bool there = rest->len > 0 && rest->at[0] == c;
    if (there)
        *rest = str_slice(*rest, 1, rest->len);
    return there;
}

/* Two numbers of two digits with a colon between. */
static bool take_pair(struct str *rest, int64_t *first, int64_t *second)
{
    return take_digits(rest, 2, first) && take_char(rest, ':') && take_digits(rest, 2, second);
}

/* Behind the seconds; digits past the third are read and dropped. */
static bool take_fraction(struct str *rest, int64_t *ms)
{
    int64_t digit, worth = 100;
    *ms = 0;
    if (!take_char(rest, '.'))
        return true;
    if (!take_digits(rest, 1, &digit))
        return false;
    do {
        *ms += digit * worth;
        worth /= 10;
    } while (take_digits(rest, 1, &digit));
    return true;
}

static bool take_offset(struct str *rest, int64_t *seconds)
{
    int64_t hours, minutes;
    *seconds = 0;
    if (take_char(rest, 'Z'))
        return true;
    bool east = take_char(rest, '+');
    if (!east && !take_char(rest, '-'))
        return false;
    if (!take_pair(rest, &hours, &minutes) || hours > 23 || minutes > 59)
        return false;
    *seconds = (hours * 60 + minutes) * (east ? 60 : -60);
    return true;
}

static int64_t days_of_month(int64_t year, int64_t month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool take_date(struct str *rest, int64_t *days)
{
    int64_t year, month, day;
    if (!take_digits(rest, 4, &year) || !take_char(rest, '-') || !take_digits(rest, 2, &month) ||
        !take_char(rest, '-') || !take_digits(rest, 2, &day))
        return false;
    if (year < 1970 || month < 1 || month > 12 || day < 1 || day > days_of_month(year, month))
        return false;
    *days = (year - 1970) * 365 + (year - 1969) / 4 - (year - 1901) / 100 + (year - 1601) / 400 + day - 1;
    for (int64_t before = 1; before < month; before++)
        *days += days_of_month(year, before);
    return true;
}

bool iso_time_read(struct str text, struct instant *at)
{
    int64_t days, hour, minute, second, ms, offset;
    if (!take_date(&text, &days) || !(take_char(&text, 'T') || take_char(&text, ' ')))
        return false;
    if (!take_pair(&text, &hour, &minute) || !take_char(&text, ':') || !take_digits(&text, 2, &second))
        return false;
    if (hour > 23 || minute > 59 || second > 59)
        return false;
    if (!take_fraction(&text, &ms) || !take_offset(&text, &offset) || text.len)
        return false;
    int64_t ms_since = (days * DAY_SECONDS + hour * 3600 + minute * 60 + second - offset) * 1000 + ms;
    at->ms = ms_since;
    return ms_since >= 0 && ms_since <= last_ms; /* an offset may lead out of the years that are taken */
}

void iso_time_put(struct buf *out, struct instant at)
{
    char text[32];
    struct tm utc;
    int64_t ms = at.ms % 1000;
    time_t seconds = at.ms / 1000;
    gmtime_r(&seconds, &utc);
    buf_put(out, (struct str){text, strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc)});
    if (ms)
        buf_printf(out, ".%03d", (int)ms);
    buf_put_char(out, 'Z');
}
