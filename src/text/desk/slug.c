#include "text/desk/slug.h"

#include "base/check.h"
#include "base/memory.h"

#include <stdlib.h>
#include <uninorm.h>

/* Code points and what they become; the first row that holds a code point decides. */
struct fold {
    uint32_t first, last;
    const char *into;
};

/* Left out without ending the word: apostrophes and combining accents. */
static const struct fold dropped[] = {
    {'\'', '\'', ""},     {0x00AD, 0x00AD, ""}, /* soft hyphen */
    {0x02B9, 0x02BC, ""}, {0x0300, 0x036F, ""},
    {0x200B, 0x200D, ""},                       /* zero-width space, non-joiner, joiner */
    {0x2018, 0x2019, ""}, {0xFE00, 0xFE0F, ""}, /* variation selectors */
    {0xFEFF, 0xFEFF, ""},
};

/* Latin letters without their accents, from the names of the Unicode blocks up to Latin Extended Additional.
 */
static const struct fold latin[] = {
    {0x00C0, 0x00C5, "a"},  {0x00C6, 0x00C6, "ae"}, {0x00C7, 0x00C7, "c"},  {0x00C8, 0x00CB, "e"},
    {0x00CC, 0x00CF, "i"},  {0x00D0, 0x00D0, "d"},  {0x00D1, 0x00D1, "n"},  {0x00D2, 0x00D6, "o"},
    {0x00D8, 0x00D8, "o"},  {0x00D9, 0x00DC, "u"},  {0x00DD, 0x00DD, "y"},  {0x00DE, 0x00DE, "th"},
    {0x00DF, 0x00DF, "ss"}, {0x00E0, 0x00E5, "a"},  {0x00E6, 0x00E6, "ae"}, {0x00E7, 0x00E7, "c"},
    {0x00E8, 0x00EB, "e"},  {0x00EC, 0x00EF, "i"},  {0x00F0, 0x00F0, "d"},  {0x00F1, 0x00F1, "n"},
    {0x00F2, 0x00F6, "o"},  {0x00F8, 0x00F8, "o"},  {0x00F9, 0x00FC, "u"},  {0x00FD, 0x00FD, "y"},
    {0x00FE, 0x00FE, "th"}, {0x00FF, 0x00FF, "y"},  {0x0100, 0x0105, "a"},  {0x0106, 0x010D, "c"},
    {0x010E, 0x0111, "d"},  {0x0112, 0x011B, "e"},  {0x011C, 0x0123, "g"},  {0x0124, 0x0127, "h"},
    {0x0128, 0x0131, "i"},  {0x0132, 0x0133, "ij"}, {0x0134, 0x0135, "j"},  {0x0136, 0x0138, "k"},
    {0x0139, 0x0142, "l"},  {0x0143, 0x014B, "n"},  {0x014C, 0x0151, "o"},  {0x0152, 0x0153, "oe"},
    {0x0154, 0x0159, "r"},  {0x015A, 0x0161, "s"},  {0x0162, 0x0167, "t"},  {0x0168, 0x0173, "u"},
    {0x0174, 0x0175, "w"},  {0x0176, 0x0178, "y"},  {0x0179, 0x017E, "z"},  {0x017F, 0x017F, "s"},
    {0x01A0, 0x01A1, "o"},  {0x01AF, 0x01B0, "u"},  {0x01CD, 0x01CE, "a"},  {0x01CF, 0x01D0, "i"},
    {0x01D1, 0x01D2, "o"},  {0x01D3, 0x01DC, "u"},  {0x0218, 0x0219, "s"},  {0x021A, 0x021B, "t"},
    {0x1E9E, 0x1E9E, "ss"}, {0x1EA0, 0x1EB7, "a"},  {0x1EB8, 0x1EC7, "e"},  {0x1EC8, 0x1ECB, "i"},
    {0x1ECC, 0x1EE3, "o"},  {0x1EE4, 0x1EF1, "u"},  {0x1EF2, 0x1EF9, "y"},
};

