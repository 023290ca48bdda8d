#include "core/order/time.h"
#include "core/order/arrival.h"

#include "base/check.h"
#include "core/order/deadlines.h"

struct timed_state {
    enum order_region region;
    int state;
    enum deadline deadline;
};

static const struct timed_state timed_states[] = {
    {REGION_SHIPMENT, SHIPMENT_UNPAID, DEADLINE_PAY},
    {REGION_SHIPMENT, SHIPMENT_REVIEW, DEADLINE_REVIEW},
    {REGION_SHIPMENT, SHIPMENT_TO_SHIP, DEADLINE_SHIP},
    {REGION_DISPUTE, DISPUTE_AT_SELLER, DEADLINE_SELLER_ANSWER},
    {REGION_DISPUTE, DISPUTE_AT_BUYER, DEADLINE_BUYER_ANSWER},
    {REGION_DISPUTE, DISPUTE_AGREED, DEADLINE_UNDO},
    {REGION_DISPUTE, DISPUTE_CANCELLING, DEADLINE_UNDO},
    {REGION_DISPUTE, DISPUTE_EVIDENCE, DEADLINE_EVIDENCE},
    {REGION_DISPUTE, DISPUTE_REBUTTAL, DEADLINE_REBUTTAL},
    {REGION_DISPUTE, DISPUTE_PANEL, DEADLINE_DECISION},
    {REGION_DISPUTE, DISPUTE_DECIDED, DEADLINE_APPEAL},
    {REGION_DISPUTE, DISPUTE_RETURN_DUE, DEADLINE_RETURN_SHIP},
    {REGION_DISPUTE, DISPUTE_RETURN_SENT, DEADLINE_RETURN_ARRIVAL},
    {REGION_DISPUTE, DISPUTE_RETURN_HERE, DEADLINE_RETURN_CONFIRM},
    {REGION_DISPUTE, DISPUTE_REPLACEMENT_DUE, DEADLINE_REPLACEMENT_SHIP},
    {REGION_DISPUTE, DISPUTE_REPLACEMENT_SENT, DEADLINE_REPLACEMENT_ARRIVAL},
};

static void set_deadlines(const struct policy *policy, struct order_state *state, enum order_region region,
                          int next, struct instant at)
{
    const struct timed_state *now = NULL;
    for (size_t i = 0; i < COUNT_OF(timed_states); i++) {
        const struct timed_state *row = &timed_states[i];
        if (row->region != region)
            continue;
        state->due[row->deadline] = CLOCK_UNSET;
        if (row->state == next)
            now = row;
    }
    if (!now)
        return;
    const struct duration *duration = order_lasts(policy, state, now->deadline);
    check(duration != NULL);
    if (duration_is_set(*duration))
        state->due[now->deadline] = clock_add(&policy->calendar, at, *duration);
}

bool order_state_deadline(enum order_region region, int state, enum deadline *deadline)
{
    for (size_t i = 0; i < COUNT_OF(timed_states); i++)
        if (timed_states[i].region == region && timed_states[i].state == state) {
            *deadline = timed_states[i].deadline;
            return true;
        }
    return false;
}

/* Whose goods may still be sent is not told that protection ended before. */
static void protect_until_sent(struct order_state *state)
{
    struct instant ship_by = state->due[DEADLINE_SHIP];
    if (!state->external && state->protection == PROTECTION_RUNNING &&
        instant_before(state->protection_ends, ship_by))
        order_move_end(state, ship_by);
}

void order_enter_shipment(const struct policy *policy, struct order_state *state, enum shipment next,
                          struct instant at)
{
    state->shipment = next;
    set_deadlines(policy, state, REGION_SHIPMENT, (int)next, at);
    protect_until_sent(state);
}

/* What waited goes on, with or without the time that was given unasked. */
static void delay_end(struct order_state *state, struct instant end)
{
    struct span delay = instant_since(end, state->protection_ends);
    state->ends_before = instant_add(state->ends_before, delay);
    state->protection_ends = end;
}

/* Protection that waited for the dispute has what it had left. */
static void resume_protection(struct order_state *state, struct instant at)
{
    struct instant end = instant_add(at, state->protection_left);
    if (state->protection_left.ms == 0)
        return;
    state->protection_left = SPAN_MS(0);
    order_wait(state, instant_since(at, state->waited.dispute_from));
    if (state->protection == PROTECTION_RUNNING) {
        delay_end(state, end);
        order_move_end(state, end);
    } else if (state->protection == PROTECTION_GRACE)
        state->due[DEADLINE_GRACE] = end;
}

