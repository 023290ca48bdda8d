#ifndef CORE_ADVICE_DOUBT_H
#define CORE_ADVICE_DOUBT_H
/* Which value of the rules a step rests on, and what is said where nobody but a guide tells it. */
#include "core/advice/facts.h"

/* The source of the value that the act's dates come from; NULL: the rules do not say, or it rests on none. */
const struct policy_source *advice_source(const struct advice_facts *facts, enum advice_act act);
/* One sentence more behind `why`, where the date `by` of the step rests on a weak value of the rules. */
void advice_doubt(const struct advice_facts *facts, enum advice_act act, enum advice_time by,
                  struct advice_text *why);
/* "the rules of the marketplace, as guides tell them": where the way of the rules comes from, as rows are written. */
struct str advice_rules_source(const struct policy_source *source);

#endif
