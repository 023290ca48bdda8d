#ifndef TEXT_DESK_SMALL_WORDS_H
#define TEXT_DESK_SMALL_WORDS_H
/* Words that every text of a language has: they tell the language, and nothing about the text. */
#include "base/str.h"

/* The codes of the languages that have it, with a blank between them; empty: none. */
struct str small_word_of(struct str word);

#endif
