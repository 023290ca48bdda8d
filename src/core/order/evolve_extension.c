/* What asking for more time, giving it and refusing it do to a state. */
#include "core/order/arrival.h"
#include "core/order/change.h"
#include "core/order/time.h"

void apply_extension_asked(struct change *change)
{
    struct order_state *state = change->state;
    struct instant answer =
        clock_add(&change->policy->calendar, change->event->at, change->policy->extension.answer_within);
    state->extension = EXTENSION_ASKED;
    state->extension_days = change->event->days;
    state->extensions++;
    state->due[DEADLINE_EXTENSION_ANSWER] = clock_earlier(answer, state->protection_ends);
}

static void lengthen(struct change *change, int32_t days)
{
    struct order_state *state = change->state;
    state->extended_days += days;
    order_lengthen_lines(change->policy, state, days);
    order_move_end(state, clock_add_days(&change->policy->calendar, state->protection_ends, days));
}

void end_extension(struct order_state *state)
{
    state->extension = EXTENSION_NONE;
    state->due[DEADLINE_EXTENSION_ANSWER] = state->due[DEADLINE_VETO] = CLOCK_UNSET;
}

void apply_extension_granted(struct change *change)
{
    lengthen(change, change->event->days);
    end_extension(change->state);
}

/* A refusal leaves the buyer the time that the policy promises. */
void apply_extension_refused(struct change *change)
{
    struct instant least = clock_add(&change->policy->calendar, change->event->at,
                                     change->policy->extension.min_left_after_refusal);
    if (duration_is_set(change->policy->extension.min_left_after_refusal))
        order_move_end(change->state, clock_later(change->state->protection_ends, least));
    end_extension(change->state);
}

void apply_extension_lapsed(struct change *change)
{
    if (change->event->days == 0) {
        apply_extension_refused(change);
        return;
    }
    change->state->silence_granted = true;
    apply_extension_granted(change);
}

void apply_extension_withdrawn(struct change *change)
{
    end_extension(change->state);
}

void apply_extended_unasked(struct change *change)
{
    struct order_state *state = change->state;
    if (change->event->by == PARTY_BUYER)
        state->extensions++;
    else
        state->unasked++;
    state->extension_days = change->event->days;
    state->ends_before = state->protection_ends;
    state->promised_before = state->promised;
    lengthen(change, change->event->days);
    bool own = change->event->by == PARTY_BUYER; /* nobody objects to it, and no dispute waits for it */
    if (own)
        return;
    if (change->policy->extension.unasked_moves_promise && state->promised.ms)
        state->promised = clock_add_days(&change->policy->calendar, state->promised, change->event->days);
    if (!duration_is_set(change->policy->extension.veto_within))
        return;
    state->extension = EXTENSION_UNASKED;
    state->due[DEADLINE_VETO] =
        clock_add(&change->policy->calendar, change->event->at, change->policy->extension.veto_within);
}

/* As after a refusal; where the rules promise none, as long as they let the buyer think about the objection. */
static struct instant least_end(const struct policy *policy, const struct order_state *state,
                                struct instant at)
{
    const struct extension_rules *rules = &policy->extension;
    if (rules->min_left_after_refusal.count)
        return clock_add(&policy->calendar, at, rules->min_left_after_refusal);
    return clock_earlier(clock_add(&policy->calendar, at, rules->veto_within), state->protection_ends);
}

struct instant order_objection_end(const struct policy *policy, const struct order_state *state,
                                   struct instant at)
{
    return clock_later(state->ends_before, least_end(policy, state, at));
}

/* An objection of before says no end: it was the one without the days, and the promise went back by as many. */
static struct instant take_days_away(struct change *change)
{
    struct order_state *state = change->state;
    const struct calendar *calendar = &change->policy->calendar;
    if (change->policy->extension.unasked_moves_promise && state->promised.ms)
        state->promised = clock_add_days(calendar, state->promised, -state->extension_days);
    return clock_later(clock_add_days(calendar, state->protection_ends, -state->extension_days),
                       change->event->at);
}

void apply_extension_vetoed(struct change *change)
{
    struct order_state *state = change->state;
    struct instant end = change->event->until;
    if (end.ms)
        state->promised = state->promised_before;
    else
        end = take_days_away(change);
    state->extended_days -= state->extension_days;
    order_lengthen_lines(change->policy, state, -state->extension_days);
    end_extension(state);
    if (state->protection == PROTECTION_RUNNING)
        order_move_end(state, end);
}
