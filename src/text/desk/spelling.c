#include "text/desk/spelling.h"

#include "base/check.h"

#include <unistr.h>

enum { HEBREW_CHARS_MIN = 3, VIRAMA = 0x094D, DOT_ABOVE = 0x0902, DOTLESS_I = 0x0131 };

/* ---- one of two ways ---- */

/* A letter, and what it is kept as; 0: as nothing. Never longer than the first. */
static const struct {
    uint32_t point, into;
} alike[] = {
    {0x06A9, 0x0643},    /* the Persian kaf */
    {0x06C1, 0x0647},    /* the Urdu he */
    {0x06CC, 0x064A},    /* the Persian ye */
    {0x0901, DOT_ABOVE}, /* Devanagari: the dot in its moon */
    {0x093C, 0},         /* the dot below */
};

static uint32_t common_letter(uint32_t point)
{
    for (size_t i = 0; i < COUNT_OF(alike); i++)
        if (alike[i].point == point)
            return alike[i].into;
    return point;
}

/* "And" before the Arabic article, which the stemmer looks for at the beginning: والطرد is الطرد. */
static struct str without_and(struct str word)
{
    enum { REST_CHARS_MIN = 5 };
    struct str rest = str_slice(word, sizeof "و" - 1, word.len);
    bool joined = str_starts(word, STR("وال")) || str_starts(word, STR("فال"));
    return joined && str_char_count(rest) >= REST_CHARS_MIN ? rest : word;
}

/* A Devanagari nasal without a vowel before a letter of its own row is the dot above, too: हिन्दी and हिंदी are one word. */
static bool is_dot_above(uint32_t point, struct str behind)
{
    static const struct {
        uint32_t nasal, first, last;
    } rows[] = {{0x0919, 0x0915, 0x0918},
                {0x091E, 0x091A, 0x091D},
                {0x0923, 0x091F, 0x0922},
                {0x0928, 0x0924, 0x0927},
                {0x092E, 0x092A, 0x092D}};
    size_t i = 0;
    if (behind.len == 0 || str_code_point(behind, &i) != VIRAMA || i == behind.len)
        return false;
    uint32_t next = str_code_point(behind, &i);
    for (size_t k = 0; k < COUNT_OF(rows); k++)
        if (rows[k].nasal == point)
            return next >= rows[k].first && next <= rows[k].last;
    return false;
}

static size_t put_point(char *room, size_t len, uint32_t point)
{
    enum { POINT_BYTES_MAX = 4 };
    int bytes = u8_uctomb((uint8_t *)room + len, point, POINT_BYTES_MAX);
    check(bytes > 0);
    return len + (size_t)bytes;
}

struct str spelling_common(struct arena *arena, struct str word)
{
    char *room = arena_take(arena, word.len + 4);
    size_t len = 0;
    word = without_and(word);
    for (size_t i = 0; i < word.len;) {
        uint32_t point = str_code_point(word, &i);
        if (is_dot_above(point, str_slice(word, i, word.len))) {
            str_code_point(word, &i);
            point = DOT_ABOVE;
        }
        uint32_t into = common_letter(point);
        if (into)
            len = put_point(room, len, into);
    }
    return (struct str){room, len};
}

/* ---- ways that cannot be told from the word ---- */

static void add_way(struct spelling_ways *ways, struct str way)
{
    if (ways->count < SPELLING_WAYS_MAX)
        ways->at[ways->count++] = way;
}

static bool is_turkish_vowel(uint32_t point)
{
    static const uint32_t vowels[] = {'a', 'e', 'i', DOTLESS_I, 'o', 0xF6, 'u', 0xFC};
    for (size_t i = 0; i < COUNT_OF(vowels); i++)
        if (vowels[i] == point)
            return true;
    return false;
}

/* Behind a or a dotless i comes a dotless one: "arizali" is arızalı. How the first of a word is meant, nobody can tell. */
static struct str with_dotless(struct arena *arena, struct str text, bool first)
{
    char *room = arena_take(arena, 2 * text.len + 4);
    size_t len = 0;
    uint32_t before = 0;
    for (size_t i = 0; i < text.len;) {
        uint32_t point = str_code_point(text, &i);
        bool dotless = before ? before == 'a' || before == DOTLESS_I : first;
        if (point == 'i' && dotless)
            point = DOTLESS_I;
        if (letter_of(point) == LETTER_NONE)
            before = 0;
        else if (is_turkish_vowel(point))
            before = point;
        len = put_point(room, len, point);
    }
    return (struct str){room, len};
}

static void add_turkish(struct arena *arena, struct str text, struct spelling_ways *ways)
{
    for (int first = 0; first <= 1; first++) {
        struct str way = with_dotless(arena, text, first);
        if (!str_eq(way, text))
            add_way(ways, way);
    }
}

static void add_joined(struct arena *arena, struct str word, const struct str *small, size_t count,
                       struct spelling_ways *ways)
{
    for (size_t i = 0; i < count; i++)
        add_way(ways, arena_printf(arena, "%.*s%.*s", STR_ARG(small[i]), STR_ARG(word)));
}

/* "The", "and", "in", "to", "from", "that", "as" stand before a noun without a blank, alone or two of them. */
static void add_hebrew(struct arena *arena, struct str word, struct spelling_ways *ways)
{
    static const struct str joined[] = {STR_INIT("ה"),  STR_INIT("ו"),  STR_INIT("ב"),  STR_INIT("ל"),
                                        STR_INIT("מ"),  STR_INIT("ש"),  STR_INIT("כ"),  STR_INIT("וה"),
                                        STR_INIT("שה"), STR_INIT("מה"), STR_INIT("כש"), STR_INIT("וב"),
                                        STR_INIT("ול"), STR_INIT("כשה")};
    static const struct str bare[] = {STR_INIT(""),  STR_INIT("ה"), STR_INIT("ב"), STR_INIT("ל"),
                                      STR_INIT("מ"), STR_INIT("ש"), STR_INIT("ו")};
    add_joined(arena, word, joined, COUNT_OF(joined), ways);
    for (size_t i = 0; i < COUNT_OF(joined); i++) {
        struct str rest = str_slice(word, joined[i].len, word.len);
        if (str_starts(word, joined[i]) && str_char_count(rest) >= HEBREW_CHARS_MIN)
            add_joined(arena, rest, bare, COUNT_OF(bare), ways);
    }
}

void spelling_ways(struct arena *arena, struct str text, const struct post_language *language,
                   struct spelling_ways *ways)
{
    *ways = (struct spelling_ways){.count = 0};
    if (str_eq(language->code, STR("tr")))
        add_turkish(arena, text, ways);
    if (language->script == SCRIPT_HEBREW && str_find_char(text, ' ') == text.len)
        add_hebrew(arena, text, ways);
}
