#include "support/policy/vary.h"

#include "core/policy/check.h"
#include "core/policy/fields.h"

static void vary_field(const struct policy_field *field, struct policy *policy, struct random *random)
{
    char *at = (char *)policy + field->offset;
    if (field->type == FIELD_WORD)
        *(int *)at = (int)random_below(random, (uint32_t)field->names->count);
    if (field->type == FIELD_YES)
        *(int32_t *)at = (int32_t)random_below(random, 2);
    if (field->type != FIELD_COUNT)
        return;
    int32_t more = *(int32_t *)at + (int32_t)random_below(random, 3) - 1;
    if (more >= field->least && more <= field->most)
        *(int32_t *)at = more;
}

bool vary_policy(struct policy *policy, struct random *random)
{
    struct policy changed = *policy;
    struct policy_problems problems = {0};
    for (size_t i = 0; i < policy_fields.count; i++)
        if (random_below(random, 5) == 0)
            vary_field(&policy_fields.at[i], &changed, random);
    policy_check(&changed, &problems);
    if (problems.errors)
        return false;
    *policy = changed;
    return true;
}
