/* Whether a reason can be opened at all, and what becomes of a parcel that never comes. */
#include "core/policy/check_parts.h"

#include <stdio.h>

enum { SHORT_DAYS = 5 };
#define NEVER_MS (INT64_MAX / 4)

/* When everything goes at once, as slowly as it may, nothing ever comes, or it comes as soon as it is paid. */
enum pace { PACE_FAST, PACE_SLOW, PACE_NEVER, PACE_EARLY, PACE_COUNT };

struct sketch {
    const struct policy *policy;
    struct duration length;
    enum pace pace;
};

static int64_t anchor_ms(const struct sketch *sketch, enum anchor anchor);

/* From the payment, as all of these. */
static int64_t end_ms(const struct sketch *sketch)
{
    const struct protection_rules *rules = &sketch->policy->protection;
    if (rules->anchor == ANCHOR_PROTECTION_END) /* from its own end, which is said to be wrong elsewhere */
        return duration_longest(sketch->length).ms;
    if (rules->anchor == ANCHOR_DELIVERED && sketch->pace == PACE_NEVER)
        return anchor_ms(sketch, ANCHOR_SHIPPED) + duration_longest(rules->limit).ms;
    return anchor_ms(sketch, rules->anchor) + duration_longest(sketch->length).ms;
}

static int64_t anchor_ms(const struct sketch *sketch, enum anchor anchor)
{
    const struct order_rules *order = &sketch->policy->order;
    bool quick = sketch->pace == PACE_FAST || sketch->pace == PACE_EARLY;
    int64_t ship = quick ? 0 : duration_longest(order->ship_by).ms;
    switch (anchor) {
    case ANCHOR_NONE:
    case ANCHOR_ORDERED:
    case ANCHOR_PAID:
        return 0;
    case ANCHOR_SHIPPED:
        return ship;
    case ANCHOR_PROMISED:
        return ship + duration_longest(order->promise).ms;
    case ANCHOR_ARRIVED:
        return sketch->pace == PACE_EARLY ? 0 : ship + duration_longest(order->promise).ms;
    case ANCHOR_PROTECTION_END:
        return end_ms(sketch);
    case ANCHOR_DELIVERED:
        if (sketch->pace == PACE_NEVER)
            return NEVER_MS;
        return sketch->pace == PACE_EARLY ? 0 : ship + duration_longest(order->promise).ms;
    case ANCHOR_COUNT:
        break;
    }
    return 0;
}

static int64_t moment_ms(const struct sketch *sketch, struct moment moment)
{
    int64_t first = anchor_ms(sketch, moment.anchor) + duration_longest(moment.after).ms;
    int64_t other = anchor_ms(sketch, moment.other) + duration_longest(moment.other_after).ms;
    if (moment.join == JOIN_NONE)
        return first;
    return (moment.join == JOIN_EARLIER) == (first < other) ? first : other;
}

/* Nobody could be called before a dispute that was opened as soon as it may be has ended. */
static bool is_called_too_late(const struct sketch *sketch, const struct reason *reason)
{
    struct duration latest = sketch->policy->escalation.latest;
    int64_t opened = reason->open_from.anchor == ANCHOR_NONE ? 0 : moment_ms(sketch, reason->open_from);
    return reason->escalate_from.anchor != ANCHOR_NONE && duration_is_set(latest) &&
           moment_ms(sketch, reason->escalate_from) >= opened + duration_longest(latest).ms;
}

/* What it is at least: business days without the free days between them. */
static int64_t shortest_ms(struct duration duration)
{
    int64_t unit = duration.unit == DURATION_BUSINESS_DAYS ? SPAN_DAYS(1).ms : 1;
    return duration_is_set(duration) ? duration.count * unit : 0;
}

/* From the same moment, protection and its grace are over for sure when the last day is still to come. */
static bool outlasts(const struct policy *policy, struct duration length, enum anchor anchor,
                     struct duration after)
{
    const struct protection_rules *rules = &policy->protection;
    bool came = anchor == ANCHOR_ARRIVED || anchor == ANCHOR_DELIVERED;
    bool same =
        came ? rules->anchor == ANCHOR_ARRIVED || rules->anchor == ANCHOR_DELIVERED : rules->anchor == anchor;
    int64_t last =
        same ? duration_longest(length).ms + SPAN_DAYS(policy->extension.max_total_days).ms : INT64_MAX / 2;
    if (came && duration_is_set(rules->shrink_on_delivered) &&
        duration_longest(rules->shrink_on_delivered).ms < last)
        last = duration_longest(rules->shrink_on_delivered).ms;
    return shortest_ms(after) > last + duration_longest(rules->grace).ms;
}

static bool window_outlasts(const struct policy *policy, struct duration length, struct moment until)
{
    bool first = outlasts(policy, length, until.anchor, until.after);
    if (until.join == JOIN_NONE)
        return first;
    bool other = outlasts(policy, length, until.other, until.other_after);
    return until.join == JOIN_EARLIER ? first && other : first || other;
}

