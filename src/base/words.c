#include "base/words.h"

#include "base/check.h"

#include <string.h>

enum { SENTENCE_MAX = 64 * 1024 };

struct str say_known(const struct language *language, struct str english, uint64_t hash)
{
    if (!language)
        return english;
    const struct catalogue *catalogue = language->catalogue;
    size_t mask = catalogue->slot_count - 1;
    for (size_t i = hash & mask; catalogue->slots[i]; i = (i + 1) & mask) {
        size_t number = catalogue->slots[i] - 1u;
        if (!str_eq(catalogue->english[number], english))
            continue;
        struct str text = language->texts[number];
        return text.len ? text : english;
    }
    return english;
}

struct str say(const struct language *language, struct str english)
{
    return language ? say_known(language, english, str_hash(english)) : english;
}

struct str say_n(const struct language *language, struct str one, struct str many, int64_t n)
{
    struct str said = say(language, one);
    if (said.at == one.at)
        return n == 1 ? one : many;
    size_t form = language->plural(n < 0 ? 0 - (unsigned long long)n : (unsigned long long)n);
    struct str text = STR_NONE;
    for (size_t i = 0; i <= form; i++)
        text = str_cut(&said, '\0');
    return text;
}

/* A text that is written only as far as there is room, and counted beyond. */
struct filling {
    char *at;
    size_t room, len;
    const struct language *language;
};

static void put(struct filling *out, struct str text)
{
    size_t left = out->len < out->room ? out->room - out->len : 0;
    if (out->at && text.len && left)
        memcpy(out->at + out->len, text.at, text.len < left ? text.len : left);
    out->len += text.len;
}

struct str number_plain(char into[GROUPED_BYTES], int64_t number)
{
    char *end = into + GROUPED_BYTES, *first = end;
    uint64_t left = number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
    do {
        *--first = (char)('0' + left % 10);
        left /= 10;
    } while (left);
    if (number < 0)
        *--first = '-';
    return (struct str){first, (size_t)(end - first)};
}

struct str number_grouped(char into[GROUPED_BYTES], const struct language *language, int64_t number)
{
    static const struct grouping english = {STR_INIT(","), 1};
    const struct grouping *grouping = language ? &language->grouping : &english;
    char plain[GROUPED_BYTES];
    struct str digits = number_plain(plain, number);
    size_t sign = number < 0, len = digits.len - sign;
    bool grouped = len >= 3 + (size_t)grouping->from;
    struct filling out = {into, GROUPED_BYTES, 0, language};
    if (!grouped)
        put(&out, digits);
    for (size_t i = 0; grouped && i < digits.len; i++) {
        if (i > sign && (digits.len - i) % 3 == 0)
            put(&out, grouping->sign);
        put(&out, str_slice(digits, i, i + 1));
    }
    check(out.len <= GROUPED_BYTES);
    return (struct str){into, out.len};
}

/* ---- what stands apart ---- */

bool runs_back(struct str text)
{
    for (size_t i = 0; i < text.len;) {
        if ((unsigned char)text.at[i] < 0xD6) { /* below Hebrew */
            i++;
            continue;
        }
        uint32_t point = str_code_point(text, &i);
        if ((point >= 0x590 && point <= 0x8FF) || (point >= 0xFB1D && point <= 0xFDFF) ||
            (point >= 0xFE70 && point <= 0xFEFF) || (point >= 0x10800 && point <= 0x10FFF) ||
            (point >= 0x1E800 && point <= 0x1EFFF))
            return true;
    }
    return false;
}

static bool is_address(struct str text)
{
    return str_starts(text, STR("https://")) || str_starts(text, STR("http://"));
}

bool stands_apart(const struct language *language, struct str text)
{
    if (language && language->right_to_left)
        return text.len && !is_address(text);
    return runs_back(text) && !is_address(text);
}

struct str set_apart(struct arena *arena, const struct language *language, struct str text)
{
    if (!stands_apart(language, text))
        return text;
    char *at = arena_take(arena, text.len + sizeof APART_BEGIN + sizeof APART_END);
    struct filling out = {at, SIZE_MAX, 0, language};
    put(&out, STR(APART_BEGIN));
    put(&out, text);
    put(&out, STR(APART_END));
    return (struct str){at, out.len};
}

static struct str without_apart(struct str text)
{
    struct str begin = STR(APART_BEGIN), end = STR(APART_END);
    bool apart = str_starts(text, begin) && str_ends(text, end);
    return apart ? str_slice(text, begin.len, text.len - end.len) : text;
}

/* ---- what stands at the places of a sentence ---- */

static struct str text_of(const struct word_place *place, const struct language *language,
                          char number[GROUPED_BYTES])
{
    switch (place->kind) {
    case WORD_TEXT:
        return place->text;
    case WORD_SAID:
        return say(language, place->text);
    case WORD_COUNT:
        return number_grouped(number, language, place->number);
    case WORD_ID:
        return number_plain(number, place->number);
    }
    return STR_NONE;
}

