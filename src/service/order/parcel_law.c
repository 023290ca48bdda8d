/* What the law makes of parcels: a delivery, and goods that go back or are sent anew. */
#include "base/check.h"
#include "core/order/arrival.h"
#include "service/order/parcel_parts.h"
#include "service/order/parts.h"
#include "service/order/seen.h"

/* Goods on their way back, or anew. */
static const struct leg {
    enum dispute due, sent;
    enum order_event_kind ships, arrives;
    enum party sender;
} legs[] = {
    {DISPUTE_RETURN_DUE, DISPUTE_RETURN_SENT, EVENT_RETURN_SHIPPED, EVENT_RETURN_ARRIVED, PARTY_BUYER},
    {DISPUTE_REPLACEMENT_DUE, DISPUTE_REPLACEMENT_SENT, EVENT_REPLACEMENT_SHIPPED, EVENT_REPLACEMENT_ARRIVED,
     PARTY_SELLER},
};

/* Its sender says that it came and has to show it: a carrier may still say so, too. */
static bool is_claimed(const struct order_state *state, const struct leg *leg)
{
    bool shown = state->dispute == DISPUTE_EVIDENCE || state->dispute == DISPUTE_REBUTTAL ||
                 state->dispute == DISPUTE_PANEL;
    return shown && order_arrival_is_claimed(state, leg->sender) && !state->arrival_scanned;
}

static bool is_sent(const struct order_state *state, const struct leg *leg)
{
    return state->dispute == leg->sent || is_claimed(state, leg);
}

static const struct leg *leg_of(const struct order *order)
{
    for (size_t i = 0; i < COUNT_OF(legs); i++)
        if (order->head.market_id && !order->head.external &&
            (order->state.dispute == legs[i].due || is_sent(&order->state, &legs[i])))
            return &legs[i];
    return NULL;
}

/* Goods that the dispute is not about, and that are under way. */
static uint64_t still_to_come(const struct order *order)
{
    return order_missing(&order->state) & ~order->state.lines;
}

size_t parcel_numbers_for(const struct order *order)
{
    const struct leg *leg = leg_of(order);
    bool buyer = order_is(order, PARTY_BUYER), seller = order_is(order, PARTY_SELLER);
    if (order->head.external)
        return PARCEL_NUMBERS_MAX;
    if (leg && (order_is(order, leg->sender) || !still_to_come(order)))
        return order_is(order, leg->sender) || !(buyer || seller) ? PARCEL_NUMBERS_MAX : 0;
    return buyer && !seller ? PARCEL_NUMBERS_BUYER : PARCEL_NUMBERS_SENT;
}

bool parcel_has_leg(const struct order *order)
{
    return leg_of(order) != NULL;
}

uint64_t parcel_leg_lines(const struct order *order)
{
    const struct leg *leg = leg_of(order);
    return leg && still_to_come(order) && order_is(order, leg->sender) ? order->state.lines : 0;
}

bool parcel_number_sends(const struct order *order)
{
    const struct leg *leg = leg_of(order);
    return leg && order->state.dispute == leg->due && !order->state.chargeback &&
           order_is(order, leg->sender);
}

enum err parcel_ship_leg(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                         struct order_held *held)
{
    enum order_refusal refusal;
    const struct order *order = &held->now;
    const struct leg *leg = leg_of(order);
    if (!parcel_number_sends(order))
        return OK;
    struct order_act act = {
        .viewer = *viewer,
        .ref = order->head.ref,
        .command = {.wish = {.kind = leg->ships, .by = leg->sender, .currency = order->state.currency},
                    .version = order->state.version},
        .held = held};
    return order_act(ctx, policies, &act, &refusal);
}

/* The first of them whose word counts, that fits, and that did not happen before `from`; or NULL. */
static const struct parcel_entry *first_of(const struct parcel_told *told, bool external, struct instant from,
                                           bool (*fits)(enum parcel_event event))
{
    const struct parcel_entry *first = NULL;
    for (size_t i = 0; i < told->count; i++) {
        const struct parcel_entry *entry = &told->entries[i];
        bool counts = parcel_counts(external, entry->word);
        if (counts && fits(parcel_entry_event(entry)) && !instant_before(entry->at, from) &&
            (!first || instant_before(entry->at, first->at)))
            first = entry;
    }
    return first;
}

static bool is_delivered(enum parcel_event event)
{
    return event == PARCEL_DELIVERED;
}

