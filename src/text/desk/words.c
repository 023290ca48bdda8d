#include "text/desk/words.h"

#include "base/check.h"

#include <libstemmer.h>
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

enum { WORD_MIN_CHARS = 2, WORD_MAX_BYTES = 64, TEXT_MAX_BYTES = 16 * 1024 };

/* Sorted by bytes. Function words that every question has; "not" and "no" stay out because they tell nothing
 * alone. */
static const struct str stop_words[] = {
    STR_INIT("about"),  STR_INIT("after"),  STR_INIT("again"), STR_INIT("all"),     STR_INIT("also"),
    STR_INIT("am"),     STR_INIT("an"),     STR_INIT("and"),   STR_INIT("any"),     STR_INIT("are"),
    STR_INIT("as"),     STR_INIT("at"),     STR_INIT("be"),    STR_INIT("because"), STR_INIT("been"),
    STR_INIT("before"), STR_INIT("being"),  STR_INIT("but"),   STR_INIT("by"),      STR_INIT("can"),
    STR_INIT("could"),  STR_INIT("did"),    STR_INIT("didnt"), STR_INIT("do"),      STR_INIT("does"),
    STR_INIT("doesnt"), STR_INIT("doing"),  STR_INIT("dont"),  STR_INIT("for"),     STR_INIT("from"),
    STR_INIT("get"),    STR_INIT("got"),    STR_INIT("had"),   STR_INIT("has"),     STR_INIT("hasnt"),
    STR_INIT("have"),   STR_INIT("havent"), STR_INIT("he"),    STR_INIT("her"),     STR_INIT("him"),
    STR_INIT("his"),    STR_INIT("how"),    STR_INIT("if"),    STR_INIT("im"),      STR_INIT("in"),
    STR_INIT("into"),   STR_INIT("is"),     STR_INIT("isnt"),  STR_INIT("it"),      STR_INIT("its"),
    STR_INIT("ive"),    STR_INIT("just"),   STR_INIT("me"),    STR_INIT("my"),      STR_INIT("no"),
    STR_INIT("not"),    STR_INIT("of"),     STR_INIT("on"),    STR_INIT("or"),      STR_INIT("our"),
    STR_INIT("she"),    STR_INIT("should"), STR_INIT("so"),    STR_INIT("some"),    STR_INIT("still"),
    STR_INIT("than"),   STR_INIT("that"),   STR_INIT("the"),   STR_INIT("their"),   STR_INIT("them"),
    STR_INIT("then"),   STR_INIT("there"),  STR_INIT("they"),  STR_INIT("this"),    STR_INIT("to"),
    STR_INIT("us"),     STR_INIT("was"),    STR_INIT("we"),    STR_INIT("were"),    STR_INIT("what"),
    STR_INIT("when"),   STR_INIT("where"),  STR_INIT("which"), STR_INIT("who"),     STR_INIT("why"),
    STR_INIT("will"),   STR_INIT("with"),   STR_INIT("would"), STR_INIT("you"),     STR_INIT("your"),
};

static bool is_stop_word(struct str word)
{
    size_t low = 0, high = COUNT_OF(stop_words);
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(word, stop_words[middle]);
        if (order == 0)
            return true;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return false;
}

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
    uint8_t *folded = u8_casefold((const uint8_t *)text.at, text.len, NULL, UNINORM_NFKD, NULL, &len);
    check(folded != NULL);
    struct str result = without_marks((struct str){(char *)folded, len}, arena_take(arena, len + 1));
    free(folded);
    return result;
}

static bool is_word_point(uint32_t point)
{
    if (point < 0x80)
        return (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9');
    return uc_is_property_alphabetic(point) || uc_is_general_category(point, UC_CATEGORY_N);
}

static bool is_apostrophe(uint32_t point)
{
    return point == '\'' || point == 0x2019;
}

/* The next word at or behind *index, apostrophes left out; empty at the end of the text. */
static struct str next_word(struct str text, size_t *index, char room[WORD_MAX_BYTES])
{
    size_t len = 0;
    while (*index < text.len) {
        size_t from = *index;
        uint32_t point = str_code_point(text, index);
        if (is_word_point(point)) {
            bool fits =
                len + (*index - from) <= WORD_MAX_BYTES; /* a very long word is known by its beginning */
            for (size_t k = from; fits && k < *index; k++)
                room[len++] = text.at[k];
        } else if (len && !is_apostrophe(point)) {
            break;
        }
    }
    return (struct str){room, len};
}

static bool words_have(const struct words *words, struct str word)
{
    for (size_t i = 0; i < words->count; i++)
        if (str_eq(words->at[i], word))
            return true;
    return false;
}

struct words words_of(struct arena *arena, struct str text, size_t most)
{
    struct words words = {.at = ARENA_ARRAY(arena, struct str, most)};
    struct sb_stemmer *stemmer = sb_stemmer_new("english", "UTF_8");
    check(stemmer != NULL);
    struct str folded = text_fold(arena, str_char_prefix(text, TEXT_MAX_BYTES / 4));
    char room[WORD_MAX_BYTES];
    for (size_t index = 0; words.count < most;) {
        struct str word = next_word(folded, &index, room);
        if (word.len == 0)
            break;
        if (str_char_count(word) < WORD_MIN_CHARS || is_stop_word(word))
            continue;
        const sb_symbol *stem = sb_stemmer_stem(stemmer, (const sb_symbol *)word.at, (int)word.len);
        check(stem != NULL);
        struct str stemmed = {(const char *)stem, (size_t)sb_stemmer_length(stemmer)};
        if (!words_have(&words, stemmed))
            words.at[words.count++] = arena_copy(arena, stemmed);
    }
    sb_stemmer_delete(stemmer);
    return words;
}
