#ifndef SUPPORT_DOOR_SAID_H
#define SUPPORT_DOOR_SAID_H
/*
 * What a page in the made-up language shows: all that is said stands in its brackets, and a page marks what people
 * wrote; any English beside these has gone around the catalogues.
 */
#include "base/str.h"

enum { DEPTH_MAX = 200 };

/* Texts that a page marks as people's own: a sentence may have them in its places. */
struct own_texts {
    struct str at[4000];
    size_t count;
};

struct page_text {
    struct str rest;
    bool own[DEPTH_MAX]; /* by depth: people's own words, or no words: nothing is looked for */
    size_t depth;
    int sentences, apart; /* how many are open here: sentences, places that stand apart */
};

/* Adds what the page marks as people's own. */
void said_find_own(struct str page, struct own_texts *own);
/* The next that escaped, or the empty string at the end. */
struct str said_next_escaped(struct page_text *reader, const struct own_texts *own);
/*
 * In the made-up language that is read from right to left: the next Latin letter at a place of a sentence where nothing keeps
 * it apart (base/words.h: stands_apart()), with what follows it; the empty string at the end.
 */
struct str said_next_turned(struct page_text *reader, const struct own_texts *own);

#endif