struct viewer parcel_teller(const struct order_head *head)
{
    return head->external || !head->market_id
               ? (struct viewer){.person_id = head->buyer_id, .role = ROLE_MEMBER}
               : (struct viewer){.market_id = head->market_id};
}

/* entry->lines: 0, or of an order that came in parts. */
static enum err apply(struct ctx *ctx, const struct parcel_hearing *hearing, const struct parcel_entry *entry,
                      enum order_event_kind kind)
{
    enum order_refusal refusal;
    const struct order *order = hearing->order;
    struct instant at = clock_later(entry->at, order->state.last);
    struct order_act act = {.viewer = parcel_teller(&order->head),
                            .ref = order->head.ref,
                            .words = str_char_prefix(entry->words, PARCEL_WORDS_MAX),
                            .command = {.wish = {.kind = kind,
                                                 .by = PARTY_CARRIER,
                                                 .lines = entry->lines,
                                                 .at = clock_earlier(at, ctx->now),
                                                 .currency = order->state.currency},
                                        .version = order->state.version},
                            .held = hearing->held};
    return order_act(ctx, hearing->policies, &act, &refusal);
}

/*
 * A number that came to the order since goods are owed is theirs: the parcel's own was there before. One that is said to carry
 * other lines is not; while those are under way, one of which nobody says what it carries is theirs by their sender's word.
 */
static bool carries_leg(const struct order *order, const struct leg *leg, const struct parcel_number *number)
{
    uint64_t said = (uint64_t)number->lines, about = order->state.lines;
    bool sends = str_eq(number->entered_by, names_at(&party_names, (int)leg->sender));
    if (instant_before(number->added_at, order->state.goods_from) || (said && !(said & about)))
        return false;
    return !still_to_come(order) || sends || (said & about);
}

static bool is_of_leg(const struct order *order, const struct parcel_numbers *numbers, struct str number)
{
    for (size_t i = 0; i < numbers->count; i++)
        if (str_eq(numbers->at[i].number, number))
            return carries_leg(order, leg_of(order), &numbers->at[i]);
    return false;
}

/* What is told of the numbers of the leg; an entry without a number is of the message's. */
static enum err told_of_leg(struct ctx *ctx, const struct order *order, const struct parcel_told *told,
                            struct parcel_told *of_leg)
{
    struct parcel_numbers numbers;
    struct parcel_entry *entries = ARENA_ARRAY(ctx->arena, struct parcel_entry, told->count + 1);
    *of_leg = (struct parcel_told){.entries = entries};
    enum err err = parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &numbers);
    for (size_t i = 0; !err && i < told->count; i++) {
        struct str number = told->entries[i].number;
        if (is_of_leg(order, &numbers, number.len ? parcel_number_of(ctx->arena, number) : told->number))
            entries[of_leg->count++] = told->entries[i];
    }
    return err;
}

static enum err apply_leg(struct ctx *ctx, const struct parcel_hearing *hearing, const struct leg *leg,
                          const struct parcel_told *told)
{
    const struct order *order = hearing->order;
    struct order *now = ARENA_NEW(ctx->arena, struct order);
    struct parcel_told of_leg;
    enum err err = told_of_leg(ctx, order, told, &of_leg);
    if (err)
        return err;
    const struct parcel_entry *first = first_of(&of_leg, false, order->state.goods_from, parcel_was_seen);
    const struct parcel_entry *there = first_of(&of_leg, false, order->state.goods_from, is_delivered);
    if (!first || order->state.dispute != leg->due)
        return there && is_sent(&order->state, leg) ? apply(ctx, hearing, there, leg->arrives) : OK;
    err = apply(ctx, hearing, first, leg->ships);
    if (!err)
        err = order_read_by_id(ctx, hearing->policies, order->head.id, now);
    if (err || !there || now->state.dispute != leg->sent)
        return err;
    return apply(ctx, &(struct parcel_hearing){hearing->policies, now, NULL}, there, leg->arrives);
}

/* Of the lines that the dispute is not about, those that have come. */
static enum err take_rest(struct ctx *ctx, const struct parcel_hearing *hearing)
{
    struct order *now = ARENA_NEW(ctx->arena, struct order);
    if (!still_to_come(hearing->order))
        return OK;
    enum err err = order_read_by_id(ctx, hearing->policies, hearing->order->head.id, now);
    return err ? err : parcel_take_whole(ctx, &(struct parcel_hearing){hearing->policies, now, NULL});
}

