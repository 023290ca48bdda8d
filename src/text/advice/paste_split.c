/* A pasted text becomes words. */
#include "text/advice/paste_value.h"

#include "base/buf.h"
#include "base/check.h"
#include "core/tracking/plain.h"

enum { WORD_BYTES = 160 };

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/* A letter of a script that sets no blanks. */
static bool sets_no_blanks(uint32_t c)
{
    return (c >= 0x3040 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff) || c == 0x3005;
}

/*
 * Signs that part words as blanks do: no-break and wide blanks, the wide marks of East Asia, brackets and quotation marks, and
 * what mail programs set around words and before lines.
 */
static bool parts_words(uint32_t c)
{
    static const uint32_t signs[] = {'|',    ';',    '*',    '>',    '<',    '(',    ')',    '[',
                                     ']',    '"',    0xa0,   0xab,   0xb7,   0xbb,   0x202f, 0x2009,
                                     0x200b, 0x2022, 0x201c, 0x201d, 0x201e, 0xff0c, 0xff1a, 0xff1b,
                                     0xff08, 0xff09, 0xff01, 0x2192, 0xfeff};
    for (size_t i = 0; i < COUNT_OF(signs); i++)
        if (signs[i] == c)
            return true;
    return (c >= 0x3000 && c <= 0x3002) || (c >= 0x3008 && c <= 0x3011);
}

/* Of these, the ones that stand between the columns of a table: there are two blanks, as in one that is set in columns. */
static bool parts_columns(uint32_t c)
{
    return c == '|' || c == ';';
}

/* Long dashes and tildes join two days or amounts, and are words of their own. */
static bool is_long_dash(uint32_t c)
{
    return c == 0x2013 || c == 0x2014 || c == 0x2212 || c == '~' || c == 0xff5e || c == 0x301c;
}

/* A number of one or two digits, or two such with a point or slash between, as a day is written without its year. */
static bool is_short_day(struct str part)
{
    size_t digits = 0, signs = 0;
    for (size_t i = 0; i < part.len; i++) {
        bool digit = char_is_digit(part.at[i]);
        if (!digit && part.at[i] != '.' && part.at[i] != '/')
            return false;
        digits = digit ? digits + 1 : 0;
        signs += !digit;
        if (digits > 2 || signs > 2 || (!digit && !i))
            return false;
    }
    return part.len > 0;
}

/* The dash at `dash` stands between two short days: "3-5 December", "03.12.-05.12.". */
static bool joins_days(struct str text, size_t dash)
{
    enum { LONGEST = 6 };
    size_t from = dash, end = dash + 1;
    while (from && dash - from <= LONGEST && text.at[from - 1] > ' ' && !(text.at[from - 1] & 0x80))
        from--;
    while (end < text.len && end - dash <= LONGEST && text.at[end] > ' ' && text.at[end] != ',' &&
           !(text.at[end] & 0x80))
        end++;
    struct str before = str_slice(text, from, dash), behind = str_slice(text, dash + 1, end);
    return dash - from <= LONGEST && is_short_day(before) && is_short_day(behind);
}

/*
 * Between digits 年 and 月, or 년 and 월, are dashes, and 日 or 일 ends the date: what a date's parts are named by. A month
 * without its year is followed by a slash. *dated tells whether a part of a date stands before.
 */
static char date_sign(uint32_t c, char before, struct str behind, bool *dated)
{
    bool year = c == 0x5e74 || c == 0xb144, month = c == 0x6708 || c == 0xc6d4, was = *dated;
    bool day = c == 0x65e5 || c == 0x53f7 || c == 0xc77c;
    size_t next = behind.len && behind.at[0] == ' ';
    if (!char_is_digit(before))
        return '\0';
    *dated = (year || month) && behind.len > next && char_is_digit(behind.at[next]);
    if (*dated)
        return year || was ? '-' : '/';
    return day && was ? ' ' : '\0';
}