/* Who asks the seller first, as soon as there is something to ask about, and waits as the rules say, has to have time left. */
static bool waits_too_long(const struct policy *policy, const struct reason *reason, struct duration length)
{
    const struct sketch sketch = {policy, length, reason->receipt == RECEIPT_YES ? PACE_EARLY : PACE_NEVER};
    int64_t until = moment_ms(&sketch, reason->open_until);
    int64_t last = end_ms(&sketch) + duration_longest(policy->protection.grace).ms;
    until = until < last ? until : last;
    return until > 0 && until <= shortest_ms(policy->dispute.contact_first);
}

/* Goods that come on the last day that was promised are looked at then. */
static bool is_before_goods(const struct policy *policy, const struct reason *reason, struct duration length)
{
    const struct sketch sketch = {policy, length, PACE_SLOW};
    enum anchor anchor = reason->open_until.anchor;
    bool early = anchor == ANCHOR_ORDERED || anchor == ANCHOR_PAID || anchor == ANCHOR_SHIPPED;
    return early && reason->receipt == RECEIPT_YES &&
           moment_ms(&sketch, reason->open_until) < anchor_ms(&sketch, ANCHOR_DELIVERED);
}

static void check_last_day(const struct policy *policy, int32_t index, struct duration length,
                           const char *country, struct policy_problems *problems)
{
    const struct reason *reason = &policy->reasons[index];
    char path[POLICY_PATH];
    snprintf(path, sizeof path, "reasons[%d].open_until", (int)index);
    bool outlasts_it = window_outlasts(policy, length, reason->open_until);
    if (outlasts_it && country[0])
        policy_error(problems, path,
                     "is later than protection with its grace in {country}, when the order is over",
                     PLACE("country", str_from(country)));
    else if (outlasts_it)
        policy_error(problems, path, "is later than protection with its grace, when the order is over");
    else if (is_before_goods(policy, reason, length))
        policy_error(problems, path, "is over before goods that come as late as was promised are there");
    else if (waits_too_long(policy, reason, length))
        policy_error(
            problems, path,
            "is over before somebody who wrote to the seller has waited as dispute.contact_first says");
}

void check_window(const struct policy *policy, int32_t index, struct duration length, const char *country,
                  struct policy_problems *problems)
{
    const struct reason *reason = &policy->reasons[index];
    char path[POLICY_PATH];
    if (policy->kind == KIND_MARKETPLACE) /* elsewhere it is only told */
        check_last_day(policy, index, length, country, problems);
    const struct sketch never = {policy, length, PACE_NEVER};
    if (reason->receipt != RECEIPT_YES && is_called_too_late(&never, reason)) {
        snprintf(path, sizeof path, "reasons[%d].escalate_from", (int)index);
        policy_error(problems, path, "never comes for a parcel that never comes: nobody could be called");
    }
    snprintf(path, sizeof path, "reasons[%d].open_until", (int)index);
    for (enum pace pace = PACE_FAST; pace <= PACE_SLOW; pace++) {
        const struct sketch sketch = {policy, length, pace};
        if (reason->open_from.anchor != ANCHOR_NONE &&
            moment_ms(&sketch, reason->open_from) >= moment_ms(&sketch, reason->open_until)) {
            if (country[0])
                policy_error(problems, path, "closes before it opens in {country}",
                             PLACE("country", str_from(country)));
            else
                policy_error(problems, path, "closes before it opens");
            return;
        }
        if (is_called_too_late(&sketch, reason)) {
            snprintf(path, sizeof path, "reasons[%d].escalate_from", (int)index);
            policy_error(problems, path, "is not before the end of a dispute that is opened at once");
            return;
        }
    }
}

/* How long somebody can say that nothing came, who begins no sooner than at that moment; below 0: not at all. */
static int64_t room_ms(const struct sketch *sketch, int64_t begin)
{
    const struct policy *policy = sketch->policy;
    int64_t best = -1, last = end_ms(sketch) + duration_longest(policy->protection.grace).ms;
    for (int32_t i = 0; i < policy->reason_count; i++) {
        const struct reason *reason = &policy->reasons[i];
        if (reason->receipt == RECEIPT_YES || reason->family == FAMILY_NOT_AS_DESCRIBED)
            continue;
        int64_t from = moment_ms(sketch, reason->open_from), until = moment_ms(sketch, reason->open_until);
        from = from > begin ? from : begin;
        until = until < last ? until : last;
        best = until - from > best ? until - from : best;
    }
    return best;
}

void check_never_came(const struct policy *policy, struct policy_problems *problems)
{
    const struct sketch sketch = {policy, policy->protection.length, PACE_NEVER};
    if (policy->protection.on_no_delivery == UNDELIVERED_REFUND || policy->reason_count == 0)
        return;
    int64_t room = room_ms(&sketch, anchor_ms(&sketch, ANCHOR_PROMISED));
    if (room_ms(&sketch, 0) <= 0)
        policy_error(problems, "protection.on_no_delivery",
                     "a parcel that never comes pays the seller: no reason can ever be opened for it");
    else if (room < SPAN_DAYS(SHORT_DAYS).ms)
        policy_warning(problems, "protection.on_no_delivery",
                       "a parcel that never comes pays the seller: a buyer who waits for the promised day "
                       "has {hours} hours to say so",
                       PLACE_INT("hours", room > 0 ? room / SPAN_HOURS(1).ms : 0));
}
