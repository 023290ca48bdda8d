#ifndef CORE_POLICY_CHECK_H
#define CORE_POLICY_CHECK_H
/*
 * Whether a policy can be lived by: no state without a deadline or an owner, no deadline without an outcome,
 * no rule that another rule makes impossible. The loader has already checked each field by itself.
 */
#include "base/words.h"
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
    const struct language *language; /* of whoever will read them; NULL: English */
    struct policy_problem at[POLICY_PROBLEMS_MAX];
    int count;
    int errors;
};

void policy_check(const struct policy *policy, struct policy_problems *problems);

/* Note an error or a warning, as fail() does: a literal with named places; for the loader as well. */
#define policy_error(problems, path, english, ...)                                                           \
    policy_problem_note((problems), false, (path), STR(english), PLACES_OR_NONE(__VA_ARGS__))
#define policy_warning(problems, path, english, ...)                                                         \
    policy_problem_note((problems), true, (path), STR(english), PLACES_OR_NONE(__VA_ARGS__))
/* The same for a sentence of a table, where it is marked with N_(). */
void policy_problem_note(struct policy_problems *problems, bool warning, const char *path, struct str english,
                         struct word_places places);

#endif
