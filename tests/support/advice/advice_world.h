#ifndef SUPPORT_ADVICE_ADVICE_WORLD_H
#define SUPPORT_ADVICE_ADVICE_WORLD_H
/* What advice is made from: the rules and the carriers that are packed, as a test's state; and room for one order's plan. */
#include "text/advice/input.h"
#include "text/policy/file.h"

struct advice_world {
    struct arena arena;
    struct policy_set policies;
    struct advice_sources sources;
    struct advice_case order;
    struct advice_plan plan;
    struct failure failure;
};

/* For cmocka: the state of a test is a struct advice_world. */
int advice_world_open(void **state);
int advice_world_close(void **state);

#endif
