#include "text/desk/words.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/memory.h"
#include "text/desk/endings.h"
#include "text/desk/spelling.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <unicase.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unictype.h>
#include <uninorm.h>

enum { WORD_MIN_CHARS = 2, TEXT_MAX_BYTES = 16 * 1024 };

/* ---- folding ---- */

/* Without the combining marks that the decomposition split off. */
static struct str without_marks(struct str text, char *room)
{
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        uint32_t point = str_code_point(text, &i);
        if (point >= 0x300 && uc_is_general_category(point, UC_CATEGORY_M))
            continue;
        for (size_t k = from; k < i; k++)
            room[len++] = text.at[k];
    }
    return (struct str){room, len};
}

struct str text_fold(struct arena *arena, struct str text)
{
    size_t len = 0;
    uint8_t *folded;
    MEMORY_FOR(folded = u8_casefold((const uint8_t *)text.at, text.len, NULL, UNINORM_NFKD, NULL, &len));
    struct str result = without_marks((struct str){(char *)folded, len}, arena_take(arena, len + 1));
    free(folded);
    return result;
}

struct str text_small(struct arena *arena, struct str text)
{
    size_t len = 0;
    uint8_t *small;
    MEMORY_FOR(small = u8_tolower((const uint8_t *)text.at, text.len, NULL, UNINORM_NFKC, NULL, &len));
    struct str result = arena_copy(arena, (struct str){(char *)small, len});
    free(small);
    return result;
}

/* First and last code point, and what each of them counts as; 0: nothing. */
static const struct {
    uint32_t first, last, into;
} alike[] = {
    {0x00AD, 0x00AD, 0},      {0x0451, 0x0451, 0x0435}, /* soft hyphen; yo */
    {0x0591, 0x05BD, 0},      {0x05BF, 0x05C7, 0},      /* Hebrew points */
    {0x0622, 0x0623, 0x0627}, {0x0625, 0x0625, 0x0627},
    {0x0671, 0x0671, 0x0627}, /* alefs */
    {0x0649, 0x0649, 0x064A}, {0x0640, 0x0640, 0},
    {0x064B, 0x0652, 0}, /* Arabic stretching and vowels */
    {0x0670, 0x0670, 0},      {0x200B, 0x200D, 0},
    {0xFEFF, 0xFEFF, 0}, /* nothing that one sees */
};

static uint32_t counts_as(uint32_t point)
{
    for (size_t i = 0; i < COUNT_OF(alike); i++)
        if (point >= alike[i].first && point <= alike[i].last)
            return alike[i].into;
    int32_t digit = u_charDigitValue((UChar32)point);
    return digit >= 0 && point > 0x7F ? '0' + (uint32_t)digit : point;
}

/* As UTF-8; a code point that counts as another has never more bytes than the first. */
static size_t put_point(char *room, uint32_t point)
{
    if (point < 0x80) {
        room[0] = (char)point;
        return 1;
    }
    check(point < 0x800);
    room[0] = (char)(0xC0 | point >> 6);
    room[1] = (char)(0x80 | (point & 0x3F));
    return 2;
}

static struct str with_alike(struct str text, char *room)
{
    size_t len = 0;
    for (size_t i = 0; i < text.len;) {
        if ((unsigned char)text.at[i] < 0x80) {
            room[len++] = text.at[i++];
            continue;
        }
        size_t from = i;
        uint32_t point = str_code_point(text, &i), into = counts_as(point);
        if (into == point)
            while (from < i)
                room[len++] = text.at[from++];
        else if (into)
            len += put_point(room + len, into);
    }
    return (struct str){room, len};
}

static bool has_only_ascii(struct str text)
{
    for (size_t i = 0; i < text.len; i++)
        if ((unsigned char)text.at[i] >= 0x80)
            return false;
    return true;
}

