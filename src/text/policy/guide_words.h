#ifndef TEXT_POLICY_GUIDE_WORDS_H
#define TEXT_POLICY_GUIDE_WORDS_H
/* What the parts of a policy's guide (text/policy/guide.h) share. */
#include "text/policy/guide.h"

/* "5 days", in the arena. */
struct str guide_span(struct arena *arena, struct duration duration);
/* "6 days after it was sent", "the promised day" */
struct str guide_moment(struct arena *arena, struct moment moment);

#endif
