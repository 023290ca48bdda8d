#ifndef TEXT_DESK_DIFF_H
#define TEXT_DESK_DIFF_H
/*
 * What an edit changed, word by word: the text before and the text after as runs that stayed, went and came.
 *
 * The shortest way from one to the other by the greedy algorithm of Myers ("An O(ND) Difference Algorithm and Its
 * Variations", Algorithmica 1986), among words first; when more than DIFF_CHANGES_MAX words differ, among lines;
 * when that is too many as well, everything between the common beginning and the common end is replaced.
 */
#include "base/arena.h"

enum { DIFF_CHANGES_MAX = 500 };

enum diff_kind { DIFF_SAME, DIFF_REMOVED, DIFF_ADDED };

struct diff_run {
    enum diff_kind kind;
    struct str text; /* points into the text before (same, removed) or after (added) */
};

struct diff {
    const struct diff_run *runs; /* removed stands before the added that replaces it */
    size_t count;
};

/* The runs live in the arena. Same and removed joined give `before`, same and added give `after`. */
struct diff diff_of(struct arena *arena, struct str before, struct str after);

#endif
