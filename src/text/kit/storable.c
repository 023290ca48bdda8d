#include "text/kit/storable.h"

#include "base/check.h"

#include <string.h>
#include <unicase.h>
#include <unicode/ubrk.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unictype.h>

static bool is_forbidden(uint32_t point)
{
    bool control =
        (point < 0x20 && point != '\t' && point != '\n' && point != '\r') || (point >= 0x7F && point < 0xA0);
    return control || (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
}

/*
 * Turns the direction of what stands around it, ends a line, or is nothing at all. The joiners stay, which words of Persian and
 * Hindi and families of emoji have, and so do the tags of flags.
 */
static bool is_forbidden_in_line(uint32_t point)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {{0x061C, 0x061C}, {0x180E, 0x180E}, {0x200B, 0x200B}, {0x200E, 0x200F},  {0x2028, 0x202E},
                  {0x2060, 0x206F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0000, 0xE001F}};
    for (size_t i = 0; i < COUNT_OF(ranges); i++)
        if (point >= ranges[i].first && point <= ranges[i].last)
            return true;
    return is_forbidden(point);
}

static struct str without(struct arena *arena, struct str text, bool (*goes)(uint32_t point))
{
    char *kept = NULL;
    size_t len = 0;
    for (size_t i = 0, from = 0; i < text.len; from = i) {
        bool gone = goes(str_code_point(text, &i));
        if (gone && !kept) {
            kept = arena_take(arena, text.len + 1);
            memcpy(kept, text.at, len = from);
        }
        for (; kept && !gone && from < i; from++)
            kept[len++] = text.at[from];
    }
    return kept ? (struct str){kept, len} : text;
}

/* Formats that end their lines by CR LF, such as calendars and mails, are read by some as ended by a CR alone. */
static struct str with_own_ends(struct arena *arena, struct str text)
{
    if (str_find_char(text, '\r') == text.len)
        return text;
    char *kept = arena_take(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len; i++)
        if (text.at[i] != '\r' || i + 1 == text.len || text.at[i + 1] != '\n')
            kept[len++] = text.at[i] == '\r' ? '\n' : text.at[i];
    return (struct str){kept, len};
}

struct str storable(struct arena *arena, struct str text)
{
    return with_own_ends(arena, without(arena, text, is_forbidden));
}

struct str storable_line(struct arena *arena, struct str text)
{
    return with_own_ends(arena, without(arena, text, is_forbidden_in_line));
}

struct str text_one_line(struct arena *arena, struct str text)
{
    struct str line = storable_line(arena, text);
    char *at = arena_cstr(arena, line);
    for (size_t i = 0; i < line.len; i++)
        if (at[i] == '\n' || at[i] == '\t')
            at[i] = ' ';
    return str_trim((struct str){at, line.len});
}

bool text_point_is_unseen(uint32_t point)
{
    return uc_is_property(point, UC_PROPERTY_DEFAULT_IGNORABLE_CODE_POINT);
}

static bool is_seen(uint32_t point)
{
    enum { BRAILLE_BLANK = 0x2800 };
    return point != BRAILLE_BLANK && !uc_is_general_category(point, UC_CATEGORY_M) &&
           !uc_is_general_category(point, UC_CATEGORY_C) && !text_point_is_unseen(point);
}

/* Going over what people see as one character each (UAX 29): a letter with its accents, a family of emoji. */
struct characters {
    UText text;
    UBreakIterator *breaks;
};

static void characters_begin(struct characters *characters, struct str text)
{
    UErrorCode code = U_ZERO_ERROR;
    *characters = (struct characters){.text = UTEXT_INITIALIZER};
    utext_openUTF8(&characters->text, text.at ? text.at : "", (int64_t)text.len, &code);
    characters->breaks = ubrk_open(UBRK_CHARACTER, "", NULL, 0, &code);
    ubrk_setUText(characters->breaks, &characters->text, &code);
    check(U_SUCCESS(code));
    ubrk_first(characters->breaks);
}

/* Where the next one ends; false at the end of the text. */
static bool characters_next(struct characters *characters, size_t *end)
{
    int32_t next = ubrk_next(characters->breaks);
    *end = next == UBRK_DONE ? *end : (size_t)next;
    return next != UBRK_DONE;
}

static void characters_end(struct characters *characters)
{
    ubrk_close(characters->breaks);
    utext_close(&characters->text);
}

