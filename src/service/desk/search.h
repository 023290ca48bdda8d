#ifndef SERVICE_DESK_SEARCH_H
#define SERVICE_DESK_SEARCH_H
/*
 * Search. The question whose title is just what was typed comes first; then those with all of the words, the better match
 * above the newer one. When none has all of them, words that nobody ever wrote are left out, then one of the words may be
 * missing, then one is enough: a word that nobody knows does not empty the page, and the page says so.
 */
#include "service/desk/find.h"
#include "store/desk/search.h"

enum { SEARCH_PAGES_MAX = 25 };

/* What was typed into the search form. */
struct search_wanted {
    struct search_query query;
    size_t page;    /* from 0 to SEARCH_PAGES_MAX - 1 */
    int64_t behind; /* only what was asked after that question; 0: all */
    bool all_words; /* what only comes near is not found */
};
struct search_found {
    struct question_lines lines; /* at most LIST_PAGE */
    struct search_match match;   /* for marking */
    bool more;
    int64_t count;        /* how many there are; SEARCH_DEPTH + 1: more than SEARCH_DEPTH; -1: not counted */
    struct str unknown;   /* the filter that names nothing ("tag", "user", "category"); empty: all do */
    struct words missing; /* as typed: no question has them */
    bool loosened;        /* no question has all of the words */
    struct str meant;     /* what may have been meant instead; empty: nothing comes near */
};

/* A filter that names nothing finds nothing, and says so; so does what asks for nothing (search_query_asks). */
enum err find_search(struct ctx *ctx, const struct search_wanted *wanted,
                     struct search_found *found) MUST_USE;

#endif
