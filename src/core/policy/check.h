#ifndef CORE_POLICY_CHECK_H
#define CORE_POLICY_CHECK_H
/*
 * Whether a policy can be lived by: no state without a deadline or an owner, no deadline without an outcome,
 * no rule that another rule makes impossible. The loader has already checked each field by itself.
 */
#include "core/policy/policy.h"

enum { POLICY_PROBLEMS_MAX = 64, POLICY_PATH = 64, POLICY_PROBLEM_TEXT = 360 };

struct policy_problem {
    bool warning;           /* the policy may be used, but somebody should know */
    int line;               /* of the file, from 1 */
    char path[POLICY_PATH]; /* "panel.tie", "reasons[3].open_until", "" for the file */
    char text[POLICY_PROBLEM_TEXT];
};

/* More than POLICY_PROBLEMS_MAX are counted, not kept. */
struct policy_problems {
    struct policy_problem at[POLICY_PROBLEMS_MAX];
    int count;
    int errors;
};

void policy_check(const struct policy *policy, struct policy_problems *problems);

/* Notes an error or a warning; for the loader as well. */
void policy_error(struct policy_problems *problems, const char *path, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void policy_warning(struct policy_problems *problems, const char *path, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
