#include "text/kit/storable.h"

#include "base/check.h"

#include <unicode/ubrk.h>
#include <unicode/utext.h>
#include <unictype.h>
#include <uniwidth.h>

static bool is_forbidden(uint32_t point)
{
    bool control =
        (point < 0x20 && point != '\t' && point != '\n' && point != '\r') || (point >= 0x7F && point < 0xA0);
    return control || (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
}

static bool has_forbidden(struct str text)
{
    for (size_t i = 0; i < text.len;)
        if (is_forbidden(str_code_point(text, &i)))
            return true;
    return false;
}

struct str storable(struct arena *arena, struct str text)
{
    if (!has_forbidden(text))
        return text;
    char *kept = arena_take(arena, text.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        if (is_forbidden(str_code_point(text, &i)))
            continue;
        while (from < i)
            kept[len++] = text.at[from++];
    }
    return (struct str){kept, len};
}

/* Hangul fillers are letters by their category, and nobody sees them. */
static bool is_seen(uint32_t point)
{
    static const uint32_t fillers[] = {0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800};
    for (size_t i = 0; i < COUNT_OF(fillers); i++)
        if (point == fillers[i])
            return false;
    return !uc_is_general_category(point, UC_CATEGORY_M) && !uc_is_general_category(point, UC_CATEGORY_C) &&
           !uc_is_property(point, UC_PROPERTY_DEFAULT_IGNORABLE_CODE_POINT);
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

static size_t counted(struct str text, size_t wide)
{
    size_t count = 0, end = 0;
    bool blank = true; /* blanks at the beginning and in a row count for nothing */
    struct characters characters;
    characters_begin(&characters, text);
    for (size_t from = 0; characters_next(&characters, &end); from = end) {
        uint32_t point = seen_of(str_slice(text, from, end));
        bool space = uc_is_property_white_space(point);
        if (point == 0 || (space && blank))
            continue;
        blank = space;
        count += !space && uc_width(point, "UTF-8") == 2 ? wide : 1;
    }
    characters_end(&characters);
    return count - (blank && count > 0);
}

size_t seen_chars(struct str text)
{
    return counted(text, 1);
}

size_t said_chars(struct str text)
{
    return counted(text, 2);
}
