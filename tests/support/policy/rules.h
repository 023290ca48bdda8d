#ifndef SUPPORT_POLICY_RULES_H
#define SUPPORT_POLICY_RULES_H
/* Policies for tests: those that the binary carries, and files that are read one by one. */
#include "text/policy/file.h"

/* All that the binary carries; they live as long as the program. */
const struct policy_set *rules_all(void);
/* The first of that id. */
const struct policy *rules_named(const char *id);

struct rules_file {
    struct arena arena;
    struct policy policy;
    struct policy_problems problems;
};

/* An empty one, the same each time; the test frees the arena. */
struct rules_file *rules_file_open(void);

#endif
