#include "text/desk/language.h"

#include "base/check.h"
#include "text/desk/small_words.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

enum {
    LOOKED_AT_BYTES = 800,
    JOINED_WEIGHT = 3, /* a joined character says about as much as three letters */
    SMALL_WEIGHT = 2   /* of a small word, beside 1 for a word with a telling letter */
};

/* code, script, stemmer, telling letters. The first of several that fit equally well is taken. */
static const struct post_language known[] = {
    {STR_INIT("en"), SCRIPT_LATIN, "english", {NULL, 0}},
    {STR_INIT("de"), SCRIPT_LATIN, "german", STR_INIT("äöü")},
    {STR_INIT("fr"), SCRIPT_LATIN, "french", STR_INIT("éçèêëàùûîœ")},
    {STR_INIT("es"), SCRIPT_LATIN, "spanish", STR_INIT("ñáíóú")},
    {STR_INIT("it"), SCRIPT_LATIN, "italian", STR_INIT("àèìòù")},
    {STR_INIT("pt"), SCRIPT_LATIN, "portuguese", STR_INIT("ãõçâê")},
    {STR_INIT("nl"), SCRIPT_LATIN, "dutch", {NULL, 0}},
    {STR_INIT("sv"), SCRIPT_LATIN, "swedish", STR_INIT("åäö")},
    {STR_INIT("da"), SCRIPT_LATIN, "danish", STR_INIT("æøå")},
    {STR_INIT("no"), SCRIPT_LATIN, "norwegian", STR_INIT("æøå")},
    {STR_INIT("fi"), SCRIPT_LATIN, "finnish", STR_INIT("äö")},
    {STR_INIT("hu"), SCRIPT_LATIN, "hungarian", STR_INIT("őűáéíóú")},
    {STR_INIT("ro"), SCRIPT_LATIN, "romanian", STR_INIT("ăâîșțşţ")},
    {STR_INIT("tr"), SCRIPT_LATIN, "turkish", STR_INIT("ğışçöü")},
    {STR_INIT("id"), SCRIPT_LATIN, "indonesian", {NULL, 0}},
    {STR_INIT("ca"), SCRIPT_LATIN, "catalan", STR_INIT("àèòç")},
    {STR_INIT("pl"), SCRIPT_LATIN, NULL, STR_INIT("ąćęłńśźż")},
    {STR_INIT("cs"), SCRIPT_LATIN, NULL, STR_INIT("ěřůčšžý")},
    {STR_INIT("vi"), SCRIPT_LATIN, NULL, STR_INIT("ơưđạảấầẩậắặẹẻẽếềểễệịỉọỏốồổỗộớờởợụủứừửữựỳỵỷỹ")},
    {STR_INIT("ru"), SCRIPT_CYRILLIC, "russian", {NULL, 0}},
    {STR_INIT("uk"), SCRIPT_CYRILLIC, NULL, STR_INIT("іїєґ")},
    {STR_INIT("el"), SCRIPT_GREEK, "greek", {NULL, 0}},
    {STR_INIT("he"), SCRIPT_HEBREW, NULL, {NULL, 0}},
    {STR_INIT("ar"), SCRIPT_ARABIC, "arabic", {NULL, 0}},
    {STR_INIT("fa"), SCRIPT_ARABIC, NULL, STR_INIT("پچژگیک")},
    {STR_INIT("hi"), SCRIPT_DEVANAGARI, "hindi", {NULL, 0}},
    {STR_INIT("ta"), SCRIPT_TAMIL, "tamil", {NULL, 0}},
    {STR_INIT("hy"), SCRIPT_ARMENIAN, "armenian", {NULL, 0}},
    {STR_INIT("zh"), SCRIPT_JOINED, NULL, {NULL, 0}},
    {STR_INIT("ja"), SCRIPT_JOINED, NULL, STR_INIT("のはをがにでとしたてるいますんかっンルスト")},
    {STR_INIT("ko"), SCRIPT_JOINED, NULL, STR_INIT("이가은는을를에서도고다지요니해했습")},
    {STR_INIT("th"), SCRIPT_JOINED, NULL, STR_INIT("กขคงจชดตทนบปพมยรลวสหอ")},
    {STR_INIT("km"), SCRIPT_JOINED, NULL, STR_INIT("កខគងចជញដតទនបពមយរលវសហអ")},
    {STR_INIT("und"), SCRIPT_OTHER, NULL, {NULL, 0}},
};

