#ifndef TEXT_ADVICE_PASTE_PHRASE_H
#define TEXT_ADVICE_PASTE_PHRASE_H
/* Finds the words that name a fact among the words of a pasted text. */
#include "text/advice/paste_value.h"

enum {
    NEAR_WORDS = 6
}; /* a value stands at most so many words behind the words that name it; names are no longer */

/* The phrases of a table by their first byte, so that a word is held against few of them. */
struct phrases {
    struct phrase *at;
    size_t *from; /* where those of each byte begin, all wide ones as one */
};

/* Of the rows whose value stands behind the words, or before them. */
struct phrases phrases_sorted(struct arena *arena, bool behind);

/* The longest words that name a fact at this place; count 0: none do. */
struct named_here {
    const struct paste_cue *cue;
    size_t count, bytes; /* words, and how long they are */
};
/*
 * The words that begin at each word of the text. Of the same words for two facts those count that are of the group: "payment"
 * names the price and the way of paying.
 */
struct named_words;
const struct named_words *phrases_found(struct arena *arena, const struct phrases *phrases,
                                        const struct pasting *pasting);
struct named_here phrases_at(const struct named_words *words, size_t number, enum fact_group group);

#endif