/* About other lines none could be opened: what counts for them from a day of its own has what was left of that. */
static void resume_lines(struct order_state *state, struct instant at)
{
    int64_t stood = state->waited.all.ms - state->waited.opened_after.ms;
    int64_t lasted = instant_since(at, state->opened).ms - stood;
    if (lasted > 0)
        order_wait(state, SPAN_MS(lasted));
}

void order_enter_dispute(const struct policy *policy, struct order_state *state, enum dispute next,
                         struct instant at)
{
    bool others = next == DISPUTE_CLOSED && order_others_wait(policy, state);
    bool talk = next == DISPUTE_AT_SELLER || next == DISPUTE_AT_BUYER || next == DISPUTE_STALLED;
    state->dispute = next;
    set_deadlines(policy, state, REGION_DISPUTE, (int)next, at);
    state->due[DEADLINE_AGREEMENT] = talk ? state->agreement_by : CLOCK_UNSET;
    if (others && !state->protection_left.ms)
        resume_lines(state, at);
    if (next == DISPUTE_CLOSED)
        resume_protection(state, at);
}

/* With so many days more; *from is what it counts from. */
static struct instant protection_end(const struct policy *policy, const struct order_state *state,
                                     struct instant promised, int32_t extended_days, struct instant *from)
{
    const struct protection_rules *rules = &policy->protection;
    bool waits = rules->anchor == ANCHOR_DELIVERED && state->arrived.ms == 0;  /* the length has not begun */
    struct instant sent = state->shipped.ms ? state->shipped : state->ordered; /* the earliest that fits */
    const struct instant anchors[ANCHOR_COUNT] = {
        [ANCHOR_ORDERED] = state->ordered,
        [ANCHOR_PAID] = state->paid,
        [ANCHOR_SHIPPED] = sent,
        [ANCHOR_PROMISED] = promised,
        [ANCHOR_ARRIVED] = state->arrived.ms ? state->arrived : promised,
        [ANCHOR_DELIVERED] = waits ? sent : state->arrived,
    };
    struct duration length = waits ? rules->limit : policy_length(policy, state->country);
    *from = anchors[rules->anchor];
    check(from->ms != 0);
    return clock_add_days(&policy->calendar, clock_add(&policy->calendar, *from, length), extended_days);
}

void order_protect(const struct policy *policy, struct order_state *state)
{
    struct instant from;
    int32_t before = state->extended_days - state->extension_days;
    enum anchor anchor = policy->protection.anchor;
    bool promise = anchor == ANCHOR_PROMISED || (anchor == ANCHOR_ARRIVED && !state->arrived.ms);
    bool unseen = anchor == ANCHOR_DELIVERED && !state->arrived.ms; /* its limit is how long we would wait */
    state->end_guessed = state->external && (unseen || (promise && !state->promise_told));
    /* Nothing is promised for a day before it is ordered or sent: from there the end is never told too late. */
    struct instant promised =
        state->end_guessed ? clock_later(state->ordered, state->shipped) : state->promised;
    struct instant promised_before = state->end_guessed ? promised : state->promised_before;
    if (state->extension == EXTENSION_UNASKED)
        state->ends_before = protection_end(policy, state, promised_before, before, &from);
    struct instant end = protection_end(policy, state, promised, state->extended_days, &from);
    state->protection = PROTECTION_RUNNING;
    state->protection_begins = from;
    order_move_end(state, end);
}

void order_arrive(const struct policy *policy, struct order_state *state, struct instant at)
{
    state->arrived = at;
    state->waited.came_after = state->waited.all;
    if (order_sending_unknown(state) && state->protection == PROTECTION_NONE)
        order_protect(policy, state);
}

void order_protect_paid(const struct policy *policy, struct order_state *state)
{
    enum anchor anchor = policy->protection.anchor;
    if (anchor != ANCHOR_SHIPPED && anchor != ANCHOR_DELIVERED)
        order_protect(policy, state);
}

void order_wake(const struct policy *policy, struct order_state *state)
{
    struct order_state then = *state;
    enum anchor anchor = policy->protection.anchor;
    if (anchor != ANCHOR_ARRIVED && anchor != ANCHOR_DELIVERED)
        return;
    order_protect(policy, &then);
    if (!instant_before(state->protection_ends, then.protection_ends))
        return;
    state->due[DEADLINE_GRACE] = CLOCK_UNSET;
    order_protect(policy, state);
}

