/* How people write a number, brought to one form. */
#include "text/tracking/table.h"

#include "base/check.h"

/* What stands between or around the characters of a number and is none of them. */
static const bool separators[128] = {
    ['\t' ... '\r'] = true, [' '] = true, ['!'] = true, ['"'] = true, ['#'] = true, ['\''] = true,
    ['('] = true,           [')'] = true, ['*'] = true, [','] = true, ['-'] = true, ['.'] = true,
    ['/'] = true,           [':'] = true, [';'] = true, ['<'] = true, ['>'] = true, ['['] = true,
    [']'] = true,           ['_'] = true, ['`'] = true, ['{'] = true, ['|'] = true, ['}'] = true,
};

struct points {
    uint32_t first, last;
};

/* Spaces, marks without width, dashes, quotes, and the full stops and brackets of other scripts. */
static const struct points others[] = {
    {0x00A0, 0x00A0}, {0x00AB, 0x00AB}, {0x00AD, 0x00AD}, {0x00B7, 0x00B7}, {0x00BB, 0x00BB},
    {0x2000, 0x203A}, {0x2044, 0x2044}, {0x205F, 0x2064}, {0x2116, 0x2116}, {0x2212, 0x2212},
    {0x3000, 0x3003}, {0x3008, 0x3011}, {0x3014, 0x301B}, {0x30FB, 0x30FB}, {0xFE58, 0xFE58},
    {0xFE63, 0xFE63}, {0xFEFF, 0xFEFF}, {0xFF01, 0xFF0F}, {0xFF1A, 0xFF1B}, {0xFF3B, 0xFF3D},
    {0xFF3F, 0xFF3F}, {0xFF5B, 0xFF65},
};

static bool separates(uint32_t point)
{
    for (size_t i = 0; i < COUNT_OF(others); i++)
        if (point >= others[i].first && point <= others[i].last)
            return true;
    return false;
}

char track_narrow(uint32_t point)
{
    uint32_t ascii = point - 0xFEE0;
    bool letter = (ascii >= 'A' && ascii <= 'Z') || (ascii >= 'a' && ascii <= 'z');
    return point > 0xFEE0 && point <= 0xFF5E && (letter || (ascii >= '0' && ascii <= '9')) ? (char)ascii
                                                                                           : '\0';
}

static char capital(char c)
{
    return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

static void keep(struct track_result *result, char c)
{
    if (result->length == TRACK_LENGTH_MAX)
        result->too_long = true;
    else
        result->normalized[result->length++] = capital(c);
}

/* Takes the character at number[i], which is not ASCII; answers where the next one begins. */
static size_t take_wide(struct str number, size_t i, struct track_result *result)
{
    size_t end = i;
    uint32_t point = str_code_point(number, &end);
    bool lone = end == i + 1; /* the tail of a character, or no UTF-8: no character that could separate */
    char ascii = lone ? '\0' : track_narrow(point);
    if (ascii)
        keep(result, ascii);
    else if (lone || !separates(point))
        for (size_t at = i; at < end; at++)
            keep(result, number.at[at]);
    return end;
}

void track_normalize(struct str number, struct track_result *result)
{
    result->length = 0;
    result->too_long = false;
    for (size_t i = 0; i < number.len && !result->too_long;) {
        unsigned char c = (unsigned char)number.at[i];
        if (c >= 0x80)
            i = take_wide(number, i, result);
        else if (i++, !separators[c])
            keep(result, (char)c);
    }
    result->normalized[result->length] = '\0';
}
