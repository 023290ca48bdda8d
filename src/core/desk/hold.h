#ifndef CORE_DESK_HOLD_H
#define CORE_DESK_HOLD_H
/*
 * Whether a new post appears at once or waits for approval, with nothing external: honeypot, typing time,
 * links, pictures, words and first posts. Trusted people (ACT_SKIP_HOLD) are never held.
 */
#include "base/str.h"

struct hold_signs {
    bool trusted; /* may skip the queue */
    bool guest;
    bool trap_filled;       /* the field that people do not see was filled in */
    bool too_fast;          /* typed in less than three seconds */
    bool hold_word;         /* has a word of the operator's list */
    int64_t links;          /* external links in the text */
    int64_t pictures;       /* that come with it */
    int64_t approved_posts; /* of this member, so far */
    int64_t first_posts;    /* so many posts of a new member are looked at */
};

/* Why it is held, for the author and the queue; empty: it appears at once. */
struct str hold_reason(const struct hold_signs *signs);

/* The first line of `words` (one a line) that stands in the text as a word, case ignored; empty when none
 * does. */
struct str word_rule_hit(struct str folded_words, struct str folded_text);

#endif