/* The first code point of it that is seen; 0: none is. */
static uint32_t seen_of(struct str character)
{
    for (size_t i = 0; i < character.len;) {
        uint32_t point = str_code_point(character, &i);
        if (is_seen(point))
            return point;
    }
    return 0;
}

size_t text_characters(struct str text)
{
    size_t count = 0, end = 0;
    struct characters characters;
    characters_begin(&characters, text);
    while (characters_next(&characters, &end))
        count++;
    characters_end(&characters);
    return count;
}

/* How much a character says, in halves of a letter: an ideograph is a word, others are syllables, or letters without their vowels. */
static size_t halves_of(uint32_t point)
{
    static const struct {
        UScriptCode script;
        size_t halves;
    } rows[] = {
        {USCRIPT_HAN, 6},     {USCRIPT_HIRAGANA, 4},   {USCRIPT_KATAKANA, 4}, {USCRIPT_HANGUL, 4},
        {USCRIPT_THAI, 4},    {USCRIPT_LAO, 4},        {USCRIPT_KHMER, 4},    {USCRIPT_MYANMAR, 4},
        {USCRIPT_TIBETAN, 4}, {USCRIPT_DEVANAGARI, 4}, {USCRIPT_BENGALI, 4},  {USCRIPT_GUJARATI, 4},
        {USCRIPT_TAMIL, 4},   {USCRIPT_GURMUKHI, 4},   {USCRIPT_TELUGU, 4},   {USCRIPT_KANNADA, 4},
        {USCRIPT_ORIYA, 4},   {USCRIPT_MALAYALAM, 4},  {USCRIPT_SINHALA, 4},  {USCRIPT_ETHIOPIC, 4},
        {USCRIPT_ARABIC, 3},  {USCRIPT_HEBREW, 3},     {USCRIPT_SYRIAC, 3},
    };
    UErrorCode code = U_ZERO_ERROR;
    UScriptCode script = uscript_getScript((UChar32)point, &code);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].script == script)
            return rows[i].halves;
    return 2;
}

static bool has_only_ascii(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

/* Of a text of ASCII alone each byte is a character: most names are, and ICU takes a hundred times as long to begin. */
static size_t halves_in_ascii(struct str text)
{
    size_t halves = 0;
    bool blank = true;
    for (size_t i = 0; i < text.len; i++) {
        bool seen = text.at[i] >= ' ' && text.at[i] != 0x7F, space = text.at[i] == ' ';
        if (!seen || (space && blank))
            continue;
        blank = space;
        halves += 2;
    }
    return halves - (blank && halves > 0 ? 2 : 0);
}

static size_t halves_in(struct str text, bool by_script)
{
    if (has_only_ascii(text))
        return halves_in_ascii(text);
    size_t halves = 0, end = 0;
    bool blank = true; /* blanks at the beginning and in a row count for nothing */
    struct characters characters;
    characters_begin(&characters, text);
    for (size_t from = 0; characters_next(&characters, &end); from = end) {
        uint32_t point = seen_of(str_slice(text, from, end));
        bool space = uc_is_property_white_space(point);
        if (point == 0 || (space && blank))
            continue;
        blank = space;
        halves += by_script ? halves_of(point) : 2;
    }
    characters_end(&characters);
    return halves - (blank && halves > 0 ? 2 : 0);
}

size_t seen_chars(struct str text)
{
    return halves_in(text, false) / 2;
}

size_t said_chars(struct str text)
{
    return halves_in(text, true) / 2;
}

static bool is_told(uint32_t point)
{
    return is_seen(point) &&
           (uc_is_general_category(point, UC_CATEGORY_L) || uc_is_general_category(point, UC_CATEGORY_N));
}

size_t told_chars(struct str text, size_t most)
{
    enum { DIFFERENT_MAX = 64 };
    uint32_t different[DIFFERENT_MAX];
    size_t count = 0, halves = 0;
    for (size_t i = 0; i < text.len && count < DIFFERENT_MAX && halves / 2 < most;) {
        uint32_t point = uc_tolower(str_code_point(text, &i));
        size_t before = 0;
        while (before < count && different[before] != point)
            before++;
        if (before < count || !is_told(point))
            continue;
        different[count++] = point;
        halves += halves_of(point);
    }
    return halves / 2 < most ? halves / 2 : most;
}
