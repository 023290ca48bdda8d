#ifndef TEXT_DESK_ENDINGS_H
#define TEXT_DESK_ENDINGS_H
/*
 * Stems of languages whose endings the library does not know: Polish and Czech. An ending of a noun, an adjective or a verb is
 * taken away, then one that makes a verb or a participle, and the last consonants become one of those that change into each other:
 * paczka, paczce, paczek are one word, and so are zwrot, zwrocie, zwróconego; zásilka, zásilce, zásilek.
 *
 * Letters count without their accents, which many people do not type.
 */
#include "base/arena.h"
#include "text/desk/language.h"

/*
 * What Snowball leaves at the end of some forms of a word and not of others: Greek παραγγελία and παραγγελίες, Arabic شحنة, شحنات
 * and شحنتي, جمارك and الجمارك.
 */
struct str endings_left(const struct post_language *language, struct str stem);

/* Of a folded word without accents (word_plain); the word itself where there are no endings of the language here. */
struct str endings_stem(struct arena *arena, const struct post_language *language, struct str plain);

#endif
