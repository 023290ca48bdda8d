#include "text/kit/storable.h"

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
    for (size_t i = 0; i < sizeof fillers / sizeof fillers[0]; i++)
        if (point == fillers[i])
            return false;
    return !uc_is_general_category(point, UC_CATEGORY_M) && !uc_is_general_category(point, UC_CATEGORY_C) &&
           !uc_is_property(point, UC_PROPERTY_DEFAULT_IGNORABLE_CODE_POINT);
}

static size_t counted(struct str text, size_t wide)
{
    size_t count = 0;
    bool blank = true; /* blanks at the beginning and in a row count for nothing */
    for (size_t i = 0; i < text.len;) {
        uint32_t point = str_code_point(text, &i);
        bool space = uc_is_property_white_space(point);
        if (!is_seen(point) || (space && blank))
            continue;
        blank = space;
        count += !space && uc_width(point, "UTF-8") == 2 ? wide : 1;
    }
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
