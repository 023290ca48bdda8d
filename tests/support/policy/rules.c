#include "support/policy/rules.h"

#include "base/check.h"
#include "support/kit/suite.h"

#include <string.h>

enum { RULES_BYTES = 16 * 1024 * 1024 };

const struct policy_set *rules_all(void)
{
    static struct arena arena;
    static struct policy_set set;
    struct failure failure = {0};
    if (set.count)
        return &set;
    arena_init(&arena, RULES_BYTES);
    assert_int_equal(policy_set_load(&arena, &packed_policies, &set, &failure), OK);
    return &set;
}

const struct policy *rules_named(const char *id)
{
    const struct policy_set *set = rules_all();
    for (size_t i = 0; i < (size_t)set->count; i++)
        if (strcmp(set->at[i]->id, id) == 0)
            return set->at[i];
    check(!"such a policy");
    return NULL;
}

struct rules_file *rules_file_open(void)
{
    static struct rules_file file;
    file = (struct rules_file){0};
    arena_init(&file.arena, RULES_BYTES);
    return &file;
}
