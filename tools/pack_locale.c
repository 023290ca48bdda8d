/*
 * pack_locale OUT.c TAG...: what ICU (CLDR) knows of languages, as constants of src/text/clock/locale.h: names of months
 * and days, patterns of dates, signs of numbers, patterns of lists. English is the first.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ulistformatter.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

enum { ROOM = 256 };

/* The language at hand, where its constants go, and what ICU said first. */
struct packing {
    FILE *out;
    const char *tag;
    UErrorCode error;
};

static void must(const struct packing *to, const char *what)
{
    if (U_SUCCESS(to->error))
        return;
    fprintf(stderr, "pack_locale: %s of %s: %s\n", what, to->tag, u_errorName(to->error));
    exit(1);
}

/* A text as a C literal of UTF-8. */
static void put_text(struct packing *to, const UChar *text)
{
    char bytes[4 * ROOM];
    int32_t len;
    u_strToUTF8(bytes, sizeof bytes, &len, text, -1, &to->error);
    must(to, "a text");
    fputs("STR_INIT(\"", to->out);
    for (int32_t i = 0; i < len; i++) {
        if (bytes[i] == '"' || bytes[i] == '\\')
            fputc('\\', to->out);
        fputc(bytes[i], to->out);
    }
    fputs("\")", to->out);
}

static void put_symbols(struct packing *to, const char *field, UDateFormatSymbolType type, const int *order,
                        int count)
{
    UDateFormat *format = udat_open(UDAT_FULL, UDAT_FULL, to->tag, NULL, -1, NULL, -1, &to->error);
    must(to, "dates");
    fprintf(to->out, "     .%s = {", field);
    for (int i = 0; i < count; i++) {
        UChar text[ROOM];
        udat_getSymbols(format, type, order ? order[i] : i, text, ROOM, &to->error);
        must(to, field);
        put_text(to, text);
        fputs(i + 1 < count ? ", " : "},\n", to->out);
    }
    udat_close(format);
}

static void best_pattern(struct packing *to, UDateTimePatternGenerator *generator, const char *skeleton,
                         UChar *pattern)
{
    UChar wanted[ROOM];
    u_uastrcpy(wanted, skeleton);
    udatpg_getBestPattern(generator, wanted, -1, pattern, ROOM, &to->error);
}

/* The long way to say a day and a time together: "EEEE, MMMM d, y 'at' HH:mm". */
static void put_joined(struct packing *to, const UChar *glue, const UChar *date, const UChar *time)
{
    UChar text[3 * ROOM] = {0};
    for (const UChar *at = glue; *at; at++) {
        const UChar *part = at[0] == '{' && at[1] == '1' ? date : at[0] == '{' && at[1] == '0' ? time : NULL;
        if (part) {
            u_strcat(text, part);
            at += 2;
        } else {
            u_strncat(text, at, 1);
        }
    }
    put_text(to, text);
}

static void put_shapes(struct packing *to)
{
    UDateTimePatternGenerator *generator = udatpg_open(to->tag, &to->error);
    UChar date[ROOM], time[ROOM], day[ROOM];
    int32_t len;
    must(to, "patterns");
    fputs("     .shapes = {", to->out);
    best_pattern(to, generator, "yMMMd", date);
    put_text(to, date);
    best_pattern(to, generator, "Hm", time);
    best_pattern(to, generator, "yMMMMEEEEd", day);
    fputs(", ", to->out);
    put_joined(to, udatpg_getDateTimeFormatForStyle(generator, UDAT_LONG, &len, &to->error), day, time);
    best_pattern(to, generator, "MMMd", date);
    fputs(", ", to->out);
    put_joined(to, udatpg_getDateTimeFormatForStyle(generator, UDAT_SHORT, &len, &to->error), date, time);
    fputs(", ", to->out);
    put_text(to, day);
    fputs("},\n", to->out);
    must(to, "patterns");
    udatpg_close(generator);
}

static void put_number_signs(struct packing *to)
{
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, -1, to->tag, NULL, &to->error);
    UChar text[ROOM];
    must(to, "numbers");
    unum_getSymbol(format, UNUM_DECIMAL_SEPARATOR_SYMBOL, text, ROOM, &to->error);
    fputs("     .decimal = ", to->out);
    put_text(to, text);
    fputs(",\n", to->out);
    must(to, "signs of numbers");
    unum_close(format);
}

