#ifndef TEXT_DESK_SPELLING_H
#define TEXT_DESK_SPELLING_H
/*
 * One word as different people spell it: Persian with the letters of Arabic, Hindi with and without its dots, Turkish without
 * its dotless i, Hebrew with the small words that it joins to its nouns.
 */
#include "base/arena.h"
#include "text/desk/language.h"

/* A folded word with one of the ways for each letter that is written in two: what is stored, and what is looked for. */
struct str spelling_common(struct arena *arena, struct str word);

enum { SPELLING_WAYS_MAX = 48 };
struct spelling_ways {
    struct str at[SPELLING_WAYS_MAX];
    size_t count;
};
/*
 * Other ways in which what somebody looks for may stand in a text of that language, not yet stemmed: they cannot be told from
 * the word that is stored. `text` is folded. Small words are joined to one word alone, never to a phrase.
 */
void spelling_ways(struct arena *arena, struct str text, const struct post_language *language,
                   struct spelling_ways *ways);

#endif
