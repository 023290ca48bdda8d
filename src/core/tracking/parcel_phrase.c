/* Phrases of carriers in a folded text, and the files (phrases/) that they stand in. */
#include "core/tracking/parcel_phrase.h"

#include "base/check.h"
#include "base/packed.h"
#include "core/tracking/plain.h"

bool phrase_is_wide(char c)
{
    return (unsigned char)c >= 0xE0; /* scripts that set no spaces between words */
}

/* Where the part of a phrase stands at or behind `from`; text.len when nowhere. `*` at its end stands for any end. */
static size_t part_in(struct str text, size_t from, struct str part, size_t *end)
{
    bool open = str_ends(part, STR("*"));
    part.len -= open;
    for (size_t i = from; part.len && i < text.len; i++) {
        i += str_find(str_slice(text, i, text.len), part);
        if (i >= text.len)
            break;
        *end = i + part.len;
        bool begins = phrase_is_wide(part.at[0]) || text.at[i - 1] == ' ' || phrase_is_wide(text.at[i - 1]) ||
                      (i > 2 && phrase_is_wide(text.at[i - 3]));
        bool ends =
            open || phrase_is_wide(part.at[0]) || text.at[*end] == ' ' || phrase_is_wide(text.at[*end]);
        if (begins && ends)
            return i;
    }
    return text.len;
}

/* The parts of a phrase in their order, with `..` between parts that others may stand between. */
bool phrase_in(struct str text, size_t from, struct str phrase, struct spot *spot)
{
    static const struct str gap = STR_INIT(" .. ");
    *spot = (struct spot){0};
    for (size_t at = from; phrase.len;) {
        size_t cut = str_find(phrase, gap), end = 0;
        struct str part = str_slice(phrase, 0, cut);
        phrase = str_slice(phrase, cut + gap.len, phrase.len);
        size_t found = part_in(text, at, part, &end);
        if (found == text.len || (spot->to && found > spot->to + PHRASE_REACH))
            return false;
        spot->from = spot->to ? spot->from : found;
        spot->score += part.len;
        at = spot->to = end;
    }
    return spot->to > 0;
}

/* ---- the files ---- */

bool phrase_next_line(struct phrase_reader *reader, struct str *name, struct str *phrases)
{
    for (;;) {
        while (reader->files.len) {
            struct str line = str_trim(str_cut(&reader->files, '\n'));
            if (line.len && line.at[0] != '#') {
                *phrases = line;
                *name = str_trim(str_cut(phrases, ':'));
                return true;
            }
        }
        if (reader->file == packed_phrases.count)
            return false;
        reader->files = packed_phrases.files[reader->file++].bytes;
    }
}

/* True for what folding would not change, as most phrases are written. */
static bool is_folded(struct str phrase)
{
    for (size_t i = 0; i < phrase.len; i++) {
        char c = phrase.at[i];
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ' ' || c == '*' || c == '.'))
            return false;
    }
    return true;
}

/* Words that change nothing of what is said, and that people and carriers set or leave out. */
static bool is_article(struct str word)
{
    static const struct str articles[] = {
        STR_INIT("the"),   STR_INIT("your"),  STR_INIT("our"),   STR_INIT("ihr"),   STR_INIT("ihre"),
        STR_INIT("ihren"), STR_INIT("ihrem"), STR_INIT("ihrer"), STR_INIT("dein"),  STR_INIT("deine"),
        STR_INIT("die"),   STR_INIT("das"),   STR_INIT("votre"), STR_INIT("notre"), STR_INIT("el"),
        STR_INIT("su"),    STR_INIT("tu"),    STR_INIT("il"),    STR_INIT("het"),
    };
    for (size_t i = 0; i < COUNT_OF(articles); i++)
        if (str_eq(articles[i], word))
            return true;
    return false;
}

struct str phrase_plain(struct str text, char *room, size_t size)
{
    size_t len = 0;
    check(size > text.len);
    if (str_starts(text, STR(" ")))
        room[len++] = ' ';
    for (struct str rest = str_trim(text); rest.len;) {
        struct str word = str_cut(&rest, ' ');
        bool dropped = is_article(word) && (rest.len || len > 1);
        for (size_t i = 0; i < word.len && !dropped; i++)
            room[len++] = word.at[i];
        if (!dropped && rest.len)
            room[len++] = ' ';
    }
    if (str_ends(text, STR(" ")) && (!len || room[len - 1] != ' '))
        room[len++] = ' ';
    while (!str_ends(text, STR(" ")) && len && room[len - 1] == ' ')
        len--;
    return (struct str){room, len};
}

static size_t pair_of(char first, char second)
{
    return (size_t)(unsigned char)first << 8 | (unsigned char)second;
}

void phrase_text_init(struct phrase_text *text, struct str plain)
{
    *text = (struct phrase_text){.text = plain};
    for (size_t i = 1; i < plain.len; i++) {
        size_t pair = pair_of(plain.at[i - 1], plain.at[i]);
        text->pairs[pair / 64] |= 1ull << pair % 64;
    }
}

bool phrase_can_begin(const struct phrase_text *text, struct str phrases)
{
    enum { LOOKED_AT = 6 };
    size_t i = 0, looked = 0;
    char last = '\0';
    while (i < phrases.len && (phrases.at[i] == ' ' || phrases.at[i] == '*'))
        i++;
    while (i < phrases.len && looked < LOOKED_AT) {
        char bytes[4] = {phrases.at[i]};
        bool plain = (bytes[0] >= 'a' && bytes[0] <= 'z') || (bytes[0] >= '0' && bytes[0] <= '9');
        size_t count = plain                            ? 1
                       : (unsigned char)bytes[0] < 0x80 ? 0
                                                        : plain_bytes(str_code_point(phrases, &i), bytes);
        i += plain;
        if (!count)
            return true; /* the word, or what is known of it, ends */
        for (size_t at = 0; at < count; at++, looked++) {
            size_t pair = pair_of(last, bytes[at]);
            if (last && !(text->pairs[pair / 64] >> pair % 64 & 1))
                return false;
            last = bytes[at];
        }
    }
    return true;
}

struct str phrase_next(struct str *phrases, char room[PHRASE_BYTES])
{
    struct str phrase = str_trim(str_cut(phrases, '|'));
    return is_folded(phrase) ? phrase : plain_text(phrase, room, PHRASE_BYTES, true);
}

struct spot phrase_first(const struct phrase_text *text, struct str phrases)
{
    struct spot first = {0};
    char room[PHRASE_BYTES];
    while (phrases.len) {
        struct spot spot;
        if (!phrase_can_begin(text, phrases))
            str_cut(&phrases, '|');
        else if (phrase_in(text->text, 1, phrase_next(&phrases, room), &spot) &&
                 (!first.to || spot.from < first.from))
            first = spot;
    }
    return first;
}

bool phrase_of(const struct phrase_text *text, struct str name)
{
    struct phrase_reader reader = {0};
    struct str line, phrases;
    while (phrase_next_line(&reader, &line, &phrases))
        if (str_eq(line, name) && phrase_first(text, phrases).to)
            return true;
    return false;
}
