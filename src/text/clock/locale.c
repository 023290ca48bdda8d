#include "text/clock/locale.h"

#include "base/buf.h"
#include "base/check.h"

enum { LONGEST = 4096 };

static const struct locale *locale_of(const struct language *language)
{
    struct str tag = language_tag(language);
    for (size_t i = 0; i < packed_locale_count; i++)
        if (str_eq(packed_locales[i].tag, tag))
            return &packed_locales[i];
    return &packed_locales[0];
}

static struct str end_text(struct arena *arena, struct buf *out)
{
    struct str text = arena_copy(arena, buf_str(out));
    check(!out->overflow);
    buf_free(out);
    return text;
}

/* ---- dates ---- */

/* One run of a letter of a pattern. The letters are those of the shapes that tools/pack_locale asks for. */
/* Without printf: a page has a hundred dates. */
static void put_padded(struct buf *out, int number, size_t least)
{
    size_t digits = 1;
    for (int rest = number; rest >= 10; rest /= 10)
        digits++;
    for (; digits < least; digits++)
        buf_put_char(out, '0');
    buf_put_int(out, number);
}

static void put_field(struct buf *out, const struct locale *locale, const struct civil *civil, struct str run)
{
    size_t month = (size_t)civil->month - 1;
    switch (run.at[0]) {
    case 'y':
        buf_put_int(out, civil->year);
        return;
    case 'M':
    case 'L':
        if (run.len >= 4)
            buf_put(out, locale->months[month]);
        else if (run.len == 3)
            buf_put(out, locale->short_months[month]);
        else
            put_padded(out, civil->month, run.len);
        return;
    case 'E':
    case 'c':
        buf_put(out, locale->weekdays[weekday_of_days(civil_days(civil->year, civil->month, civil->day))]);
        return;
    case 'd':
        put_padded(out, civil->day, run.len);
        return;
    case 'H':
        put_padded(out, civil->hour, run.len);
        return;
    case 'm':
        put_padded(out, civil->minute, run.len);
        return;
    default:
        buf_put(out, run);
    }
}

/* 'quoted text', or one ' for two of them; answers what is behind it. */
static struct str put_quoted(struct buf *out, struct str rest)
{
    struct str text = str_slice(rest, 1, rest.len);
    size_t end = str_find_char(text, '\'');
    if (end == 0)
        buf_put_char(out, '\'');
    buf_put(out, str_slice(text, 0, end));
    return str_slice(text, end + (end < text.len), text.len);
}

struct str locale_date(struct arena *arena, const struct language *language, struct civil civil,
                       enum date_shape shape)
{
    const struct locale *locale = locale_of(language);
    struct str rest = locale->shapes[shape];
    struct buf out;
    check(civil.month >= 1 && civil.month <= 12 && shape < DATE_SHAPE_COUNT);
    buf_init(&out, LONGEST);
    while (rest.len) {
        size_t run = 1;
        if (rest.at[0] == '\'') {
            rest = put_quoted(&out, rest);
            continue;
        }
        while (run < rest.len && char_is_letter(rest.at[0]) && rest.at[run] == rest.at[0])
            run++;
        if (char_is_letter(rest.at[0]))
            put_field(&out, locale, &civil, str_slice(rest, 0, run));
        else
            buf_put(&out, str_slice(rest, 0, run));
        rest = str_slice(rest, run, rest.len);
    }
    return end_text(arena, &out);
}

/* ---- numbers ---- */

/* "-1234.50": whole digits that fit into an int64_t, and as many behind the point as there are. */
static void put_decimal(struct buf *out, const struct language *language, struct str number)
{
    char grouped[GROUPED_BYTES];
    int64_t whole = 0;
    if (number.len && number.at[0] == '-') {
        buf_put_char(out, '-');
        number = str_slice(number, 1, number.len);
    }
    size_t point = str_find_char(number, '.');
    check(str_to_int(str_slice(number, 0, point), &whole));
    buf_put(out, number_grouped(grouped, language, whole));
    if (point < number.len) {
        buf_put(out, locale_of(language)->decimal);
        buf_put(out, str_slice(number, point + 1, number.len));
    }
}

struct str locale_number(struct arena *arena, const struct language *language, int64_t number)
{
    char grouped[GROUPED_BYTES];
    return arena_copy(arena, number_grouped(grouped, language, number));
}

struct str locale_decimal(struct arena *arena, const struct language *language, struct str number)
{
    struct buf out;
    buf_init(&out, LONGEST);
    put_decimal(&out, language, number);
    return end_text(arena, &out);
}

struct str locale_amount(struct arena *arena, const struct language *language, struct str amount,
                         struct str code)
{
    /* English keeps amounts as they are typed, without groups: they are copied into forms. */
    if (!language)
        return arena_printf(arena, "%.*s %.*s", STR_ARG(amount), STR_ARG(code));
    struct buf out;
    buf_init(&out, LONGEST);
    put_decimal(&out, language, amount);
    buf_printf(&out, " %.*s", STR_ARG(code));
    return end_text(arena, &out);
}

/* ---- lists ---- */

/* A pattern "{0} and {1}" with both filled in. */
static struct str joined(struct arena *arena, struct str pattern, struct str first, struct str second)
{
    size_t at_first = str_find(pattern, STR("{0}")), at_second = str_find(pattern, STR("{1}"));
    check(at_first < at_second && at_second < pattern.len);
    struct str before = str_slice(pattern, 0, at_first),
               after = str_slice(pattern, at_second + 3, pattern.len);
    struct str between = str_slice(pattern, at_first + 3, at_second);
    return arena_printf(arena, "%.*s%.*s%.*s%.*s%.*s", STR_ARG(before), STR_ARG(first), STR_ARG(between),
                        STR_ARG(second), STR_ARG(after));
}

struct str locale_list(struct arena *arena, const struct language *language, enum list_kind kind,
                       const struct str *items, size_t count)
{
    const struct list_patterns *patterns = &locale_of(language)->lists[kind];
    if (count == 0)
        return STR_NONE;
    struct str list = set_apart(arena, language, items[0]);
    if (count == 2)
        return joined(arena, patterns->two, list, set_apart(arena, language, items[1]));
    for (size_t i = 1; i < count; i++) {
        struct str pattern = i + 1 == count ? patterns->end : i == 1 ? patterns->start : patterns->middle;
        list = joined(arena, pattern, list, set_apart(arena, language, items[i]));
    }
    return list;
}

struct str locale_bytes(struct arena *arena, const struct language *language, int64_t bytes)
{
    int64_t tenths = (bytes * 10 + 512 * 1024) / (1024 * 1024);
    if (tenths < 10)
        return arena_say(arena, language, STR(N_("{size} kB")),
                         PLACES(PLACE_INT("size", (bytes + 1023) / 1024)));
    struct str size = tenths % 10
                          ? arena_printf(arena, "%lld.%lld", (long long)tenths / 10, (long long)tenths % 10)
                          : arena_printf(arena, "%lld", (long long)tenths / 10);
    return arena_say(arena, language, STR(N_("{size} MB")),
                     PLACES(PLACE("size", locale_decimal(arena, language, size))));
}
