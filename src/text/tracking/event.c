#include "text/tracking/event.h"

#include "base/check.h"
#include "base/words.h"
#include "text/tracking/print.h"
#include "text/tracking/table.h"

enum { PLACE_MAX = 60 };

static const struct {
    struct str open, close;
} brackets[] = {
    {STR_INIT("\u3010"), STR_INIT("\u3011")}, {STR_INIT("["), STR_INIT("]")}, {STR_INIT("("), STR_INIT(")")}};

static const struct str marks[] = {STR_INIT(", "), STR_INIT(" - "),    STR_INIT(" \u2013 "),
                                   STR_INIT(": "), STR_INIT("\uFF0C"), STR_INIT(" | ")};

static bool is_large(struct str text)
{
    size_t i = 0;
    uint32_t point = text.len ? str_code_point(text, &i) : 0;
    return (point >= 'A' && point <= 'Z') || (point >= 0xC0 && point <= 0xDE) ||
           (point >= 0x410 && point <= 0x42F) || point == 0x404 || point == 0x406 || point == 0x407 ||
           point >= 0x3000;
}

/* A name of a place begins large, is short, has no long number, and says nothing about the parcel by itself. */
static bool is_place(struct str text)
{
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++)
        digits += text.at[i] >= '0' && text.at[i] <= '9';
    return text.len > 1 && text.len <= PLACE_MAX && digits <= 6 && is_large(text) &&
           parcel_read_text(text).event == PARCEL_UNKNOWN;
}

static struct str bracketed(struct str line)
{
    for (size_t i = 0; i < COUNT_OF(brackets); i++) {
        size_t from = str_find(line, brackets[i].open);
        if (from == line.len)
            continue;
        struct str rest = str_slice(line, from + brackets[i].open.len, line.len);
        struct str inside = str_trim(str_slice(rest, 0, str_find(rest, brackets[i].close)));
        if (inside.len < rest.len && is_place(inside))
            return inside;
    }
    return STR_NONE;
}

/* What stands behind the last of the marks, or before the first. */
static struct str at_the_end(struct str line)
{
    for (size_t at = line.len; at-- > 0;)
        for (size_t i = 0; i < COUNT_OF(marks); i++) {
            if (!str_starts(str_slice(line, at, line.len), marks[i]))
                continue;
            struct str last = str_trim(str_slice(line, at + marks[i].len, line.len)),
                       first = str_trim(str_slice(line, 0, at));
            while (last.len && last.at[last.len - 1] == '.')
                last = str_slice(last, 0, last.len - 1);
            if (is_place(last))
                return last;
            if (is_place(first))
                return first;
        }
    return STR_NONE;
}

struct str track_event_place(struct str line)
{
    if (!str_is_utf8(line))
        return STR_NONE;
    struct str place = bracketed(line);
    return place.len ? place : at_the_end(line);
}

static struct parcel_reading reading_of(struct str line)
{
    return str_is_utf8(line) ? parcel_read_text(line) : (struct parcel_reading){PARCEL_UNKNOWN, 0};
}

static void put_text_or_null(struct str text, bool there, struct buf *out)
{
    if (!there) {
        buf_put(out, STR("null"));
        return;
    }
    buf_put_char(out, '"');
    track_put_escaped(out, text);
    buf_put_char(out, '"');
}

void track_put_event_json(struct str line, struct buf *out)
{
    struct parcel_reading reading = reading_of(line);
    struct str place = track_event_place(line);
    buf_put(out, STR("{\"text\":"));
    put_text_or_null(line, true, out);
    buf_put(out, STR(",\"event\":"));
    put_text_or_null(parcel_event_name(reading.event), reading.event != PARCEL_UNKNOWN, out);
    buf_put(out, STR(",\"place\":"));
    put_text_or_null(place, place.len > 0, out);
    buf_printf(out, ",\"certainty\":%d.%02d}\n", reading.certainty / 100, reading.certainty % 100);
}

void track_put_event_text(struct track_reader reader, struct str line, struct buf *out)
{
    struct parcel_reading reading = reading_of(line);
    struct str place = track_event_place(line);
    track_put_shown(out, line);
    buf_printf(out, "\n  %.*s", STR_ARG(say(reader.language, parcel_event_text(reading.event))));
    if (place.len) {
        buf_put(out, STR(": ")); /* what, and where: two facts, whatever the language */
        track_put_shown(out, place);
    }
    buf_put_char(out, '\n');
}