/* Letters that only Japanese, or only Chinese as in Taiwan, has, and those that both have. */
static void note_script(struct pasting *pasting, uint32_t c)
{
    static const uint32_t japanese[] = {0x5186, 0x6255, 0x8fbc, 0x767a};               /* 円 払 込 発 */
    static const uint32_t taiwan[] = {0x8a02, 0x55ae, 0x7e3d, 0x8ca8, 0x5be6, 0x61c9}; /* 訂 單 總 貨 實 應 */
    for (size_t i = 0; i < COUNT_OF(japanese); i++)
        pasting->kana |= c == japanese[i];
    for (size_t i = 0; i < COUNT_OF(taiwan); i++)
        pasting->traditional |= c == taiwan[i];
    pasting->kana |= c >= 0x3040 && c <= 0x30ff;
    pasting->old_letters |= c == 0x8a08 || c == 0x984d; /* 計 額 */
}

/* The text with blanks wherever a word ends. */
static struct str spread(struct pasting *pasting, struct str text)
{
    struct buf buf;
    char before = ' ';
    bool wide_before = false, dated = false, day_ends = false;
    buf_init(&buf, text.len * 3 + 16);
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        uint32_t c = str_code_point(text, &i);
        struct str behind = str_slice(text, i, text.len);
        bool wide = sets_no_blanks(c), opens = c == ':' && behind.len && !char_is_digit(behind.at[0]) &&
                                               behind.at[0] != '/' && behind.at[0] != '-';
        char sign = date_sign(c, before, behind, &dated);
        dated &= sign || (c >= '0' && c <= '9') || c == ' ';
        note_script(pasting, c);
        pasting->east |= wide || (c >= 0xac00 && c <= 0xd7a3);
        if (sign && sign != ' ' && behind.at[0] == ' ') /* Korean sets blanks between them */
            i++;
        if (sign || parts_words(c)) {
            buf_put(&buf, sign == '-'        ? STR("-")
                          : sign == '/'      ? STR("/")
                          : parts_columns(c) ? STR("  ")
                                             : STR(" "));
        } else if (is_long_dash(c) || (c == '-' && (day_ends || joins_days(text, from)))) {
            buf_put(&buf, STR(" - "));
        } else {
            if (wide != wide_before && !is_blank(before))
                buf_put(&buf, STR(" "));
            buf_put(&buf, str_slice(text, from, i));
            if (opens)
                buf_put(&buf, STR(" "));
        }
        wide_before = wide && !sign;
        day_ends = sign == ' ';
        before = sign ? sign : parts_words(c) || is_long_dash(c) ? ' ' : text.at[i - 1];
    }
    struct str copy = arena_copy(pasting->arena, buf_str(&buf));
    buf_free(&buf);
    return copy;
}

/* Of a long word, such as an address, the beginning. */
static struct str fold(struct pasting *pasting, struct str word)
{
    char room[WORD_BYTES];
    struct str begins = str_whole(str_slice(word, 0, WORD_BYTES / 2));
    return arena_copy(pasting->arena, str_trim(plain_text(begins, room, sizeof room, false)));
}

void pasting_split(struct pasting *pasting, struct str text)
{
    text = spread(pasting, text);
    pasting->words = ARENA_ARRAY(pasting->arena, struct str, text.len / 2 + 1);
    pasting->folded = ARENA_ARRAY(pasting->arena, struct str, text.len / 2 + 1);
    pasting->opens = ARENA_ARRAY(pasting->arena, bool, text.len / 2 + 1);
    static const char swedish[] = "och|fran|att|bestallning|bestallningsnummer|bestallningsdatum|ordernummer|"
                                  "orderdatum|summa|totalsumma|leverans|jag|betalade|moms|totalbelopp|belopp|"
                                  "ordersumma|ordervarde|kostnad|skickad|skickat|delsumma";
    bool opens = true;
    for (size_t i = 0; i < text.len;) {
        size_t end = i;
        while (end < text.len && !is_blank(text.at[end]))
            end++;
        if (end > i) {
            pasting->words[pasting->count] = str_slice(text, i, end);
            pasting->folded[pasting->count] = fold(pasting, str_slice(text, i, end));
            pasting->swedish |= paste_is_one_of(pasting->folded[pasting->count], swedish);
            pasting->opens[pasting->count++] = opens;
            opens = false;
        }
        opens |= end < text.len && text.at[end] == '\n';
        i = end + 1;
    }
}
