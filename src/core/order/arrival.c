#include "core/order/arrival.h"

#include "base/check.h"
#include "core/order/change.h"
#include "core/order/deadlines.h"
#include "core/order/lines.h"
#include "core/order/time.h"
#include "core/order/window.h"

#include <stddef.h>
#include <string.h>

uint64_t order_missing(const struct order_state *state)
{
    if (state->shipment > SHIPMENT_ON_ITS_WAY)
        return 0;
    return order_lines_of(state, 1u << LINE_GOODS) & ~state->came & ~state->settled;
}

bool order_lines_under_way(const struct order_state *state, uint64_t lines)
{
    uint64_t goods = lines & order_lines_of(state, 1u << LINE_GOODS);
    return state->shipment == SHIPMENT_ON_ITS_WAY && (!goods || (goods & ~state->came));
}

uint64_t order_unsaid(const struct order_state *state, enum order_event_kind kind)
{
    if (kind != EVENT_RECEIPT_CONFIRMED)
        return order_missing(state);
    return order_lines_of(state, 1u << LINE_GOODS) & ~state->confirmed & ~state->settled;
}

bool order_is_part(const struct order_state *state, const struct order_event *wish)
{
    bool says = wish->kind == EVENT_DELIVERED || wish->kind == EVENT_RECEIPT_CONFIRMED;
    return says && wish->lines && (order_unsaid(state, wish->kind) & ~wish->lines);
}

void order_copy_known(struct order_state *to, const struct order_state *from)
{
    enum { FEW = 8 };
    bool many = from->came || from->line_count > FEW;
    if (many) {
        memcpy(to, from, from->came ? sizeof *to : offsetof(struct order_state, line_came));
        return;
    }
    memcpy(to, from, offsetof(struct order_state, line_minor));
    memcpy(to->line_minor, from->line_minor, FEW * sizeof to->line_minor[0]);
    memcpy(to->line_quantity, from->line_quantity, FEW * sizeof to->line_quantity[0]);
    memcpy(to->line_gone, from->line_gone, FEW * sizeof to->line_gone[0]);
    memcpy(to->line_kind, from->line_kind, FEW * sizeof to->line_kind[0]);
}

bool order_line_came(const struct order_state *state, int line)
{
    return line >= 0 && (state->came >> line & 1);
}

struct instant order_line_arrived(const struct order_state *state, int line)
{
    check(line >= 0 && line < state->line_count);
    return order_line_came(state, line) ? state->line_came[line] : state->arrived;
}

bool order_has_own_end(const struct order_state *state, int line)
{
    return order_line_came(state, line) && state->line_ends[line].ms;
}

struct instant order_line_end(const struct order_state *state, int line)
{
    struct instant end = state->protection_ends;
    if (!order_has_own_end(state, line))
        return end;
    return clock_earlier(state->line_ends[line], instant_add(end, order_grace_waited(state)));
}

static struct instant with_grace(const struct policy *policy, struct instant end)
{
    bool grace = policy->protection.grace.count > 0;
    return grace ? clock_add(&policy->calendar, end, policy->protection.grace) : end;
}

struct instant order_line_last(const struct policy *policy, const struct order_state *state, int line)
{
    return order_has_own_end(state, line)
               ? order_excused(policy, state, with_grace(policy, order_line_end(state, line)))
               : CLOCK_NEVER;
}

/* The last moment of any reason for goods that have come. */
static struct instant complain_until(const struct policy *policy, const struct order_state *state, int line)
{
    struct instant last = CLOCK_UNSET, window[2];
    const struct law law = {policy, state, NULL, PARTY_BUYER, state->last};
    for (int32_t i = 0; i < policy->reason_count; i++) {
        if (policy->reasons[i].receipt == RECEIPT_NOT_YET)
            continue;
        order_line_window(&law, &policy->reasons[i], line, window);
        last = clock_later(last, window[1]);
    }
    return last;
}

bool order_arrival_is_claimed(const struct order_state *state, enum party by)
{
    return state->arrival_by == by && !state->decided && !state->return_disputed;
}

struct instant order_line_until(const struct policy *policy, const struct order_state *state, int line)
{
    bool runs = state->protection == PROTECTION_RUNNING || state->protection == PROTECTION_GRACE;
    bool open =
        !(state->settled >> line & 1) && !order_others_wait(policy, state) && policy->dispute.per == PER_LINE;
    if (!runs || !open || !order_line_came(state, line))
        return CLOCK_UNSET;
    struct instant end = state->due[DEADLINE_GRACE].ms ? state->due[DEADLINE_GRACE]
                                                       : with_grace(policy, state->protection_ends);
    struct instant until = complain_until(policy, state, line);
    return until.ms && instant_before(until, end) ? until : CLOCK_UNSET;
}

/* As that of an order that came then. */
static struct instant own_end(const struct policy *policy, const struct order_state *state, struct instant at)
{
    const struct protection_rules *rules = &policy->protection;
    struct instant end = state->protection_ends;
    if (rules->anchor == ANCHOR_ARRIVED || rules->anchor == ANCHOR_DELIVERED)
        end = clock_add_days(&policy->calendar,
                             clock_add(&policy->calendar, at, policy_length(policy, state->country)),
                             state->extended_days);
    if (duration_is_set(rules->shrink_on_delivered))
        end = clock_earlier(end, clock_add(&policy->calendar, at, rules->shrink_on_delivered));
    return end;
}

