#ifndef TEXT_PEOPLE_HANDLE_H
#define TEXT_PEOPLE_HANDLE_H
/*
 * The names that people choose for themselves. A handle stands in addresses and before every post, so it is
 * short, readable in any script, and cannot be mistaken for another: two handles with the same key are one.
 */
#include "base/words.h"

/* In characters. Peers allow 20 to 30. */
enum { HANDLE_MIN = 2, HANDLE_MAX = 30 };

/* The handle without what people do not see as a difference: case, accents, white space around it. */
struct str handle_key(struct arena *arena, struct str handle);

/*
 * What is wrong with a handle that somebody chooses, as a sentence in that language; empty when nothing is. Letters and digits
 * of any script, with single spaces, dots, hyphens and low lines between them; no words that pages use
 * themselves ("anonymous").
 */
struct str handle_wrong(struct arena *arena, const struct language *language, struct str handle);

/* What of a text from elsewhere can stand in a handle: words with one sign between two, at most so many characters. */
struct str handle_from(struct arena *arena, struct str text, size_t most);

#endif