/* One parcel after the other, as they came. */
static enum err take_parts(struct ctx *ctx, const struct parcel_hearing *hearing,
                           const struct parcel_numbers *numbers, const struct parcel_rows *rows)
{
    enum err err = OK;
    struct parcel_hearing next = *hearing;
    struct order *now = ARENA_NEW(ctx->arena, struct order);
    const struct parcel_row *row;
    uint64_t lines = parcel_part(next.order, numbers, rows, &row);
    for (int i = 0; !err && lines && i < ORDER_LINES_MAX; i++) {
        struct parcel_entry entry = {.at = row->at, .words = row->words, .lines = lines};
        err = apply(ctx, &next, &entry, EVENT_DELIVERED);
        if (!err)
            err = order_read_by_id(ctx, hearing->policies, hearing->order->head.id, now);
        next = (struct parcel_hearing){hearing->policies, now, NULL};
        lines = err ? 0 : parcel_part(now, numbers, rows, &row);
    }
    return err;
}

/* Which numbers came is kept for whoever tells of deadlines (seen.h), and its next deadline and reminder with it. */
static enum err keep_came(struct ctx *ctx, const struct parcel_hearing *hearing)
{
    int64_t id = hearing->order->head.id;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    bool changed = false;
    enum err err = order_hold_by_id(ctx->db, id);
    if (!err)
        err = order_read_by_id(ctx, hearing->policies, id, order);
    if (!err)
        err = order_look_came(ctx, order, &changed);
    return err || !changed ? err : order_tick_one(ctx, hearing->policies, id);
}

enum err parcel_take_whole(struct ctx *ctx, const struct parcel_hearing *hearing)
{
    const struct order *order = hearing->order;
    struct parcel_rows rows;
    struct parcel_numbers numbers;
    bool under_way = order->state.shipment == SHIPMENT_ON_ITS_WAY;
    if (order->state.shipment > SHIPMENT_ON_ITS_WAY || !(order->head.external || order->head.market_id))
        return OK;
    enum err err = parcel_rows_load(ctx->db, ctx->arena, order->head.id, &rows);
    if (!err)
        err = parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &numbers);
    if (err)
        return err;
    const struct parcel_row *row = leg_of(order) ? NULL : parcel_whole(order, &numbers, &rows);
    if (row && under_way)
        return apply(ctx, hearing, &(struct parcel_entry){.at = row->at, .words = row->words},
                     EVENT_DELIVERED);
    if (under_way)
        err = take_parts(ctx, hearing, &numbers, &rows);
    return err ? err : keep_came(ctx, hearing);
}

/* Goods that the carrier has brought back, or lost, are nothing that the seller is paid for at a silent end. */
static enum err take_fate(struct ctx *ctx, const struct parcel_hearing *hearing)
{
    const struct order *order = hearing->order;
    struct parcel_rows rows;
    struct parcel_numbers numbers;
    if (order->head.external || !order->head.market_id || order->state.shipment != SHIPMENT_ON_ITS_WAY)
        return OK;
    enum err err = parcel_rows_load(ctx->db, ctx->arena, order->head.id, &rows);
    if (!err)
        err = parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &numbers);
    bool gone = !err && parcel_wont_come(order, &numbers, &rows);
    if (err || gone == order->state.wont_come)
        return err;
    return apply(ctx, hearing, &(struct parcel_entry){.at = rows.at[0].at, .words = rows.at[0].words},
                 gone ? EVENT_UNDELIVERABLE : EVENT_UNDER_WAY_AGAIN);
}

enum err parcel_apply_told(struct ctx *ctx, const struct parcel_hearing *hearing,
                           const struct parcel_told *told)
{
    const struct order *order = hearing->order;
    const struct leg *leg = leg_of(order);
    if (leg) {
        enum err err = apply_leg(ctx, hearing, leg, told);
        return err ? err : take_rest(ctx, hearing);
    }
    bool delivers = first_of(told, order->head.external, parcel_begins(order), is_delivered) != NULL;
    bool looks = order->head.numbers_came.len || order->state.shipment < SHIPMENT_ON_ITS_WAY;
    bool ends = order->state.wont_come ||
                first_of(told, order->head.external, parcel_begins(order), parcel_is_gone) != NULL;
    if (delivers)
        return parcel_take_whole(ctx, hearing);
    if (ends)
        return take_fate(ctx, hearing);
    return looks ? keep_came(ctx, hearing) : OK;
}
