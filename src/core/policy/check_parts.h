#ifndef CORE_POLICY_CHECK_PARTS_H
#define CORE_POLICY_CHECK_PARTS_H
/* The parts of policy_check that have files of their own. */
#include "core/policy/check.h"

/* With this length of protection; country: where it holds, or empty. */
void check_window(const struct policy *policy, int32_t index, struct duration length, const char *country,
                  struct policy_problems *problems);
void check_never_came(const struct policy *policy, struct policy_problems *problems);
/* What counts in business days has days that count. */
void check_days(const struct policy *policy, struct policy_problems *problems);
/* Every source is of something that there is, and nothing has two. */
void check_sources(const struct policy *policy, struct policy_problems *problems);
/* What a bare kind, a shop's or a payment's, may not pretend. */
void check_bare(const struct policy *policy, struct policy_problems *problems);
/* Reasons that a seller cannot refuse, that skip the talk, and returns that are paid early. */
void check_routes(const struct policy *policy, struct policy_problems *problems);

#endif
