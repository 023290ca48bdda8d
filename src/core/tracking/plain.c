#include "core/tracking/plain.h"

#include "base/check.h"

/* U+00C0 to U+017F as small ASCII letters; `.` is no letter. */
static const char latin[] = "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                            "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
_Static_assert(sizeof latin == 0x180 - 0xC0 + 1, "a letter for every point");

/* Letters that are written with and without their marks, and in other forms at the end of a word. */
static const struct {
    uint16_t point, plain;
} greek_and_arabic[] = {
    {0x386, 0x3B1}, {0x388, 0x3B5}, {0x389, 0x3B7}, {0x38A, 0x3B9}, {0x38C, 0x3BF}, {0x38E, 0x3C5},
    {0x38F, 0x3C9}, {0x390, 0x3B9}, {0x3AA, 0x3B9}, {0x3AB, 0x3C5}, {0x3AC, 0x3B1}, {0x3AD, 0x3B5},
    {0x3AE, 0x3B7}, {0x3AF, 0x3B9}, {0x3B0, 0x3C5}, {0x3C2, 0x3C3}, {0x3CA, 0x3B9}, {0x3CB, 0x3C5},
    {0x3CC, 0x3BF}, {0x3CD, 0x3C5}, {0x3CE, 0x3C9}, {0x622, 0x627}, {0x623, 0x627}, {0x625, 0x627},
    {0x629, 0x647}, {0x649, 0x64A}, {0x671, 0x627}, {0x6A9, 0x643}, {0x6CC, 0x64A},
};

static uint32_t without_mark(uint32_t point)
{
    for (size_t i = 0; i < COUNT_OF(greek_and_arabic); i++)
        if (greek_and_arabic[i].point == point)
            return greek_and_arabic[i].plain;
    return point;
}

/* Vietnamese: U+1EA0 to U+1EF9, and the letters with a horn. */
static uint32_t vietnamese(uint32_t point)
{
    static const struct {
        uint16_t last;
        char plain;
    } rows[] = {{0x1A1, 'o'},  {0x1B0, 'u'},  {0x1EB7, 'a'}, {0x1EC7, 'e'},
                {0x1ECB, 'i'}, {0x1EE3, 'o'}, {0x1EF1, 'u'}, {0x1EF9, 'y'}};
    size_t row = 0;
    while (rows[row].last < point)
        row++;
    return (unsigned char)rows[row].plain;
}

static bool is_blank(uint32_t point)
{
    if (point < 0x80)
        return !((point >= '0' && point <= '9') || (point >= 'a' && point <= 'z') ||
                 (point >= 'A' && point <= 'Z'));
    return (point >= 0x80 && point < 0xC0) || (point >= 0x2000 && point <= 0x206F) ||
           (point >= 0x3000 && point <= 0x3020) || (point >= 0xFF00 && point <= 0xFF0F) ||
           (point >= 0xFF1A && point <= 0xFF20) || point == 0x30FB || point == 0xFEFF || point == 0xD7 ||
           point == 0xF7 || point == 0x60C || point == 0x61B || point == 0x61F;
}

static uint32_t small(uint32_t point)
{
    if (point >= 'A' && point <= 'Z')
        return point + 32;
    if (point >= 0xC0 && point < 0x180)
        return (unsigned char)latin[point - 0xC0];
    if (point >= 0x218 && point <= 0x21B)
        return point <= 0x219 ? 's' : 't';
    if (point >= 0x391 && point <= 0x3A9)
        return point + 32;
    if ((point >= 0x386 && point <= 0x3CE) || (point >= 0x622 && point <= 0x6CC))
        return without_mark(point);
    if ((point >= 0x1EA0 && point <= 0x1EF9) || point == 0x1A0 || point == 0x1A1 || point == 0x1AF ||
        point == 0x1B0)
        return vietnamese(point);
    if (point >= 0x410 && point <= 0x42F)
        return point + 32;
    if (point >= 0x400 && point <= 0x40F)
        point += 80;
    if (point == 0x451)
        return 0x435;
    if (point == 0x490)
        return 0x491;
    if (point >= 0xFF10 && point <= 0xFF19)
        return point - 0xFF10 + '0';
    if ((point >= 0xFF21 && point <= 0xFF3A) || (point >= 0xFF41 && point <= 0xFF5A))
        return (point - 0xFF21) % 32 + 'a'; /* full-width letters of both sizes */
    return point;
}

struct folding {
    char *room;
    size_t len, size;
    bool blank; /* one is due before the next character */
    bool full;
};

static void put(struct folding *folding, const char *bytes, size_t count)
{
    size_t blank = folding->blank && folding->len;
    if (folding->full || folding->len + blank + count + 1 > folding->size) {
        folding->full = true;
        return;
    }
    if (blank && folding->room[folding->len - 1] != ' ')
        folding->room[folding->len++] = ' ';
    folding->blank = false;
    for (size_t i = 0; i < count; i++)
        folding->room[folding->len++] = bytes[i];
}

static size_t encode(uint32_t point, char bytes[4])
{
    size_t count = 0;
    if (point < 0x80) {
        bytes[count++] = (char)point;
    } else if (point < 0x800) {
        bytes[count++] = (char)(0xC0 | point >> 6);
    } else if (point < 0x10000) {
        bytes[count++] = (char)(0xE0 | point >> 12);
        bytes[count++] = (char)(0x80 | (point >> 6 & 63));
    } else {
        bytes[count++] = (char)(0xF0 | point >> 18);
        bytes[count++] = (char)(0x80 | (point >> 12 & 63));
        bytes[count++] = (char)(0x80 | (point >> 6 & 63));
    }
    if (point >= 0x80)
        bytes[count++] = (char)(0x80 | (point & 63));
    return count;
}

static void put_point(struct folding *folding, uint32_t point)
{
    char bytes[4];
    put(folding, bytes, encode(point, bytes));
}

/* What stands on or between letters and is left out as often as not. */
static bool is_mark(uint32_t point)
{
    return (point >= 0x300 && point < 0x370) || (point >= 0x5B0 && point <= 0x5BD) || point == 0x640 ||
           (point >= 0x64B && point <= 0x65F) || point == 0x670;
}

struct str plain_text(struct str text, char *room, size_t size, bool pattern)
{
    struct folding folding = {.room = room, .size = size};
    check(size > 2);
    if (!pattern)
        put(&folding, " ", 1);
    for (size_t i = 0; i < text.len;) {
        uint32_t point = str_code_point(text, &i);
        bool kept = pattern && (point == '*' || point == '.');
        if (is_mark(point))
            continue;
        if (!kept && is_blank(point))
            folding.blank = true;
        else
            put_point(&folding, kept ? point : small(point));
    }
    if (!pattern)
        room[folding.len++] = ' '; /* put leaves room for it */
    return (struct str){room, folding.len};
}

size_t plain_bytes(uint32_t point, char bytes[4])
{
    return is_mark(point) || is_blank(point) ? 0 : encode(small(point), bytes);
}
