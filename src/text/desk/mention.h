#ifndef TEXT_DESK_MENTION_H
#define TEXT_DESK_MENTION_H
/* "@name" in a post. Names may have spaces, so only whoever knows the names can say where one ends. */
#include "base/str.h"

enum { MENTIONS_MAX = 10 };

struct mentions {
    struct str at[MENTIONS_MAX]; /* what stands behind each @, to the end of its line */
    size_t count;
};
/* An @ within a word (an address) is none, nor is one in code or in what is quoted from somebody. */
void mentions_find(struct str body, struct mentions *mentions);

/*
 * Makes `text` the next shorter one that could be a name, beginning with at most `most_chars` characters: it ends
 * where a word ends. False when there is none. Begin with *text as it stands in a mention and *tried 0.
 */
bool mention_next(struct str mention, size_t most_chars, size_t *tried, struct str *text);

#endif
