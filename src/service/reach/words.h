#ifndef SERVICE_REACH_WORDS_H
#define SERVICE_REACH_WORDS_H
/* What a notice says: the same on the page, in a mail and to programs. */
#include "base/words.h"
#include "store/reach/notice.h"

struct notice_said {
    struct str sentence; /* "Ryan answered your question", without a full stop; plain text */
    struct str title;    /* of the question or the order; empty: it cannot be seen any more */
    struct str path; /* on this site, encoded: "/questions/12/where-is-it#answer-3"; empty with the title */
    bool alone; /* it is about nothing that has a title: then the title is empty, and there may be a path */
};
struct notice_said notice_words(struct arena *arena, const struct language *language,
                                const struct notice *notice);

#endif
