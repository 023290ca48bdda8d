#ifndef TEXT_DESK_SEARCH_QUERY_H
#define TEXT_DESK_SEARCH_QUERY_H
/*
 * What people type into a search field: words, "phrases", -words that must not be there, and filters:
 * tag:customs user:ryan category:internet answered:yes (no, accepted) votes:3 (also score:3).
 */
#include "base/arena.h"

enum { SEARCH_TERMS_MAX = 16 };

struct search_term {
    struct str text; /* a word, or the words of a phrase */
    bool excluded;
};

struct search_query {
    struct search_term
        terms[SEARCH_TERMS_MAX]; /* words that every text has are left out, unless all are such */
    size_t term_count;
    struct str tag, user, category, answered, votes; /* as typed; empty: no such filter */
};

/* Never refuses: what makes no sense as a filter is a word. Texts point into `typed`. */
struct search_query search_query_read(struct arena *arena, struct str typed);

/*
 * `text` with the words that the query looks for between <mark> and </mark>, all else escaped. At most `chars`
 * code points, beginning a little before the first word found when it stands further behind.
 */
struct str search_marked(struct arena *arena, const struct search_query *query, struct str text,
                         size_t chars);

#endif