const struct post_language *languages(size_t *count)
{
    *count = COUNT_OF(known);
    return known;
}

/* ---- code points ---- */

enum script script_of(uint32_t point)
{
    UErrorCode code = U_ZERO_ERROR;
    static const struct {
        UScriptCode unicode;
        enum script script;
    } rows[] = {
        {USCRIPT_LATIN, SCRIPT_LATIN},           {USCRIPT_CYRILLIC, SCRIPT_CYRILLIC},
        {USCRIPT_GREEK, SCRIPT_GREEK},           {USCRIPT_ARABIC, SCRIPT_ARABIC},
        {USCRIPT_HEBREW, SCRIPT_HEBREW},         {USCRIPT_TAMIL, SCRIPT_TAMIL},
        {USCRIPT_DEVANAGARI, SCRIPT_DEVANAGARI}, {USCRIPT_HAN, SCRIPT_JOINED},
        {USCRIPT_HIRAGANA, SCRIPT_JOINED},       {USCRIPT_KATAKANA, SCRIPT_JOINED},
        {USCRIPT_HANGUL, SCRIPT_JOINED},         {USCRIPT_THAI, SCRIPT_JOINED},
        {USCRIPT_KHMER, SCRIPT_JOINED},          {USCRIPT_LAO, SCRIPT_JOINED},
        {USCRIPT_MYANMAR, SCRIPT_JOINED},        {USCRIPT_ARMENIAN, SCRIPT_ARMENIAN},
    };
    if (point < 0x80)
        return SCRIPT_LATIN;
    UScriptCode script = uscript_getScript((UChar32)point, &code);
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].unicode == script)
            return rows[i].script;
    /* The sign that draws out a vowel is common to two scripts of Japanese. */
    return point == 0x30FC ? SCRIPT_JOINED : SCRIPT_OTHER;
}

static enum letter_kind ascii_letter(uint32_t point)
{
    bool word =
        (point >= 'a' && point <= 'z') || (point >= 'A' && point <= 'Z') || (point >= '0' && point <= '9');
    return word ? LETTER_WORD : point == '\'' ? LETTER_APOSTROPHE : LETTER_NONE;
}

enum letter_kind letter_of(uint32_t point)
{
    if (point < 0x80)
        return ascii_letter(point);
    if (point == 0x2019 || point == 0x02BC)
        return LETTER_APOSTROPHE;
    if (U_MASK(u_charType((UChar32)point)) & (U_GC_MN_MASK | U_GC_MC_MASK | U_GC_ME_MASK))
        return LETTER_MARK;
    bool letter = u_hasBinaryProperty((UChar32)point, UCHAR_ALPHABETIC) ||
                  (U_MASK(u_charType((UChar32)point)) & U_GC_N_MASK);
    if (!letter)
        return LETTER_NONE;
    return script_of(point) == SCRIPT_JOINED ? LETTER_JOINED : LETTER_WORD;
}

/* ---- which language ---- */

static enum script script_most(struct str text)
{
    size_t counts[SCRIPT_OTHER + 1] = {0};
    enum script most = SCRIPT_LATIN;
    for (size_t i = 0; i < text.len;) {
        if ((unsigned char)text.at[i] < 0x80) {
            counts[SCRIPT_LATIN] += text.at[i] >= 'a' && text.at[i] <= 'z';
            i++;
            continue;
        }
        uint32_t point = str_code_point(text, &i);
        enum letter_kind letter = letter_of(point);
        if (letter == LETTER_JOINED)
            counts[SCRIPT_JOINED] += JOINED_WEIGHT;
        else if (letter == LETTER_WORD)
            counts[script_of(point)]++;
    }
    for (enum script script = SCRIPT_LATIN; script <= SCRIPT_OTHER; script++)
        if (counts[script] > counts[most])
            most = script;
    return most;
}

