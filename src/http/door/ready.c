#include "http/door/ready.h"

#include "service/order/list.h"
#include "service/order/seen.h"
#include "text/clock/when.h"

static struct str date_of(struct call *call, struct instant at)
{
    return at.ms ? when_date(call->ctx->arena, call_reading(call), at) : STR_NONE;
}

/* The carrier's own words, or ours where it has sent a code alone; with their day. */
static struct str last_news(struct call *call, const struct parcel_file *parcel)
{
    const struct parcel_state *state = &parcel->state;
    struct str words =
        parcel->latest.len ? parcel->latest : say(call->language, parcel_event_text(state->event));
    if (state->event == PARCEL_UNKNOWN)
        return STR_NONE;
    return call_fill(call, "{news} ({date})",
                     PLACES(PLACE("news", words), PLACE("date", date_of(call, state->at))));
}

struct ready_facts ready_facts_open(struct call *call, const struct order *order,
                                    const struct parcel_file *parcel)
{
    const struct order_state *state = &order->state;
    bool protected_once = state->protection != PROTECTION_NONE;
    return (struct ready_facts){{
        [READY_MARKETPLACE] = say(call->language, order->head.marketplace),
        [READY_ORDERED] = date_of(call, state->ordered),
        [READY_PROMISED] = date_of(call, state->promised),
        [READY_PROTECTION_ENDS] =
            date_of(call, protected_once && order_end_is_told(order) ? state->protection_ends : CLOCK_UNSET),
        [READY_TRACKING] = last_news(call, parcel),
    }};
}

static struct str next_deadline(struct call *call, const struct order *order)
{
    struct order_due due[DEADLINE_COUNT];
    int count = order_dues(order, call->ctx->now, due);
    return count ? when_until(call->ctx->arena, call_reading(call), due[0].at) : STR_NONE;
}

enum err ready_facts_of(struct call *call, const struct order *order, struct ready_facts *facts)
{
    struct arena *arena = call->ctx->arena;
    const struct order_state *state = &order->state;
    struct parcel_file *parcel = ARENA_NEW(arena, struct parcel_file);
    char text[MONEY_TEXT];
    enum err err = parcel_read(call->ctx, call->app->tracking, order, parcel);
    if (err)
        return err;
    *facts = ready_facts_open(call, order, parcel);
    facts->at[READY_NUMBER] = order->head.number.len ? order->head.number : order->head.ref;
    facts->at[READY_TITLE] = order->lines.count ? order->lines.at[0].title : STR_NONE;
    facts->at[READY_AMOUNT] =
        locale_amount(arena, call->language, money_write(state->paid_minor, state->currency, text),
                      currency_code(&state->currency));
    facts->at[READY_SELLER] = order->head.seller;
    facts->at[READY_DEADLINE] = next_deadline(call, order);
    return order_buyer(call->ctx, &order->head, &facts->at[READY_BUYER]);
}
