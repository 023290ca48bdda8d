/* What a parcel's numbers alone say of an order. */
#include "service/order/seen.h"

#include "base/check.h"
#include "core/order/arrival.h"
#include "core/order/silence.h"
#include "core/order/time.h"
#include "service/order/parcel_parts.h"
#include "store/order/remind.h"

/* By numbers alone, now or when it has been sent. */
static bool may_come_in_parts(const struct order_state *state)
{
    return state->shipment <= SHIPMENT_ON_ITS_WAY && !state->came;
}

bool order_is_partly(const struct order *order)
{
    return order->head.numbers_came.len && order->state.shipment == SHIPMENT_ON_ITS_WAY && !order->state.came;
}

static struct instant part_until(const struct order *order, struct instant now)
{
    struct instant first = CLOCK_UNSET;
    struct str came = order->head.numbers_came;
    while (order_is_partly(order) && came.len) {
        struct instant at = CLOCK_UNSET, until;
        if (!str_to_int(str_cut(&came, ' '), &at.ms))
            continue;
        until = order_came_until(order->policy, &order->state, at);
        if (instant_before(now, until) && (!first.ms || instant_before(until, first)))
            first = until;
    }
    return first;
}

static const struct order_state *with_part(const struct order *order, struct instant now,
                                           struct order_state *room)
{
    struct instant until = part_until(order, now);
    if (!until.ms)
        return &order->state;
    *room = order->state;
    room->due[DEADLINE_PART] = until;
    return room;
}

/* Of what nobody promised no end is told. */
static const struct order_state *without_end(const struct order_state *state, struct order_state *room)
{
    if (state != room)
        *room = *state;
    room->due[DEADLINE_PROTECTION] = room->due[DEADLINE_GRACE] = CLOCK_UNSET;
    return room;
}

bool order_end_is_told(const struct order *order)
{
    return !order_end_is_guessed(&order->state) && !order_is_unprotected(order) &&
           !order_lapsed(order->policy, &order->state);
}

const struct order_state *order_seen(const struct order *order, struct instant now, struct order_state *room)
{
    const struct order_state *state = with_part(order, now, room);
    return order_end_is_told(order) ? state : without_end(state, room);
}

const struct order_state *order_seen_to_remind(const struct order *order, struct instant now,
                                               struct order_state *room)
{
    const struct order_state *state = with_part(order, now, room);
    bool ends = !order_is_unprotected(order) && !order_lapsed(order->policy, &order->state) &&
                !order_waits_for_delivery(order->policy, &order->state);
    return ends ? state : without_end(state, room);
}

int order_dues(const struct order *order, struct instant now, struct order_due due[DEADLINE_COUNT])
{
    struct order_state room;
    return order_deadlines(order->policy, order_seen(order, now, &room), due);
}

static struct instant first_due(const struct order *order, const struct order_state *state)
{
    struct order_due due[DEADLINE_COUNT];
    return order_deadlines(order->policy, state, due) ? due[0].at : CLOCK_UNSET;
}

struct order_wake order_wake_of(const struct order *order, struct instant now)
{
    struct order_state room;
    const struct order_state *state = with_part(order, now, &room);
    struct order_wake next = {.wakes = first_due(order, state)};
    next.told = order_end_is_told(order) ? next.wakes : first_due(order, without_end(state, &room));
    return next;
}

/* ---- keeping it ---- */

static void put_sorted(struct instant *at, size_t count, struct instant new)
{
    for (; count > 0 && instant_before(new, at[count - 1]); count--)
        at[count] = at[count - 1];
    at[count] = new;
}

static struct str text_of(struct arena *arena, const struct instant *at, size_t count)
{
    struct str text = STR("");
    for (size_t i = 0; i < count; i++)
        text = arena_printf(arena, "%.*s%s%lld", STR_ARG(text), i ? " " : "", (long long)at[i].ms);
    return text;
}

enum err order_look_came(struct ctx *ctx, struct order *order, bool *changed)
{
    struct parcel_rows rows;
    struct parcel_numbers numbers;
    struct instant at[PARCEL_NUMBERS_MAX];
    size_t count = 0;
    *changed = false;
    if (!may_come_in_parts(&order->state))
        return OK;
    enum err err = parcel_rows_load(ctx->db, ctx->arena, order->head.id, &rows);
    if (!err)
        err = parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &numbers);
    if (err)
        return err;
    bool whole = parcel_whole(order, &numbers, &rows) != NULL;
    for (size_t i = 0; !whole && i < numbers.count && count < COUNT_OF(at); i++) {
        struct instant came = parcel_came(order, &rows, numbers.at[i].number);
        if (came.ms)
            put_sorted(at, count++, came);
    }
    struct str text = text_of(ctx->arena, at, count);
    *changed = !str_eq(text, order->head.numbers_came);
    order->head.numbers_came = text;
    return *changed ? order_set_numbers_came(ctx->db, order->head.id, text) : OK;
}
