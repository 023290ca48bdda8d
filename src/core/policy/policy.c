#include "core/policy/policy.h"

#include "base/check.h"

#include <string.h>

struct duration policy_length(const struct policy *policy, const char country[4])
{
    const struct protection_rules *rules = &policy->protection;
    for (int32_t i = 0; i < rules->country_count; i++)
        if (country[0] && strncmp(rules->by_country[i].country, country, 2) == 0)
            return rules->by_country[i].length;
    return rules->length;
}

const struct duration *policy_answer_seller(const struct policy *policy, int32_t reason)
{
    const struct duration *all = &policy->talk.answer_seller;
    if (reason < 0 || reason >= policy->reason_count)
        return all;
    return duration_is_set(policy->reasons[reason].answer_seller) ? &policy->reasons[reason].answer_seller
                                                                  : all;
}

int policy_reason(const struct policy *policy, struct str id)
{
    for (int i = 0; i < policy->reason_count; i++)
        if (str_eq(str_from(policy->reasons[i].id), id))
            return i;
    return -1;
}

int policy_code(const struct policy *policy, struct str id)
{
    for (int i = 0; i < policy->code_count; i++)
        if (str_eq(str_from(policy->codes[i].id), id))
            return i;
    return -1;
}

int32_t policy_panel_size(const struct policy *policy, int32_t round)
{
    int32_t size = policy->panel.size;
    for (int32_t i = 0; i < round && size < PANEL_SEATS_MAX; i++) {
        if (policy->appeal.growth == GROWTH_PLUS_TWO)
            size += 2;
        else if (policy->appeal.growth == GROWTH_DOUBLE_PLUS_ONE)
            size = 2 * size + 1;
    }
    return size < PANEL_SEATS_MAX ? size : PANEL_SEATS_MAX;
}