static void part_comes(const struct policy *policy, struct order_state *state, uint64_t lines,
                       struct instant at)
{
    bool runs = state->protection == PROTECTION_RUNNING;
    uint64_t fresh = lines & order_lines_of(state, 1u << LINE_GOODS) & ~state->came & ~state->settled;
    at = state->arrived.ms ? state->arrived : at; /* with the order */
    struct instant end = runs ? own_end(policy, state, at) : CLOCK_UNSET;
    for (int i = 0; i < state->line_count; i++)
        if (fresh >> i & 1) {
            state->line_came[i] = at;
            state->line_waited[i] = state->arrived.ms ? state->waited.came_after : state->waited.all;
            state->line_ends[i] = end;
        }
    state->came |= fresh;
    if (!runs || !fresh || !instant_before(state->protection_ends, end))
        return;
    state->ends_before =
        clock_later(state->ends_before,
                    clock_add_days(&policy->calendar, end,
                                   state->extension == EXTENSION_UNASKED ? -state->extension_days : 0));
    order_move_end(state, end);
}

static void part_ends(struct order_state *state, uint64_t lines, struct instant at)
{
    state->confirmed |= lines & state->came;
    for (int i = 0; i < state->line_count; i++)
        if (lines >> i & 1 & (state->came >> i))
            state->line_ends[i] = at;
}

struct instant order_came_until(const struct policy *policy, const struct order_state *state,
                                struct instant came)
{
    struct order_state then = *state;
    uint64_t missing = order_missing(state);
    if (!missing)
        return CLOCK_UNSET;
    part_comes(policy, &then, missing & -missing, came);
    return order_line_until(policy, &then, __builtin_ctzll(missing));
}

/* That it does not come, or is under way again, by the carriers' word. */
void apply_fate(struct change *change)
{
    change->state->wont_come = change->event->kind == EVENT_UNDELIVERABLE;
}

/* Who complains of them says with it that they are there. */
void apply_part_delivered(struct change *change)
{
    const struct order_event *event = change->event;
    if (event->by == PARTY_BUYER)
        change->state->here |= event->lines;
    part_comes(change->policy, change->state, event->lines, event->at);
}

/* Their own protection ends with it, as that of the order does when all is confirmed. */
void apply_part_confirmed(struct change *change)
{
    apply_part_delivered(change);
    part_ends(change->state, change->event->lines, change->event->at);
}

/* An end that had passed before lies as far back behind it: nothing opens again. */
void order_wait(struct order_state *state, struct span delay)
{
    state->waited.all.ms += delay.ms;
    for (int i = 0; state->came && i < state->line_count; i++)
        if (order_has_own_end(state, i))
            state->line_ends[i] = instant_add(state->line_ends[i], delay);
}

struct span order_waited(const struct order_state *state, int line)
{
    struct span before = order_line_came(state, line) ? state->line_waited[line] : state->waited.came_after;
    return SPAN_MS(state->waited.all.ms - before.ms);
}

struct span order_grace_waited(const struct order_state *state)
{
    return SPAN_MS(
        state->protection > PROTECTION_RUNNING ? state->waited.all.ms - state->waited.ended_after.ms : 0);
}

static struct instant excused_by(const struct policy *policy, const struct outage_time *outage,
                                 struct instant end)
{
    bool struck = !instant_before(end, outage->from) && !instant_before(outage->at, end);
    return struck ? clock_add(&policy->calendar, outage->at, policy->downtime_grace) : end;
}

struct instant order_excused(const struct policy *policy, const struct order_state *state, struct instant end)
{
    for (int32_t i = 0; i < state->waited.outage_count; i++)
        end = excused_by(policy, &state->waited.outages[i], end);
    return end;
}

static void drop_first(struct time_waited *waited)
{
    waited->outage_count--;
    memmove(waited->outages, waited->outages + 1, (size_t)waited->outage_count * sizeof waited->outages[0]);
}

/* What one of before has moved, and was over before this one began, people could have done. */
static void keep_outage(const struct change *change)
{
    struct time_waited *waited = &change->state->waited;
    struct outage_time *first = &waited->outages[0], now = {change->event->until, change->event->at};
    while (waited->outage_count &&
           instant_before(order_excused(change->policy, change->state, first->at), now.from))
        drop_first(waited);
    if (waited->outage_count == OUTAGES_KEPT) { /* more in a day than are told apart: the first two are one */
        first[1].from = first->from;
        drop_first(waited);
    }
    waited->outages[waited->outage_count++] = now;
}

void apply_outage(struct change *change)
{
    struct order_state *state = change->state;
    struct instant end =
        clock_add(&change->policy->calendar, change->event->at, change->policy->downtime_grace);
    keep_outage(change);
    for (int i = 0; i < DEADLINE_COUNT; i++)
        if (state->due[i].ms && state->due[i].ms >= change->event->until.ms &&
            state->due[i].ms <= change->event->at.ms)
            state->due[i] = end;
    if (state->due[DEADLINE_PROTECTION].ms == end.ms)
        state->protection_ends = end;
    if (state->due[DEADLINE_AGREEMENT].ms == end.ms)
        state->agreement_by = end;
}

void order_lengthen_lines(const struct policy *policy, struct order_state *state, int32_t days)
{
    for (int i = 0; state->came && i < state->line_count; i++)
        if (order_line_came(state, i) && state->line_ends[i].ms &&
            instant_before(state->last, state->line_ends[i]))
            state->line_ends[i] = clock_add_days(&policy->calendar, state->line_ends[i], days);
}

void order_set_part_due(const struct policy *policy, struct order_state *state, struct instant at)
{
    struct instant next = CLOCK_UNSET;
    for (int i = 0; i < state->line_count; i++) {
        struct instant until = order_line_came(state, i) ? order_line_until(policy, state, i) : CLOCK_UNSET;
        if (until.ms && instant_before(at, until) && (!next.ms || instant_before(until, next)))
            next = until;
    }
    state->due[DEADLINE_PART] = next;
}
