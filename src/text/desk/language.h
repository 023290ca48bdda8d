#ifndef TEXT_DESK_LANGUAGE_H
#define TEXT_DESK_LANGUAGE_H
/*
 * The language that a text is written in: by its script, and among those of one script by the small words that every text
 * of a language has and by letters that only some have. Short texts may be taken for another language of their script; what
 * compares texts asks for the words as each language would make them (text/desk/words.h).
 */
#include "base/str.h"

enum script {
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_GREEK,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_DEVANAGARI,
    SCRIPT_TAMIL,
    SCRIPT_ARMENIAN,
    SCRIPT_JOINED, /* written without blanks between words, or with particles joined to them: see letter_of */
    SCRIPT_OTHER
};

struct post_language {
    struct str code; /* BCP 47 */
    enum script script;
    const char *stemmer; /* Snowball's name; NULL: words stand as they are */
    struct str letters;  /* that tell it from others of its script */
};

/* How a code point takes part in words. */
enum letter_kind {
    LETTER_NONE,
    LETTER_WORD, /* of a word */
    LETTER_JOINED, /* of a script whose words nobody separates: Chinese, Japanese, Korean, Thai, Khmer, Lao, Burmese */
    LETTER_MARK,       /* belongs to the letter before it */
    LETTER_APOSTROPHE, /* inside of a word it is passed over */
};
enum letter_kind letter_of(uint32_t point);
enum script script_of(uint32_t point);

/* Never NULL. The text is in small letters (word_fold). */
const struct post_language *language_of(struct str folded);
/* All that are known, English first. */
const struct post_language *languages(size_t *count);
/* The one to use for a word of this script in a text of that language. */
const struct post_language *language_for(enum script script, const struct post_language *of_text);
/* One of the language's small words. */
bool language_has_small(const struct post_language *language, struct str word);

#endif