/* No letters and no digits: they end a word, like any other ASCII byte. */
static const struct fold separators[] = {
    {0x0080, 0x00BF, ""},    {0x00D7, 0x00D7, ""},   {0x00F7, 0x00F7, ""},
    {0x02C0, 0x02FF, ""},    {0x037E, 0x037E, ""},                         /* Greek question mark */
    {0x055A, 0x055F, ""},    {0x060C, 0x060D, ""},   {0x061B, 0x061F, ""}, /* Arabic */
    {0x0964, 0x0965, ""},                                                  /* danda */
    {0x2000, 0x2BFF, ""},                          /* punctuation, currency, arrows, mathematics, symbols */
    {0x2E00, 0x2E7F, ""},    {0x3000, 0x3004, ""}, /* CJK punctuation */
    {0x3007, 0x303F, ""},    {0x30FB, 0x30FB, ""},   {0xD800, 0xF8FF, ""}, /* private use */
    {0xFE10, 0xFE6F, ""},    {0xFF00, 0xFF0F, ""},                         /* full-width punctuation */
    {0xFF1A, 0xFF20, ""},    {0xFF3B, 0xFF40, ""},   {0xFF5B, 0xFF65, ""},
    {0xFFE0, 0xFFFF, ""},    {0x1F000, 0x1FAFF, ""}, /* emoji and their kin */
    {0xE0000, 0x10FFFF, ""},
};

static const struct fold *find(const struct fold *rows, size_t count, uint32_t point)
{
    for (size_t i = 0; i < count; i++)
        if (point >= rows[i].first && point <= rows[i].last)
            return &rows[i];
    return NULL;
}

/* What is added to an upper-case letter of another script to get the lower-case one. */
static uint32_t lower_distance(uint32_t point)
{
    if ((point >= 0x0391 && point <= 0x03A9) || (point >= 0x0410 && point <= 0x042F))
        return 0x20;
    return point >= 0x0400 && point <= 0x040F ? 0x50 : 0;
}

/* The slug as it grows. Words are joined when the next one begins, so that it never ends with a hyphen. */
struct slug {
    char *at;
    size_t len, chars;
    size_t word_end; /* len behind the last whole word */
    bool between;    /* a separator has come since the last letter */
};

static void put_letters(struct slug *slug, struct str letters)
{
    if (slug->between && slug->len) {
        slug->word_end = slug->len;
        slug->at[slug->len++] = '-';
        slug->chars++;
    }
    slug->between = false;
    for (size_t i = 0; i < letters.len; i++)
        slug->at[slug->len++] = letters.at[i];
    slug->chars += str_char_count(letters);
}

static void put_two_bytes(struct slug *slug, uint32_t point)
{
    check(point >= 0x80 && point < 0x800);
    const char bytes[] = {(char)(0xC0 | point >> 6), (char)(0x80 | (point & 0x3F))};
    put_letters(slug, (struct str){bytes, sizeof bytes});
}

static void put_ascii(struct slug *slug, uint32_t point)
{
    bool upper = point >= 'A' && point <= 'Z';
    char c = (char)(upper ? point - 'A' + 'a' : point);
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))
        put_letters(slug, (struct str){&c, 1});
    else
        slug->between = true;
}

/* `bytes` is the code point as it stands in the title. */
static void put_point(struct slug *slug, uint32_t point, struct str bytes)
{
    const struct fold *fold = find(latin, COUNT_OF(latin), point);
    uint32_t distance = lower_distance(point);
    if (find(dropped, COUNT_OF(dropped), point))
        return;
    if (point < 0x80)
        put_ascii(slug, point);
    else if (fold)
        put_letters(slug, str_from(fold->into));
    else if (find(separators, COUNT_OF(separators), point))
        slug->between = true;
    else if (distance)
        put_two_bytes(slug, point + distance);
    else
        put_letters(slug, bytes);
}

/* The slug within its limit; the word that passes it goes, unless it is the only one. */
static struct str cut(const struct slug *slug)
{
    struct str s = {slug->at, slug->len};
    if (slug->chars <= SLUG_CHARS_MAX)
        return s;
    return slug->word_end ? str_slice(s, 0, slug->word_end) : str_char_prefix(s, SLUG_CHARS_MAX);
}

/* Letters whole: Korean typed in pieces is the same address as Korean typed in syllables (NFC). */
static struct str composed(struct arena *arena, struct str title)
{
    size_t len = 0;
    uint8_t *whole;
    MEMORY_FOR((whole = u8_normalize(UNINORM_NFC, (const uint8_t *)title.at, title.len, NULL, &len)) ||
               title.len == 0);
    struct str result = arena_copy(arena, (struct str){(char *)whole, len});
    free(whole);
    return result;
}

struct str slug_of(struct arena *arena, struct str title)
{
    title = composed(arena, title);
    /* Each code point adds at most its own bytes or two letters, and a hyphen; one past the limit ends it. */
    struct slug slug = {.at = arena_take(arena, (size_t)(SLUG_CHARS_MAX + 4) * 4)};
    for (size_t i = 0; i < title.len && slug.chars <= SLUG_CHARS_MAX;) {
        size_t from = i;
        uint32_t point = str_code_point(title, &i);
        put_point(&slug, point, str_slice(title, from, i));
    }
    return slug.len ? cut(&slug) : STR("question");
}
