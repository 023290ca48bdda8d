#include "core/order/opening.h"

#include "base/check.h"
#include "core/order/time.h"
#include "core/order/window.h"

static bool is_later(enum order_refusal refusal)
{
    return refusal == REFUSAL_IN_TRANSIT || refusal == REFUSAL_TOO_EARLY;
}

/* Possible now before possible later, the sooner first, before possible no more. */
static bool is_better(const struct opening_window *a, const struct opening_window *b)
{
    int rank_a = a->refusal == REFUSAL_NONE ? 0 : is_later(a->refusal) ? 1 : 2;
    int rank_b = b->refusal == REFUSAL_NONE ? 0 : is_later(b->refusal) ? 1 : 2;
    if (rank_a != rank_b)
        return rank_a < rank_b;
    return rank_a == 1 ? instant_before(a->from, b->from) : instant_before(b->until, a->until);
}

static enum opening_verdict state_verdict(const struct law *law, uint64_t lines)
{
    const struct order_state *state = law->state;
    const struct act_row *row = order_act_row(EVENT_DISPUTE_OPENED);
    bool waits = duration_is_set(law->policy->dispute.contact_first) && state->contacted.ms == 0;
    bool noted = order_sending_unknown(state); /* elsewhere they may know more of it */
    const struct {
        bool holds;
        enum opening_verdict verdict;
    } rows[] = {
        {state->shipment == SHIPMENT_CANCELLED, OPENING_CANCELLED},
        {state->chargeback, OPENING_AT_BANK},
        {!(NO_DISPUTE & IN(state->dispute)), OPENING_OPEN_ALREADY},
        {!noted && !(row->shipment & IN(state->shipment)), OPENING_NOT_SENT},
        {!noted && state->protection == PROTECTION_NONE, OPENING_NOT_PROTECTED},
        {state->protection == PROTECTION_ENDED, OPENING_ENDED},
        {lines == 0, OPENING_SETTLED},
        {waits, OPENING_CONTACT_FIRST},
    };
    for (size_t i = 0; i < COUNT_OF(rows); i++)
        if (rows[i].holds)
            return rows[i].verdict;
    return OPENING_POSSIBLE;
}

static enum opening_verdict window_verdict(const struct opening_window *best)
{
    if (best->refusal == REFUSAL_NONE)
        return OPENING_POSSIBLE;
    if (best->refusal == REFUSAL_IN_TRANSIT)
        return OPENING_IN_TRANSIT;
    return best->refusal == REFUSAL_TOO_EARLY ? OPENING_TOO_EARLY : OPENING_TOO_LATE;
}

/* The last moment that the protection itself leaves. */
static struct instant protected_until(const struct policy *policy, const struct order_state *state)
{
    if (state->protection == PROTECTION_GRACE)
        return state->due[DEADLINE_GRACE].ms ? state->due[DEADLINE_GRACE] : CLOCK_NEVER;
    if (state->protection != PROTECTION_RUNNING || order_end_is_guessed(state)) /* a guess ends nothing */
        return CLOCK_NEVER;
    return duration_is_set(policy->protection.grace)
               ? clock_add(&policy->calendar, state->protection_ends, policy->protection.grace)
               : state->protection_ends;
}

/* Those that came, or are missing, of which each can be disputed for the reason now; 0: none, or there are no such. */
static uint64_t lines_open(const struct policy *policy, const struct order_state *state, int32_t reason,
                           uint64_t left, struct instant now)
{
    uint64_t open = 0, goods = left & order_lines_of(state, 1u << LINE_GOODS);
    for (int line = 0; state->came && policy->dispute.per == PER_LINE && line < state->line_count; line++) {
        struct instant window[2];
        uint64_t one = line_bit((size_t)line) & goods;
        const struct order_event wish = {.kind = EVENT_DISPUTE_OPENED, .reason = reason, .lines = one};
        if (one && order_wish_window(policy, state, &wish, now, window) == REFUSAL_NONE)
            open |= one;
    }
    return open;
}

void order_opening(const struct policy *policy, const struct order_state *state, struct instant now,
                   struct opening *opening)
{
    order_opening_about(policy, state, 0, now, opening);
}

void order_opening_about(const struct policy *policy, const struct order_state *state, uint64_t lines,
                         struct instant now, struct opening *opening)
{
    struct order_state room;
    state = order_running(state, now, &room);
    struct law law = {policy, state, NULL, PARTY_BUYER, clock_later(now, state->last)};
    struct instant end = protected_until(policy, state);
    *opening = (struct opening){.lines = order_all_lines(state) & ~order_closed_lines(&law)};
    for (int32_t i = 0; i < policy->reason_count; i++) {
        struct opening_window *reason = &opening->reasons[i];
        struct instant window[2];
        uint64_t about = state->came ? lines & opening->lines : 0;
        uint64_t open = about ? about : lines_open(policy, state, i, opening->lines, law.at);
        reason->lines = open                               ? open
                        : policy->dispute.per == PER_ORDER ? opening->lines
                                                           : order_lines_meant(&law, &policy->reasons[i]);
        const struct order_event wish = {.kind = EVENT_DISPUTE_OPENED, .reason = i, .lines = open};
        reason->refusal = order_wish_window(policy, state, &wish, law.at, window);
        reason->from = window[0];
        reason->until = clock_earlier(window[1], end);
        if (i == 0 || is_better(reason, &opening->whole))
            opening->whole = *reason;
    }
    opening->verdict = state_verdict(&law, opening->lines);
    bool states_fit = opening->verdict == OPENING_POSSIBLE;
    if (states_fit)
        opening->verdict = window_verdict(&opening->whole);
    opening->may_open = opening->verdict == OPENING_POSSIBLE || (states_fit && state->external);
}

bool opening_of_family(const struct policy *policy, const struct opening *opening, enum family family,
                       struct opening_window *window)
{
    bool found = false;
    for (int32_t i = 0; i < policy->reason_count; i++) {
        if (policy->reasons[i].family != family)
            continue;
        if (!found || is_better(&opening->reasons[i], window))
            *window = opening->reasons[i];
        found = true;
    }
    return found;
}

bool opening_takes(const struct order_state *state, const struct opening *opening, int32_t reason)
{
    if (!opening->may_open || reason < 0 || reason >= POLICY_REASONS_MAX)
        return false;
    enum order_refusal refusal = opening->reasons[reason].refusal;
    return refusal == REFUSAL_NONE || (state->external && refusal != REFUSAL_REASON);
}