/* Codes of small words have two letters each and a blank between them. */
static bool has_code(struct str codes, const struct post_language *language)
{
    const char *code = language->code.at;
    for (size_t i = 0; i + 1 < codes.len; i += 3)
        if (codes.at[i] == code[0] && codes.at[i + 1] == code[1] && language->code.len == 2)
            return true;
    return false;
}

bool language_has_small(const struct post_language *language, struct str word)
{
    return has_code(small_word_of(word), language);
}

/* A letter that tells a language is beyond ASCII. */
static bool is_ascii(struct str word)
{
    for (size_t i = 0; i < word.len; i++)
        if ((unsigned char)word.at[i] >= 0x80)
            return false;
    return true;
}

static size_t has_telling(const struct post_language *language, struct str word)
{
    for (size_t i = 0; language->letters.len && i < word.len;) {
        size_t from = i;
        str_code_point(word, &i);
        if ((unsigned char)word.at[from] < 0x80)
            continue;
        if (str_find(language->letters, str_slice(word, from, i)) < language->letters.len)
            return 1;
    }
    return 0;
}

static struct str next_between_blanks(struct str text, size_t *index)
{
    size_t from = *index;
    for (; *index < text.len; ++*index) {
        unsigned char c = (unsigned char)text.at[*index];
        if (c >= 0x80 || ascii_letter(c) == LETTER_WORD)
            continue;
        if (*index > from)
            break;
        from = *index + 1;
    }
    return str_slice(text, from, *index);
}

/* Adds to the score of each language of a script what its small words and letters say. */
static void score_all(struct str text, enum script script, size_t scores[])
{
    size_t index = 0;
    for (struct str word; (word = next_between_blanks(text, &index)).len;) {
        struct str small = small_word_of(word);
        bool tells = !is_ascii(word);
        if (small.len == 0 && !tells)
            continue;
        for (size_t i = 0; i < COUNT_OF(known); i++)
            if (known[i].script == script)
                scores[i] += has_code(small, &known[i]) ? SMALL_WEIGHT
                             : tells                    ? has_telling(&known[i], word)
                                                        : 0;
    }
}

/* Joined scripts are told apart by letters alone, counted one by one. */
static size_t letters_of(const struct post_language *language, struct str text)
{
    size_t score = 0;
    for (size_t i = 0; i < text.len;) {
        size_t from = i;
        str_code_point(text, &i);
        score +=
            i - from > 2 && str_find(language->letters, str_slice(text, from, i)) < language->letters.len;
    }
    return score;
}

const struct post_language *language_of(struct str folded)
{
    struct str text = str_whole(str_slice(folded, 0, LOOKED_AT_BYTES));
    enum script script = script_most(text);
    size_t scores[COUNT_OF(known)] = {0};
    const struct post_language *best = NULL;
    if (script != SCRIPT_JOINED)
        score_all(text, script, scores);
    for (size_t i = 0; i < COUNT_OF(known); i++) {
        if (known[i].script != script)
            continue;
        if (script == SCRIPT_JOINED)
            scores[i] = letters_of(&known[i], text);
        if (!best || scores[i] > scores[(size_t)(best - known)])
            best = &known[i];
    }
    check(best != NULL);
    return best;
}

const struct post_language *language_for(enum script script, const struct post_language *of_text)
{
    if (of_text->script == script)
        return of_text;
    for (size_t i = 0; i < COUNT_OF(known); i++)
        if (known[i].script == script)
            return &known[i];
    return of_text;
}
