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

/* Signs that part words as blanks do: no-break and wide blanks, and the wide marks of East Asia. */
static bool parts_words(uint32_t c)
{
    return c == 0xa0 || c == 0x202f || c == 0x2009 || (c >= 0x3000 && c <= 0x3002) ||
           (c >= 0x3008 && c <= 0x3011) || c == 0xff0c || c == 0xff1a || c == 0xff1b || c == 0xff08 ||
           c == 0xff09 || c == 0xff01 || c == '|';
}

/* Between digits 年 and 月, or 년 and 월, are dashes, and 日 or 일 ends the date: what a date's parts are named by. */
static char date_sign(uint32_t c, char before, struct str behind)
{
    if (!char_is_digit(before))
        return '\0';
    bool korean = c == 0xb144 || c == 0xc6d4;
    size_t next = korean && behind.len && behind.at[0] == ' ' ? 1 : 0;
    if ((korean || c == 0x5e74 || c == 0x6708) && behind.len > next && char_is_digit(behind.at[next]))
        return '-';
    return c == 0x65e5 || c == 0x53f7 || c == 0xc77c ? ' ' : '\0';
}

/* The text with blanks wherever a word ends. */
static struct str spread(struct pasting *pasting, struct str text)
{
    struct buf buf;
    char before = ' ';
    bool wide_before = false;
    buf_init(&buf, text.len * 2 + 16);
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        uint32_t c = str_code_point(text, &i);
        struct str behind = str_slice(text, i, text.len);
        bool wide = sets_no_blanks(c),
             opens = c == ':' && behind.len && !char_is_digit(behind.at[0]) && behind.at[0] != '/';
        char sign = date_sign(c, before, behind);
        if (sign == '-' && behind.at[0] == ' ') /* Korean sets blanks between them */
            i++;
        pasting->kana |= c >= 0x3040 && c <= 0x30ff;
        if (sign || parts_words(c)) {
            buf_put(&buf, sign == '-' ? STR("-") : STR(" "));
        } else {
            if (wide != wide_before && !is_blank(before))
                buf_put(&buf, STR(" "));
            buf_put(&buf, str_slice(text, from, i));
            if (opens)
                buf_put(&buf, STR(" "));
        }
        wide_before = wide && !sign;
        before = sign ? sign : parts_words(c) ? ' ' : text.at[i - 1];
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
    for (size_t i = 0; i < text.len;) {
        size_t end = i;
        while (end < text.len && !is_blank(text.at[end]))
            end++;
        if (end > i) {
            pasting->words[pasting->count] = str_slice(text, i, end);
            pasting->folded[pasting->count] = fold(pasting, str_slice(text, i, end));
            pasting->count++;
        }
        i = end + 1;
    }
}