static char small_of(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* Most texts are of this kind, and folded in a tenth of the time. */
static struct str in_small(struct arena *arena, struct str text)
{
    char *room = arena_take(arena, text.len + 1);
    for (size_t i = 0; i < text.len; i++)
        room[i] = small_of(text.at[i]);
    return (struct str){room, text.len};
}

static void put_folded(struct buf *out, struct str piece)
{
    size_t len = 0;
    uint8_t *folded;
    MEMORY_FOR(folded = u8_casefold((const uint8_t *)piece.at, piece.len, NULL, UNINORM_NFKC, NULL, &len));
    char *room = memory_new(len + 1);
    buf_put(out, with_alike((struct str){(char *)folded, len}, room));
    free(room);
    free(folded);
}

static void put_small(struct buf *out, struct str piece)
{
    size_t before = out->len;
    buf_put(out, piece);
    for (size_t i = before; i < out->len; i++)
        out->at[i] = small_of(out->at[i]);
}

/* Word by word: nothing is composed with a blank before it, and most words of a text with some others are ASCII. */
struct str word_fold(struct arena *arena, struct str text)
{
    enum { MORE_OF_ONE = 12 }; /* as much as one character may be folded into: U+FDFA */
    struct buf out;
    if (has_only_ascii(text))
        return in_small(arena, text);
    buf_init(&out, MORE_OF_ONE * text.len + 1);
    for (size_t from = 0; from < text.len;) {
        size_t to = from + str_find_char(str_slice(text, from, text.len), ' ') + 1;
        struct str piece = str_slice(text, from, to);
        if (has_only_ascii(piece))
            put_small(&out, piece);
        else
            put_folded(&out, piece);
        from = to;
    }
    check(!out.overflow);
    struct str folded = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return folded;
}

/* Latin letters that Unicode does not take apart. */
static uint32_t whole_letter(uint32_t point)
{
    static const struct {
        uint32_t point, into;
    } rows[] = {{0xF8, 'o'}, {0x111, 'd'}, {0x131, 'i'}, {0x142, 'l'}, {0xE6, 'a'}, {0x153, 'o'}};
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].point == point)
            return rows[i].into;
    return point;
}

/* The letter below all accents of a Latin or Greek one. */
static uint32_t letter_below(const UNormalizer2 *nfd, uint32_t point)
{
    UChar parts[8];
    for (;;) {
        UErrorCode code = U_ZERO_ERROR;
        int32_t count = unorm2_getRawDecomposition(nfd, (UChar32)point, parts, COUNT_OF(parts), &code);
        if (U_FAILURE(code) || count < 1 || U16_IS_SURROGATE(parts[0]))
            return whole_letter(point);
        point = parts[0];
    }
}

struct str word_plain(struct arena *arena, struct str word)
{
    UErrorCode code = U_ZERO_ERROR;
    if (has_only_ascii(word))
        return word;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&code);
    check(U_SUCCESS(code));
    char *room = arena_take(arena, word.len + 1);
    size_t len = 0;
    bool accented = false; /* the letter before may lose its marks */
    for (size_t i = 0; i < word.len;) {
        size_t from = i;
        uint32_t point = str_code_point(word, &i);
        enum letter_kind letter = letter_of(point);
        enum script script = script_of(point);
        if (letter == LETTER_MARK && accented)
            continue;
        accented = letter == LETTER_WORD && (script == SCRIPT_LATIN || script == SCRIPT_GREEK);
        uint32_t below = accented && point >= 0x80 ? letter_below(nfd, point) : point;
        if (below != point && below < 0x800)
            len += put_point(room + len, below);
        else
            while (from < i)
                room[len++] = word.at[from++];
    }
    return (struct str){room, len};
}

/* ---- one word ---- */

static bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* Who has no umlauts writes ae, oe, ue: "Ruecksendung". Behind a vowel or q they are what they are: "neue", "Quelle". */
static struct str with_umlauts(struct arena *arena, struct str word)
{
    char *room = arena_take(arena, word.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.at[i];
        bool pair = i + 1 < word.len && word.at[i + 1] == 'e' && (c == 'a' || c == 'o' || c == 'u');
        if (pair && (i == 0 || (!is_vowel(word.at[i - 1]) && word.at[i - 1] != 'q'))) {
            len += put_point(room + len, c == 'a' ? 0xE4 : c == 'o' ? 0xF6 : 0xFC);
            i++;
        } else {
            room[len++] = c;
        }
    }
    return (struct str){room, len};
}

/* "l'envoi" is "envoi" where articles lose their vowel; elsewhere the apostrophe alone goes: "haven't". */
static struct str without_apostrophes(struct arena *arena, struct str word,
                                      const struct post_language *language)
{
    if (has_only_ascii(word) && str_find_char(word, '\'') == word.len)
        return word;
    bool elides = str_eq(language->code, STR("fr")) || str_eq(language->code, STR("it")) ||
                  str_eq(language->code, STR("ca"));
    size_t len = 0;
    char *room = arena_take(arena, word.len + 1);
    for (size_t i = 0; i < word.len;) {
        size_t from = i;
        bool apostrophe = letter_of(str_code_point(word, &i)) == LETTER_APOSTROPHE;
        if (apostrophe && elides && i < word.len)
            len = 0;
        while (!apostrophe && from < i)
            room[len++] = word.at[from++];
    }
    return (struct str){room, len};
}

/* Anew: by Snowball, or by our own endings. */
static struct str stem_made(struct word_reader *reader, struct str word, const struct post_language *language)
{
    struct sb_stemmer *stemmer =
        open_stemmer_of(reader->stems ? stems_open(reader->stems, language) : &reader->open, language);
    if (str_eq(language->code, STR("de")))
        word = with_umlauts(reader->arena, word);
    if (language->script == SCRIPT_ARABIC || language->script == SCRIPT_DEVANAGARI)
        word = spelling_common(reader->arena, word);
    if (!stemmer)
        return endings_stem(reader->arena, language, word_plain(reader->arena, word));
    const sb_symbol *stem;
    MEMORY_FOR(stem = sb_stemmer_stem(stemmer, (const sb_symbol *)word.at, (int)word.len));
    struct str stemmed = {(const char *)stem, (size_t)sb_stemmer_length(stemmer)};
    struct str plain = word_plain(reader->arena, stemmed.len ? stemmed : word);
    return arena_copy(reader->arena, endings_left(language, plain));
}

static struct str stem_of(struct word_reader *reader, struct str word, const struct post_language *language)
{
    struct str stem;
    if (reader->stems && stems_find(reader->stems, language, word, &stem))
        return arena_copy(reader->arena, stem);
    stem = stem_made(reader, word, language);
    if (reader->stems)
        stems_keep(reader->stems, language, word, stem);
    return stem;
}

/* ---- reading ---- */

void word_reader_begin(struct word_reader *reader, struct arena *arena, struct str folded,
                       const struct post_language *language)
{
    *reader = (struct word_reader){.arena = arena, .folded = folded, .language = language};
}

void word_reader_end(struct word_reader *reader)
{
    open_stemmer_close(&reader->open);
}

/* Behind the character at `index`: its marks belong to it, and the Thai and Lao am. */
static size_t behind_character(struct str text, size_t index)
{
    str_code_point(text, &index);
    for (size_t next = index; next < text.len; index = next) {
        uint32_t point = str_code_point(text, &next);
        if (letter_of(point) != LETTER_MARK && point != 0x0E33 && point != 0x0EB3)
            break;
    }
    return index;
}

static size_t behind_joined(struct str text, size_t index)
{
    while (index < text.len) {
        size_t next = index;
        if (letter_of(str_code_point(text, &next)) != LETTER_JOINED)
            break;
        index = behind_character(text, index);
    }
    return index;
}

