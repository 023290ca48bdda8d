#ifndef TEXT_REACH_OWN_WORDS_H
#define TEXT_REACH_OWN_WORDS_H
/*
 * What somebody wrote in answer to a mail, without what programs of mail put around it: the mail that is answered (quoted
 * with ">", or below a line such as "On ... wrote:", or below its head), signatures, and "Sent from my ...".
 *
 * Programs say that in the language of their owner. A line that has the address of the quoted writer and ends with a colon
 * is known in every language; lines without the address, and heads, by the words of those that are listed in own_words.c.
 * A quote between one's own words stays: it is what they answer.
 */
#include "base/arena.h"

struct str own_words(struct arena *arena, struct str text);

#endif
