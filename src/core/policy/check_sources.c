/* What a file says about its own values, and what it may not pretend. */
#include "core/policy/check_parts.h"
#include "core/policy/fields.h"

#include <stdio.h>
#include <string.h>

static bool has_field(const struct policy_fields *fields, struct str section, struct str name)
{
    for (size_t i = 0; i < fields->count; i++)
        if (str_eq(section, str_from(fields->at[i].section)) &&
            (name.len == 0 || str_eq(name, str_from(fields->at[i].name))))
            return true;
    return false;
}

/* "*", "protection", "protection.length", "reminders", "reasons", "reasons.damaged", "reasons.damaged.open_until" */
static bool names_something(const struct policy *policy, struct str of)
{
    if (str_eq(of, STR("*")) || has_field(&policy_fields, STR(""), of))
        return true;
    struct str section = str_cut(&of, '.'), name = str_cut(&of, '.');
    if (str_eq(section, STR("reasons")) && name.len)
        return policy_reason(policy, name) >= 0 &&
               (of.len == 0 || has_field(&reason_fields, STR("reasons"), of));
    return of.len == 0 && (str_eq(section, STR("reasons")) || has_field(&policy_fields, section, name));
}

void check_sources(const struct policy *policy, struct policy_problems *problems)
{
    char path[POLICY_PATH];
    for (int32_t i = 0; i < policy->source_count; i++) {
        const struct policy_source *source = &policy->sources[i];
        snprintf(path, sizeof path, "sources[%d].of", (int)i);
        if (!names_something(policy, str_from(source->of)))
            policy_error(problems, path, "there is no value {path}", PLACE("path", str_from(source->of)));
        for (int32_t k = 0; k < i; k++)
            if (strcmp(policy->sources[k].of, source->of) == 0)
                policy_error(problems, path, "{path} has two sources", PLACE("path", str_from(source->of)));
        snprintf(path, sizeof path, "sources[%d].until", (int)i);
        if (source->until.days && source->until.days < source->from.days)
            policy_error(problems, path, "it ends before it begins");
    }
}

void check_bare(const struct policy *policy, struct policy_problems *problems)
{
    bool ends = duration_is_set(policy->protection.length) && duration_is_set(policy->protection.limit);
    if (policy->kind == KIND_SHOP && (!ends || !duration_is_set(policy->order.promise)))
        policy_error(problems, "protection.length", "an order under these rules needs a promise and an end");
    if (policy->protection.holds_money == HOLDING_ESCROW)
        policy_error(problems, "protection.holds_money", "only a marketplace keeps the money");
    if (policy->escalation.by || policy->escalation.on_latest == LATEST_ESCALATE)
        policy_error(problems, "escalation", "there is nobody to call: only a marketplace decides");
    if (policy->panel.mode != PANEL_NONE)
        policy_error(problems, "panel.mode", "only a marketplace has somebody who decides");
    if (!policy->bank.last_steps)
        policy_error(problems, "bank.last_steps", "without somebody who decides, who is left has to be said");
}

static void check_route(const struct policy *policy, int32_t index, struct policy_problems *problems)
{
    const struct reason *reason = &policy->reasons[index];
    char path[POLICY_PATH];
    snprintf(path, sizeof path, "reasons[%d].unrefusable", (int)index);
    if (reason->unrefusable && reason->route == ROUTE_STAFF)
        policy_error(problems, path, "what cannot be refused needs nobody to decide it");
    snprintf(path, sizeof path, "reasons[%d].route", (int)index);
    if (reason->route == ROUTE_STAFF && policy->panel.mode == PANEL_NONE)
        policy_error(problems, path, "there is nobody who decides");
}

void check_routes(const struct policy *policy, struct policy_problems *problems)
{
    for (int32_t i = 0; i < policy->reason_count; i++)
        check_route(policy, i, problems);
    if (policy->kind == KIND_MARKETPLACE && policy->returns.refund_on != RETURN_REFUND_CONFIRMED)
        policy_warning(problems, "return.refund_on",
                       "the buyer is paid while the goods are not back; nothing here gets them back");
}
