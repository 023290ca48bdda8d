#ifndef TEXT_POLICY_GUIDE_WORDS_H
#define TEXT_POLICY_GUIDE_WORDS_H
/* What the parts of a policy's guide (text/policy/guide.h) share. */
#include "text/policy/guide.h"

/* A sentence as the reader has it; guide_fill: with its places filled. The literal is the catalogues'. */
struct str guide_say(struct guide_reader reader, const char *english);
struct str guide_fill(struct guide_reader reader, const char *english, struct word_places places);
/* Titles and figures one behind the other: "a, b, c". */
struct str guide_items(struct guide_reader reader, const struct str *items, size_t count);
/* The title of a section of the file: "Protection" of protection; what is none is said as it is. */
struct str guide_section(struct guide_reader reader, struct str name);
/* "5 days", in the arena. */
struct str guide_span(struct guide_reader reader, struct duration duration);
/* "6 days after it was sent", "the promised day" */
struct str guide_moment(struct guide_reader reader, struct moment moment);

/* The terms that only some policies have, behind the first `count`; returns how many there are then. */
int guide_more_terms(struct guide_reader reader, const struct policy *policy,
                     struct policy_term terms[POLICY_TERMS_MAX], int count);

#endif