void order_protect_sent(struct order_state *state, struct instant told)
{
    if (!state->external && state->protection == PROTECTION_RUNNING &&
        instant_before(state->protection_ends, told))
        order_move_end(state, told);
    if (!state->external && state->protection == PROTECTION_RUNNING && state->due[DEADLINE_SHIP].ms &&
        !instant_before(state->due[DEADLINE_SHIP], state->protection_ends))
        order_move_end(state, clock_later(state->protection_ends, state->promised));
}

bool order_end_is_guessed(const struct order_state *state)
{
    bool quiet = state->dispute == DISPUTE_NONE || state->dispute == DISPUTE_CLOSED;
    return quiet && state->end_guessed && state->protection == PROTECTION_RUNNING;
}

bool order_waits_for_delivery(const struct policy *policy, const struct order_state *state)
{
    return order_end_is_guessed(state) && policy->protection.anchor == ANCHOR_DELIVERED;
}

struct instant order_guess_last(const struct policy *policy, const struct order_state *state)
{
    bool ends = state->end_guessed && state->arrived.ms != 0;
    if (!ends || !duration_is_set(policy->protection.shrink_on_delivered))
        return CLOCK_UNSET;
    return clock_add(&policy->calendar, state->arrived, policy->protection.shrink_on_delivered);
}

void order_move_end(struct order_state *state, struct instant end)
{
    state->protection_ends = state->due[DEADLINE_PROTECTION] = end;
    if (state->extension == EXTENSION_ASKED)
        state->due[DEADLINE_EXTENSION_ANSWER] = clock_earlier(state->due[DEADLINE_EXTENSION_ANSWER], end);
}

void order_end_protection(const struct policy *policy, struct order_state *state, struct instant at)
{
    state->extension = EXTENSION_NONE;
    state->due[DEADLINE_EXTENSION_ANSWER] = state->due[DEADLINE_VETO] = CLOCK_UNSET;
    state->due[DEADLINE_PROTECTION] = state->due[DEADLINE_GRACE] = CLOCK_UNSET;
    bool grace = state->protection == PROTECTION_RUNNING && policy->protection.grace.count > 0;
    if (state->protection == PROTECTION_RUNNING) {
        state->protection_ends = at;
        state->waited.ended_after = state->waited.all;
    }
    state->protection = grace ? PROTECTION_GRACE : PROTECTION_ENDED;
    if (grace)
        state->due[DEADLINE_GRACE] = clock_add(&policy->calendar, at, policy->protection.grace);
}

/* While only a freeze stops the others; its own end comes whatever stops them. */
static bool goes_on(const struct order_state *state, int deadline)
{
    return deadline == DEADLINE_THAW || (!state->clocks_stopped && order_deadline_rows[deadline].runs_frozen);
}

void order_stop_clocks(struct order_state *state, struct instant at)
{
    for (int i = 0; i < DEADLINE_COUNT; i++) {
        if (goes_on(state, i))
            continue;
        if (state->due[i].ms == 0 || state->due[i].ms == CLOCK_NEVER.ms) /* what never comes stands */
            continue;
        state->left[i] = instant_since(clock_later(state->due[i], instant_add(at, SPAN_MS(1))), at);
        state->due[i] = CLOCK_UNSET;
    }
}

void order_start_clocks(struct order_state *state, struct instant at)
{
    if (!state->protection_left.ms) /* else it waits for the dispute, and has all of that time */
        order_wait(state, instant_since(at, state->last));
    for (int i = 0; i < DEADLINE_COUNT; i++) {
        if (state->left[i].ms == 0)
            continue;
        state->due[i] = instant_add(at, state->left[i]);
        state->left[i] = SPAN_MS(0);
    }
    if (state->due[DEADLINE_PROTECTION].ms)
        delay_end(state, state->due[DEADLINE_PROTECTION]);
    if (state->frozen && state->due[DEADLINE_AGREEMENT].ms)
        state->agreement_by = state->due[DEADLINE_AGREEMENT];
    state->clocks_stopped = false;
}

const struct order_state *order_running(const struct order_state *state, struct instant at,
                                        struct order_state *room)
{
    if (!state->frozen)
        return state;
    *room = *state;
    order_start_clocks(room, clock_later(at, state->last));
    return room;
}
