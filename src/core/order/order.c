#include "core/order/order.h"

#include "base/check.h"
#include "core/order/deadlines.h"
#include "core/order/rows.h"
#include "core/order/time.h"

#include <string.h>

struct order_state order_begin(const struct policy *policy, const struct order_terms *placement)
{
    struct order_state state = {.external = placement->external,
                                .ordered = placement->at,
                                .last = placement->at,
                                .told = placement->at,
                                .promised = placement->promised,
                                .promise_told = placement->promised.ms != 0,
                                .currency = placement->currency,
                                .fee_basis_points = placement->fee_basis_points,
                                .line_count = placement->line_count,
                                .rounding = policy->execution.rounding};
    check(placement->line_count > 0 && placement->line_count <= ORDER_LINES_MAX);
    check(currency_exponent(placement->currency) >= 0);
    memcpy(state.country, placement->country, sizeof state.country);
    memcpy(state.line_minor, placement->line_minor, sizeof state.line_minor);
    memcpy(state.line_kind, placement->line_kind, sizeof state.line_kind);
    for (int32_t i = 0; i < state.line_count; i++) {
        check(state.line_minor[i] > 0 && state.line_minor[i] <= MONEY_MAX);
        check(state.line_kind[i] < LINE_KIND_COUNT && placement->line_quantity[i] >= 0);
        state.line_quantity[i] = placement->line_quantity[i] ? placement->line_quantity[i] : 1;
    }
    check(order_lines_minor(&state, order_all_lines(&state)) <= MONEY_MAX);
    order_enter_shipment(policy, &state, SHIPMENT_UNPAID, placement->at);
    return state;
}

bool order_next_due(const struct order_state *state, struct instant now, struct order_command *command)
{
    int first = -1;
    for (int i = 0; i < DEADLINE_COUNT; i++)
        if (state->due[i].ms && (first < 0 || instant_before(state->due[i], state->due[first])))
            first = i;
    if (first < 0 || !clock_is_late(now, state->due[first]))
        return false;
    *command = (struct order_command){.wish = {.kind = EVENT_DEADLINE, .by = PARTY_CLOCK},
                                      .noted_by = PARTY_CLOCK,
                                      .version = state->version};
    command->wish.deadline = (enum deadline)first;
    return true;
}

int order_deadlines(const struct policy *policy, const struct order_state *state,
                    struct order_due due[DEADLINE_COUNT])
{
    int count = 0;
    for (int i = 0; i < DEADLINE_COUNT; i++) {
        if (state->due[i].ms == 0)
            continue;
        int place = count++;
        for (; place > 0 && instant_before(state->due[i], due[place - 1].at); place--)
            due[place] = due[place - 1];
        due[place] = (struct order_due){(enum deadline)i, state->due[i],
                                        order_silence(policy, state, (enum deadline)i)};
    }
    return count;
}

bool order_sending_unknown(const struct order_state *state)
{
    return state->external && (state->shipment == SHIPMENT_REVIEW || state->shipment == SHIPMENT_TO_SHIP);
}

struct instant order_earliest_end(const struct policy *policy, const struct order_state *state)
{
    bool hangs = order_sending_unknown(state) && state->protection == PROTECTION_NONE &&
                 policy->protection.anchor == ANCHOR_SHIPPED;
    return hangs ? clock_add(&policy->calendar, state->ordered, policy_length(policy, state->country))
                 : CLOCK_UNSET;
}

bool order_is_settled(const struct order_state *state)
{
    return state->settled == order_all_lines(state);
}

static bool has_deadline(const struct order_state *state)
{
    for (int i = 0; i < DEADLINE_COUNT; i++)
        if (state->due[i].ms)
            return true;
    return false;
}

bool order_is_over(const struct order_state *state)
{
    if (state->shipment == SHIPMENT_CANCELLED)
        return !state->chargeback;
    return state->protection == PROTECTION_ENDED && (NO_DISPUTE & IN(state->dispute)) && !state->held_minor &&
           !state->chargeback && !has_deadline(state);
}

enum party order_owner(const struct order_state *state)
{
    struct order_command command;
    if (order_is_over(state) || order_next_due(state, CLOCK_NEVER, &command))
        return PARTY_NONE;
    if (state->chargeback)
        return PARTY_PROVIDER;
    return state->external ? PARTY_BUYER : PARTY_MARKET;
}

enum money_place order_money(const struct order_state *state)
{
    if (state->paid_minor == 0)
        return MONEY_NOT_PAID;
    const int64_t parts[] = {state->held_minor, state->seller_minor, state->refunded_minor};
    const enum money_place places[] = {MONEY_HELD, MONEY_WITH_SELLER, MONEY_GIVEN_BACK};
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (parts[i] == state->paid_minor)
            return places[i];
    return MONEY_DIVIDED;
}

struct instant order_noted_at(struct instant day, struct instant last, struct instant now)
{
    const int64_t half_day_ms = INT64_C(12) * 3600 * 1000;
    struct instant noon = {day.ms + half_day_ms};
    bool today = instant_since(now, day).ms < 2 * half_day_ms && !instant_before(now, day);
    bool same_day = last.ms >= day.ms && last.ms < day.ms + 2 * half_day_ms;
    if (day.ms == 0 || today)
        return now;
    return same_day ? clock_later(last, noon) : noon;
}
