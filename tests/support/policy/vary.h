#ifndef SUPPORT_POLICY_VARY_H
#define SUPPORT_POLICY_VARY_H
/* Rules of every kind: a marketplace's, with some of their words and numbers changed. */
#include "core/policy/policy.h"
#include "core/value/random.h"

/* Some closed words become others, some numbers one more or less. False, and unchanged: the checker refused what came of it. */
bool vary_policy(struct policy *policy, struct random *random);

#endif