static size_t behind_letters(struct str text, size_t index)
{
    for (size_t next = index; next < text.len; index = next) {
        if (text.at[next] >= 'a' && text.at[next] <= 'z') {
            next++;
            continue;
        }
        enum letter_kind letter = letter_of(str_code_point(text, &next));
        if (letter == LETTER_NONE || letter == LETTER_JOINED)
            break;
    }
    return index;
}

/* The next piece of two characters of the run, or its last character. */
static void take_piece(struct word_reader *reader, struct word *word)
{
    size_t from = reader->index, second = behind_character(reader->folded, from);
    size_t to = second < reader->joined_end ? behind_character(reader->folded, second) : second;
    struct str piece = str_slice(reader->folded, from, to);
    *word = (struct word){second < reader->joined_end ? WORD_PIECE : WORD_LAST, piece,
                          str_whole(str_slice(piece, 0, WORD_MAX_BYTES))};
    reader->index = second;
}

static bool take_letters(struct word_reader *reader, struct word *word)
{
    size_t from = reader->index;
    reader->index = behind_letters(reader->folded, from);
    struct str whole = str_slice(reader->folded, from, reader->index);
    enum script script = script_of(str_code_point(whole, &(size_t){0}));
    const struct post_language *language = language_for(script, reader->language);
    struct str typed = without_apostrophes(reader->arena, whole, language);
    typed = str_whole(str_slice(typed, 0, WORD_MAX_BYTES)); /* a very long word is known by its beginning */
    if (typed.len == 0)
        return false;
    *word = (struct word){WORD_LETTERS, typed, stem_of(reader, typed, language)};
    return word->stem.len > 0;
}

bool word_next(struct word_reader *reader, struct word *word)
{
    while (reader->index < reader->folded.len) {
        size_t next = reader->index;
        if (next < reader->joined_end) {
            take_piece(reader, word);
            return true;
        }
        enum letter_kind letter = letter_of(str_code_point(reader->folded, &next));
        if (letter == LETTER_JOINED)
            reader->joined_end = behind_joined(reader->folded, reader->index);
        else if (letter != LETTER_WORD)
            reader->index = next;
        else if (take_letters(reader, word))
            return true;
    }
    return false;
}

/* ---- many words ---- */

/* What is taken for a word of one letter is thirty times as large as that, so it does not outlive the line. */
struct str words_line(struct stems *stems, struct arena *arena, struct str text,
                      const struct post_language *language)
{
    struct word_reader reader;
    struct word word;
    struct buf line;
    struct arena scratch;
    arena_init(&scratch, SIZE_MAX);
    buf_init(&line, 8 * text.len + 64);
    word_reader_begin(&reader, &scratch, word_fold(&scratch, text), language);
    reader.stems = stems;
    while (word_next(&reader, &word)) {
        if (line.len)
            buf_put_char(&line, ' ');
        buf_put(&line, word.stem);
    }
    word_reader_end(&reader);
    struct str words = arena_copy(arena, buf_str(&line));
    buf_free(&line);
    arena_free(&scratch);
    return words;
}

static bool words_have(const struct words *words, struct str word)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_eq(words->at[i], word))
            return true;
    return false;
}

struct words words_of(struct stems *stems, struct arena *arena, struct str text, size_t most)
{
    struct words words = {.at = ARENA_ARRAY(arena, struct str, most)};
    struct word_reader reader;
    struct word word;
    struct str folded = word_fold(arena, str_char_prefix(text, TEXT_MAX_BYTES / 4));
    word_reader_begin(&reader, arena, folded, language_of(folded));
    reader.stems = stems;
    while (words.count < most && word_next(&reader, &word)) {
        bool tells = word.kind != WORD_LAST && str_char_count(word.typed) >= WORD_MIN_CHARS &&
                     !language_has_small(reader.language, word.typed);
        if (tells && !words_have(&words, word.stem))
            words.at[words.count++] = word.stem;
    }
    word_reader_end(&reader);
    return words;
}