static void put_kind(struct filling *out, const struct word_place *place)
{
    char number[GROUPED_BYTES];
    struct str text = text_of(place, out->language, number);
    bool apart = stands_apart(out->language, text);
    put(out, apart ? STR(APART_BEGIN) : STR_NONE);
    put(out, text);
    put(out, apart ? STR(APART_END) : STR_NONE);
}

static void put_place(struct filling *out, struct str name, struct word_places places)
{
    for (size_t i = 0; i < places.count; i++) {
        const struct word_place *place = &places.at[i];
        if (!str_eq(str_from(place->name), name))
            continue;
        put_kind(out, place);
        return;
    }
    check(false && "a place of the sentence is not given");
}

size_t words_fill(char *into, size_t room, const struct language *language, struct str sentence,
                  struct word_places places)
{
    struct filling out = {into, room, 0, language};
    while (sentence.len) {
        size_t open = str_find_char(sentence, '{'), close = str_find_char(sentence, '}');
        put(&out, str_slice(sentence, 0, open));
        if (open < sentence.len)
            put_place(&out, str_slice(sentence, open + 1, close), places);
        sentence = str_slice(sentence, open < sentence.len ? close + 1 : open, sentence.len);
    }
    return out.len;
}

int words_match(struct arena *arena, struct str sentence, struct str filled, struct word_place *places,
                int room)
{
    int count = 0;
    size_t open = str_find_char(sentence, '{');
    if (!str_starts(filled, str_slice(sentence, 0, open)))
        return -1;
    filled = str_slice(filled, open, filled.len);
    while (open < sentence.len) {
        size_t close = str_find_char(sentence, '}');
        struct str name = str_slice(sentence, open + 1, close);
        sentence = str_slice(sentence, close + 1, sentence.len);
        open = str_find_char(sentence, '{');
        struct str behind = str_slice(sentence, 0, open);
        size_t end = behind.len ? str_find(filled, behind) : filled.len;
        if (count == room || (behind.len && end == filled.len))
            return -1;
        places[count++] = PLACE(arena_cstr(arena, name), without_apart(str_slice(filled, 0, end)));
        filled = str_slice(filled, end + behind.len, filled.len);
    }
    return filled.len ? -1 : count;
}

struct str arena_fill(struct arena *arena, const struct language *language, struct str sentence,
                      struct word_places places)
{
    size_t len = words_fill(NULL, 0, language, sentence, places);
    check(len <= SENTENCE_MAX);
    char *at = arena_take(arena, len + 1);
    words_fill(at, len, language, sentence, places);
    return (struct str){at, len};
}

struct str arena_say(struct arena *arena, const struct language *language, struct str english,
                     struct word_places places)
{
    return arena_fill(arena, language, say(language, english), places);
}

struct str arena_say_n(struct arena *arena, const struct language *language, const struct str forms[2],
                       int64_t n, struct word_places places)
{
    struct word_place all[16];
    check(places.count < COUNT_OF(all));
    all[0] = PLACE_INT("n", n);
    for (size_t i = 0; i < places.count; i++)
        all[i + 1] = places.at[i];
    return arena_fill(arena, language, say_n(language, forms[0], forms[1], n),
                      (struct word_places){all, places.count + 1});
}

const struct language *language_find(const struct catalogue *catalogue, struct str tag, bool made_up,
                                     bool *known)
{
    struct str rest = tag, primary = str_cut(&rest, '-');
    *known = true;
    for (size_t i = 0; i < catalogue->language_count; i++) {
        const struct language *language = &catalogue->languages[i];
        bool fits = str_eq_nocase(language->tag, tag) ||
                    (!language->made_up && str_eq_nocase(language->tag, primary));
        if (fits && (made_up || !language->made_up))
            return language;
    }
    *known = str_eq_nocase(primary, STR("en"));
    return NULL;
}

/* Thousandths of "de;q=0.8" behind its ';'; 1000 when there is none. */
static int weight_of(struct str parameters)
{
    struct str value = str_trim(parameters);
    if (!str_starts(value, STR("q=")))
        return 1000;
    if (!str_starts(value, STR("q=0")))
        return 1000;
    int weight = 0, unit = 100;
    for (size_t i = 4; i < value.len && unit && value.at[i] >= '0' && value.at[i] <= '9'; i++, unit /= 10)
        weight += (value.at[i] - '0') * unit;
    return weight;
}

const struct language *language_accepted(const struct catalogue *catalogue, struct str header, bool made_up,
                                         bool *known)
{
    const struct language *best = NULL;
    int heaviest = 0;
    *known = false;
    while (header.len) {
        struct str parameters = str_cut(&header, ','), tag = str_trim(str_cut(&parameters, ';'));
        int weight = weight_of(parameters);
        bool fits;
        const struct language *language = language_find(catalogue, tag, made_up, &fits);
        if (!fits || weight <= heaviest)
            continue;
        best = language;
        heaviest = weight;
        *known = true;
    }
    return best;
}
