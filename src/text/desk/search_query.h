#ifndef TEXT_DESK_SEARCH_QUERY_H
#define TEXT_DESK_SEARCH_QUERY_H
/*
 * What people type into a search field: words, "phrases", -words that must not be there, one OR another, and filters:
 * tag:customs user:ryan category:internet answered:yes (no, accepted) votes:3 (also score:3); with a minus, -tag:customs or
 * -votes:3, what must not be so.
 */
#include "base/arena.h"

enum { SEARCH_TERMS_MAX = 16 };

struct search_term {
    struct str text; /* a word, or the words of a phrase */
    bool excluded;
    bool quoted;
    bool or_before;                                 /* this or the term before is enough */
    enum { TERM_WORDS, TERM_TAG, TERM_USER } names; /* what is excluded by its name, which is the text */
    struct str mark; /* of such a name: the word by which it is found; empty: not looked up */
};

/* Filters of which one each counts, the last; as typed, empty: no such filter. */
struct search_narrowing {
    struct str category, answered, votes;
};

struct search_query {
    struct str typed; /* the words without the filters */
    struct search_term
        terms[SEARCH_TERMS_MAX]; /* words that every text has are left out, unless all are such */
    size_t term_count;
    struct str tag, user; /* as typed; empty: no such filter */
    struct search_narrowing is, is_not;
};

/* Never refuses: what makes no sense as a filter is a word. Texts point into `typed`, but for `typed` itself. Where words
 * stand without blanks between them (Chinese, Japanese, Thai), each is a term of its own. */
struct search_query search_query_read(struct arena *arena, struct str typed);
/* Whether it has a filter. */
bool search_query_narrows(const struct search_query *query);
/* Whether anything is looked for: a word or a filter. Signs alone are neither. */
bool search_query_asks(const struct search_query *query);

#endif
