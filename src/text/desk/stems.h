#ifndef TEXT_DESK_STEMS_H
#define TEXT_DESK_STEMS_H
/*
 * Snowball's stemmers, and stems of words that were met already: for whoever makes the words of many texts, in which the same words
 * come again and again. Of one thread alone.
 */
#include "base/str.h"
#include "text/desk/language.h"

struct sb_stemmer;

/* The stemmer of one language; zeroed before the first, closed at the end. */
struct open_stemmer {
    const struct post_language *language;
    struct sb_stemmer *stemmer; /* NULL: Snowball has none for it */
};
/* The one of this language, which takes the place of another's. */
struct sb_stemmer *open_stemmer_of(struct open_stemmer *open, const struct post_language *language);
void open_stemmer_close(struct open_stemmer *open);

struct stems; /* some hundred kilobytes, which do not grow: a word may make room for another */
struct stems *stems_new(void);
void stems_free(struct stems *stems); /* NULL too */
/* Valid until the next word is kept. */
bool stems_find(const struct stems *stems, const struct post_language *language, struct str word,
                struct str *stem);
/* Very long words are not kept. */
void stems_keep(struct stems *stems, const struct post_language *language, struct str word, struct str stem);
/* Where the stemmer of that language is open, or one may be opened: texts in two or three languages alternate. */
struct open_stemmer *stems_open(struct stems *stems, const struct post_language *language);

#endif
