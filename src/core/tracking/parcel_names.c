#include "core/tracking/parcel_names.h"

#include "base/check.h"
#include "core/tracking/parcel_phrase.h"
#include "core/tracking/plain.h"

enum { WORDS_MAX = 48, WORD_BYTES = 64, NAME_WORDS = 3 };

struct word {
    struct str text; /* of the line, with what stands at its end */
    struct str plain;
    bool capital; /* it begins with a capital letter, or a digit */
    bool ends;    /* a comma or a full stop stands behind it, or the line ends */
    bool dropped;
};

struct words {
    struct word at[WORDS_MAX];
    size_t count;
    char room[WORDS_MAX][WORD_BYTES];
};

/* Latin and Cyrillic capitals, and digits; a letter of other scripts is neither. */
static bool is_capital(struct str word)
{
    size_t at = 0;
    while (at < word.len && (word.at[at] == '"' || word.at[at] == '(' || word.at[at] == '\''))
        at++;
    uint32_t point = at < word.len ? str_code_point(word, &at) : 0;
    return (point >= '0' && point <= '9') || (point >= 'A' && point <= 'Z') ||
           (point >= 0xC0 && point <= 0xDE) || (point >= 0x400 && point <= 0x42F) ||
           (point >= 0x100 && point < 0x180 && point % 2 == 0) || point == 0xAB || point == 0x201E;
}

static bool is_close(char c)
{
    return c == ',' || c == ';' || c == ':' || c == ')' || c == '(' || c == '-';
}

static void read_words(struct str line, struct words *words)
{
    words->count = 0;
    for (struct str rest = str_trim(line); rest.len && words->count < WORDS_MAX;) {
        struct word *word = &words->at[words->count];
        struct str text = words->count + 1 == WORDS_MAX ? rest : str_cut(&rest, ' ');
        bool last = words->count + 1 == WORDS_MAX || !rest.len;
        rest = last ? (struct str){0} : rest;
        if (!text.len)
            continue;
        *word = (struct word){.text = text,
                              .plain = plain_text(text.len < WORD_BYTES ? text : (struct str){0},
                                                  words->room[words->count], WORD_BYTES, true),
                              .capital = is_capital(text),
                              .ends = last || is_close(text.at[text.len - 1])};
        while (word->plain.len && word->plain.at[word->plain.len - 1] == '.')
            word->plain.len--;
        words->count++;
    }
}

/* `*` before a phrase: it is the end of one word. */
static bool is_one(struct str word, struct str phrases)
{
    char room[PHRASE_BYTES];
    while (phrases.len && word.len) {
        struct str phrase = phrase_next(&phrases, room);
        bool end = str_starts(phrase, STR("*"));
        if (end ? str_ends(word, str_slice(phrase, 1, phrase.len)) : str_eq(word, phrase))
            return true;
    }
    return false;
}

/* "Rue de la Douane": small words between capitals belong to the name. */
static void drop_behind(struct words *words, size_t type)
{
    size_t last = type;
    for (size_t i = type + 1; i < words->count && i <= type + NAME_WORDS && !words->at[i - 1].ends; i++)
        if (words->at[i].capital)
            last = i;
    for (size_t i = type; i <= last && last > type; i++)
        words->at[i].dropped = true;
}

/*
 * "Lost Creek": the capitals before, but where they reach back to the first word of the line one alone, as the first word of a
 * sentence is a capital too.
 */
static void drop_before(struct words *words, size_t type, bool firm)
{
    size_t first = type;
    while (first > 0 && type - first < NAME_WORDS && words->at[first - 1].capital &&
           !words->at[first - 1].ends)
        first--;
    if (first == 0)
        first = type > 1 ? type - 1 : firm ? type : 0; /* "Delivered Ltd" is no firm's name */
    for (size_t i = first; i <= type && first < type; i++)
        words->at[i].dropped = true;
}

/* The names of one line of the file. */
static void drop_names(struct words *words, struct str name, struct str phrases)
{
    bool capital = str_eq(name, STR("street_capital")), firm = str_eq(name, STR("firm")),
         before = capital || str_eq(name, STR("street")) || str_eq(name, STR("firm_before")),
         behind = firm || str_eq(name, STR("street_behind")) || str_eq(name, STR("town"));
    for (size_t i = 0; (before || behind) && i < words->count; i++) {
        struct word *word = &words->at[i];
        if (word->dropped || ((behind || capital) && !word->capital && !(word->text.at[0] & 0x80)) ||
            !is_one(word->plain, phrases))
            continue;
        if (before)
            drop_behind(words, i);
        else
            drop_before(words, i, firm);
    }
}

/* "Zollstraße": the street's name and its kind are one word. */
static void drop_compounds(struct words *words, struct str phrases)
{
    char room[PHRASE_BYTES];
    while (phrases.len) {
        struct str phrase = phrase_next(&phrases, room);
        if (!str_starts(phrase, STR("*")))
            continue;
        phrase = str_slice(phrase, 1, phrase.len);
        for (size_t i = 0; i < words->count; i++)
            if (words->at[i].capital && words->at[i].plain.len > phrase.len &&
                str_ends(words->at[i].plain, phrase))
                words->at[i].dropped = true;
    }
}

/* Where no blanks are set: the two characters before a word for a street that a number stands behind; 0: none. */
static size_t wide_street(struct str rest, struct str phrases)
{
    enum { NAME_CHARS = 2 };
    size_t at = 0;
    for (size_t i = 0; i < NAME_CHARS && at < rest.len; i++)
        if (str_code_point(rest, &at) < 0x3040)
            return 0;
    while (phrases.len) {
        struct str phrase = str_trim(str_cut(&phrases, '|'));
        struct str behind = str_slice(rest, at + phrase.len, rest.len);
        if (str_starts(str_slice(rest, at, rest.len), phrase) && behind.len && char_is_digit(behind.at[0]))
            return at + phrase.len;
    }
    return 0;
}

static struct str without_wide(struct str line, struct str phrases, char *room, size_t size)
{
    size_t len = 0;
    for (size_t i = 0; i < line.len && len < size;) {
        size_t name = wide_street(str_slice(line, i, line.len), phrases), from = i;
        if (name) {
            i += name;
            room[len++] = ' ';
            continue;
        }
        str_code_point(line, &i);
        while (from < i && len < size)
            room[len++] = line.at[from++];
    }
    return (struct str){room, len};
}

struct str without_names(struct str line, char *room, size_t size)
{
    struct words words;
    struct phrase_reader reader = {0};
    struct str name, phrases;
    size_t len = 0, dropped = 0;
    bool wide = false;
    for (size_t i = 0; i < line.len; i++)
        wide |= phrase_is_wide(line.at[i]);
    read_words(line, &words);
    while (phrase_next_line(&reader, &name, &phrases)) {
        drop_names(&words, name, phrases);
        if (str_eq(name, STR("street_behind")))
            drop_compounds(&words, phrases);
        if (wide && str_eq(name, STR("street_wide")))
            return without_wide(line, phrases, room, size);
    }
    for (size_t i = 0; i < words.count; i++)
        dropped += words.at[i].dropped;
    for (size_t i = 0; i < words.count && dropped; i++) {
        struct str text = words.at[i].dropped ? STR(",") : words.at[i].text;
        for (size_t k = 0; k < text.len && len < size; k++)
            room[len++] = text.at[k];
        if (len < size)
            room[len++] = ' ';
    }
    return dropped ? (struct str){room, len} : line;
}