/* The kinds of lists, in the order of enum list_kind. */
static const struct list {
    UListFormatterType type;
    UListFormatterWidth width;
} kinds_of_lists[] = {{ULISTFMT_TYPE_AND, ULISTFMT_WIDTH_WIDE},
                      {ULISTFMT_TYPE_OR, ULISTFMT_WIDTH_WIDE},
                      {ULISTFMT_TYPE_UNITS, ULISTFMT_WIDTH_SHORT}};

/* A list of `count` of the placeholders, so that what stands between them shows. */
static void list_of(struct packing *to, const struct list *kind, int count, UChar *text)
{
    static const UChar a[] = {'{', '0', '}', 0}, b[] = {'{', '1', '}', 0}, c[] = {'{', '2', '}', 0},
                       d[] = {'{', '3', '}', 0};
    const UChar *const items[] = {a, b, c, d};
    UListFormatter *formatter = ulistfmt_openForType(to->tag, kind->type, kind->width, &to->error);
    ulistfmt_format(formatter, items, NULL, count, text, ROOM, &to->error);
    must(to, "lists");
    ulistfmt_close(formatter);
}

/* What stands between the n-th placeholder and the next, as the pattern of two. */
static void put_between(struct packing *to, const UChar *list, int n)
{
    UChar text[ROOM] = {'{', '0', '}', 0};
    static const UChar second[] = {'{', '1', '}', 0};
    const UChar mark[] = {'{', (UChar)('0' + n), '}', 0}, next[] = {'{', (UChar)('1' + n), '}', 0};
    const UChar *from = u_strstr(list, mark), *end = u_strstr(list, next);
    if (!from || !end || end < from + 3)
        exit(1);
    u_strncat(text, from + 3, (int32_t)(end - from - 3));
    u_strcat(text, second);
    put_text(to, text);
}

static void put_list(struct packing *to, const struct list *kind)
{
    UChar two[ROOM], four[ROOM];
    list_of(to, kind, 2, two);
    list_of(to, kind, 4, four);
    fputs("         {.two = ", to->out);
    put_between(to, two, 0);
    fputs(", .start = ", to->out);
    put_between(to, four, 0);
    fputs(", .middle = ", to->out);
    put_between(to, four, 1);
    fputs(", .end = ", to->out);
    put_between(to, four, 2);
    fputs("},\n", to->out);
}

static void put_lists(struct packing *to)
{
    fputs("     .lists = {\n", to->out);
    for (size_t i = 0; i < sizeof kinds_of_lists / sizeof kinds_of_lists[0]; i++)
        put_list(to, &kinds_of_lists[i]);
    fputs("     },\n", to->out);
}

static void put_language(struct packing *to)
{
    static const int monday_first[] = {UCAL_MONDAY, UCAL_TUESDAY,  UCAL_WEDNESDAY, UCAL_THURSDAY,
                                       UCAL_FRIDAY, UCAL_SATURDAY, UCAL_SUNDAY};
    fprintf(to->out, "    {.tag = STR_INIT(\"%s\"),\n", to->tag);
    put_symbols(to, "months", UDAT_MONTHS, NULL, 12);
    put_symbols(to, "short_months", UDAT_SHORT_MONTHS, NULL, 12);
    put_symbols(to, "weekdays", UDAT_WEEKDAYS, monday_first, 7);
    put_shapes(to);
    put_number_signs(to);
    put_lists(to);
    fputs("    },\n", to->out);
}

int main(int argc, char **argv)
{
    FILE *out = argc > 1 ? fopen(argv[1], "wb") : NULL;
    if (!out) {
        fprintf(stderr, "usage: pack_locale OUT.c TAG...\n");
        return 1;
    }
    fputs("/* Packed by tools/pack_locale from ICU; what is changed here is lost. */\n"
          "#include \"text/clock/locale.h\"\n\nconst struct locale packed_locales[] = {\n",
          out);
    struct packing to = {out, "en", U_ZERO_ERROR};
    put_language(&to);
    for (int i = 2; i < argc; i++) {
        to.tag = argv[i];
        put_language(&to);
    }
    fputs("};\nconst size_t packed_locale_count = sizeof packed_locales / sizeof packed_locales[0];\n", out);
    return ferror(out) | fclose(out) ? 1 : 0;
}
