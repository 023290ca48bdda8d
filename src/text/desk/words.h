#ifndef TEXT_DESK_WORDS_H
#define TEXT_DESK_WORDS_H
/*
 * Text as the words that tell it apart, for comparing: case and accents folded (Unicode NFKD and case
 * folding), cut at everything that is neither letter nor digit, English stop words dropped, the rest stemmed
 * by Snowball's English stemmer. "My packages haven't arrived" gives "packag", "arriv".
 */
#include "base/arena.h"

struct words {
    struct str *at;
    size_t count;
};

/* The different words of a text in their order, at most `most`. Longer texts are read as far as needed. */
struct words words_of(struct arena *arena, struct str text, size_t most);

/* Case and accents folded and nothing else: what two texts must share to be taken as one ("Ryan", "RYÁN"). */
struct str text_fold(struct arena *arena, struct str text);

#endif
