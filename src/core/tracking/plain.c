#include "core/tracking/plain.h"

#include "base/check.h"

/* U+00C0 to U+017F as small ASCII letters; `.` is no letter. */
static const char latin[] = "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
                            "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                            "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
_Static_assert(sizeof latin == 0x180 - 0xC0 + 1, "a letter for every point");

static bool is_blank(uint32_t point)
{
    if (point < 0x80)
        return !((point >= '0' && point <= '9') || (point >= 'a' && point <= 'z') ||
                 (point >= 'A' && point <= 'Z'));
    return (point >= 0x80 && point < 0xC0) || (point >= 0x2000 && point <= 0x206F) ||
           (point >= 0x3000 && point <= 0x3020) || (point >= 0xFF00 && point <= 0xFF0F) ||
           (point >= 0xFF1A && point <= 0xFF20) || point == 0x30FB || point == 0xFEFF || point == 0xD7 ||
           point == 0xF7;
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

static void put_point(struct folding *folding, uint32_t point)
{
    char bytes[4];
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
    put(folding, bytes, count);
}

static bool is_mark(uint32_t point)
{
    return point >= 0x300 && point < 0x370;
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
