/* Business days: rules that count in them name one that is. */
#include "core/policy/check_parts.h"
#include "core/policy/fields.h"

static bool is_business(const struct duration *duration)
{
    return duration->unit == DURATION_BUSINESS_DAYS;
}

static bool any_field(const struct policy_fields *fields, const void *whole)
{
    for (size_t i = 0; i < fields->count; i++) {
        const void *at = (const char *)whole + fields->at[i].offset;
        const struct moment *moment = at;
        if (fields->at[i].type == FIELD_DURATION && is_business(at))
            return true;
        if (fields->at[i].type == FIELD_MOMENT &&
            (is_business(&moment->after) || is_business(&moment->other_after)))
            return true;
    }
    return false;
}

static bool counts_business_days(const struct policy *policy)
{
    bool any = any_field(&policy_fields, policy);
    for (int32_t i = 0; i < policy->reason_count; i++)
        any |= any_field(&reason_fields, &policy->reasons[i]);
    for (int32_t i = 0; i < policy->reminder_count; i++)
        any |= is_business(&policy->reminders[i]);
    for (int32_t i = 0; i < policy->protection.country_count; i++)
        any |= is_business(&policy->protection.by_country[i].length);
    return any;
}

void check_days(const struct policy *policy, struct policy_problems *problems)
{
    if (policy->calendar.workdays == 0 && counts_business_days(policy))
        policy_error(problems, "calendar.workdays",
                     "no day counts, but these rules count in business days: they would never be over");
}
