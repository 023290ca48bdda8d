#include "core/order/remind.h"

#include "core/order/deadlines.h"
#include "core/order/rows.h"

static struct instant moment(const struct policy *policy, struct instant due, int32_t offset)
{
    return clock_before(&policy->calendar, due, policy->reminders[offset]);
}

/* What was agreed on or decided elsewhere is money, at once. */
static bool is_promised(const struct order_state *state)
{
    bool money =
        state->outcome.remedy == REMEDY_REFUND_FULL || state->outcome.remedy == REMEDY_REFUND_PARTIAL;
    return (IN(state->dispute) & (IN(DISPUTE_AGREED) | IN(DISPUTE_DECIDED))) && state->outcome.stands &&
           money;
}

struct instant order_refund_due(const struct policy *policy, const struct order_state *state)
{
    struct instant promised = is_promised(state) ? state->goods_from : CLOCK_UNSET;
    struct instant from = state->external ? promised : state->refund_from;
    bool says = from.ms && duration_is_set(policy->execution.refund_within);
    return says ? clock_add(&policy->calendar, from, policy->execution.refund_within) : CLOCK_UNSET;
}

struct reminder order_next_reminder(const struct policy *policy, const struct order_state *state,
                                    struct instant after)
{
    struct reminder next = {.at = CLOCK_UNSET};
    for (int d = 0; d < DEADLINE_COUNT; d++) {
        struct instant due = state->due[d];
        for (int32_t i = 0;
             due.ms && order_reminded(policy, state, (enum deadline)d) && i < policy->reminder_count; i++) {
            struct instant at = moment(policy, due, i);
            if (instant_before(after, at) && (next.at.ms == 0 || instant_before(at, next.at)))
                next = (struct reminder){(enum deadline)d, due, at};
        }
    }
    return next;
}

int order_reminders(const struct policy *policy, const struct order_state *state, struct instant after,
                    struct instant now, struct reminder reminders[DEADLINE_COUNT])
{
    int count = 0;
    for (int d = 0; d < DEADLINE_COUNT; d++) {
        struct instant due = state->due[d], last = CLOCK_UNSET;
        bool ahead = due.ms && instant_before(now, due) && order_reminded(policy, state, (enum deadline)d);
        for (int32_t i = 0; ahead && i < policy->reminder_count; i++) {
            struct instant at = moment(policy, due, i);
            if (instant_before(after, at) && !instant_before(now, at))
                last = clock_later(last, at);
        }
        if (last.ms)
            reminders[count++] = (struct reminder){(enum deadline)d, due, last};
    }
    return count;
}
