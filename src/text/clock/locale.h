#ifndef TEXT_CLOCK_LOCALE_H
#define TEXT_CLOCK_LOCALE_H
/*
 * How a language writes dates, numbers, amounts and lists: what ICU knows of it (CLDR), read at build time by
 * tools/pack_locale and kept as plain constants, so that a page pays for none of it.
 */
#include "base/arena.h"
#include "base/time.h"
#include "base/words.h"
#include "core/clock/clock.h"

enum date_shape {
    DATE_SHORT,  /* "Jun 16, 2016" */
    DATE_LONG,   /* "Thursday, June 16, 2016 at 14:05" */
    DATE_MINUTE, /* "Jun 16, 14:05" */
    DATE_DAY,    /* "Thursday, June 16, 2016" */
    DATE_SHAPE_COUNT
};

enum list_kind {
    LIST_AND,   /* "a, b, and c" */
    LIST_OR,    /* "a, b, or c" */
    LIST_ITEMS, /* "a, b, c": titles and figures that are no words of a sentence */
    LIST_KIND_COUNT
};

struct list_patterns {
    struct str two, start, middle, end; /* "{0} and {1}" */
};

struct locale {
    struct str tag;
    struct str months[12], short_months[12], weekdays[7]; /* Monday first; as they stand within a date */
    struct str shapes[DATE_SHAPE_COUNT]; /* patterns of UTS 35: "EEEE, MMMM d, y 'at' HH:mm" */
    struct str decimal;                  /* of numbers: "." */
    struct list_patterns lists[LIST_KIND_COUNT];
};

/* Of every language that there are sentences for, and English, which is the first. */
extern const struct locale packed_locales[];
extern const size_t packed_locale_count;

/* A day and time of day as that shape has it. */
struct str locale_date(struct arena *arena, const struct language *language, struct civil civil,
                       enum date_shape shape);
/* "8,630"; "8.630" in German. */
struct str locale_number(struct arena *arena, const struct language *language, int64_t number);
/* A number with a point ("-1234.5") in the language's own signs: "-1.234,5" in German. */
struct str locale_decimal(struct arena *arena, const struct language *language, struct str number);
/* An amount as money_write() gives it ("1234.50") in the language's own signs, with its currency: "1.234,50 EUR". */
struct str locale_amount(struct arena *arena, const struct language *language, struct str amount,
                         struct str code);
/* How large a file is, or may be: "340 kB", "1.9 MB"; whole megabytes without tenths. */
struct str locale_bytes(struct arena *arena, const struct language *language, int64_t bytes);
/* Enumerates parts of a sentence; whole sentences stand for themselves and are not joined. */
struct str locale_list(struct arena *arena, const struct language *language, enum list_kind kind,
                       const struct str *items, size_t count);

#endif
