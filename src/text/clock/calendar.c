#include "text/clock/calendar.h"

#include "core/clock/clock.h"

enum { FOLD_AT = 74 /* bytes of a line, RFC 5545 3.1 */, CALENDAR_LINE = 8192 };

static void put_folded(struct buf *out, struct str line)
{
    while (line.len > FOLD_AT) {
        size_t end = FOLD_AT;
        while (end > FOLD_AT - 4 && ((unsigned char)line.at[end] & 0xC0) == 0x80)
            end--;
        buf_put(out, str_slice(line, 0, end));
        buf_put(out, STR("\r\n "));
        line = str_slice(line, end, line.len);
    }
    buf_put(out, line);
    buf_put(out, STR("\r\n"));
}

static void put_property(struct buf *out, const char *name, struct str text)
{
    struct buf line;
    buf_init(&line, CALENDAR_LINE);
    buf_printf(&line, "%s:", name);
    for (size_t i = 0; i < text.len; i++) {
        char c = text.at[i];
        if (c == ',' || c == ';' || c == '\\')
            buf_put_char(&line, '\\');
        if (c == '\n')
            buf_put(&line, STR("\\n"));
        else
            buf_put_char(&line, c);
    }
    put_folded(out, buf_str(&line));
    buf_free(&line);
}

static void put_stamp(struct buf *out, const char *name, struct instant at)
{
    struct civil civil = civil_from_instant(at, 0);
    buf_printf(out, "%s:%04d%02d%02dT%02d%02d%02dZ\r\n", name, civil.year, civil.month, civil.day, civil.hour,
               civil.minute, civil.second);
}

static void put_alarm(struct buf *out, const char *before, struct str what)
{
    buf_printf(out, "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-%s\r\n", before);
    put_property(out, "DESCRIPTION", what);
    buf_put(out, STR("END:VALARM\r\n"));
}

void calendar_begin(struct buf *out, const char *name)
{
    buf_printf(out, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Recourse//%s//EN\r\n", name);
}

/* RFC 7986, and what older programs read. */
void calendar_followed(struct buf *out, struct str title, int hours)
{
    put_property(out, "NAME", title);
    put_property(out, "X-WR-CALNAME", title);
    buf_printf(out, "REFRESH-INTERVAL;VALUE=DURATION:PT%dH\r\nX-PUBLISHED-TTL:PT%dH\r\n", hours, hours);
}

void calendar_nothing(struct buf *out)
{
    buf_put(out, STR("BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
                     "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"));
}

void calendar_put(struct buf *out, const struct calendar_entry *entry, struct instant stamp)
{
    buf_put(out, STR("BEGIN:VEVENT\r\n"));
    put_property(out, "UID", entry->uid);
    put_stamp(out, "DTSTAMP", stamp);
    put_stamp(out, "DTSTART", entry->at);
    put_stamp(out, "DTEND", instant_add(entry->at, SPAN_MINUTES(15)));
    put_property(out, "SUMMARY", entry->what);
    put_property(out, "DESCRIPTION", entry->outcome);
    put_alarm(out, "P2D", entry->what);
    put_alarm(out, "P1D", entry->what);
    put_alarm(out, "PT3H", entry->what);
    buf_put(out, STR("END:VEVENT\r\n"));
}

void calendar_end(struct buf *out)
{
    buf_put(out, STR("END:VCALENDAR\r\n"));
}
