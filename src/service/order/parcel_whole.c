/*
 * An order that travels in several parcels: when all of it has come. No number says which lines it carries, so every
 * number that a carrier has seen must have come. One that was never seen is a side's word and holds nothing up.
 */
#include "base/check.h"
#include "service/order/parcel_parts.h"

/* One number, as far as it counts; one for what is told without a number. */
struct journey {
    struct str number;
    struct instant first, last;
    const struct parcel_row *delivery; /* NULL: none */
    bool abroad;
};
enum { JOURNEYS_MAX = PARCEL_NUMBERS_MAX + 1 };

bool parcel_was_seen(enum parcel_event event)
{
    return event != PARCEL_UNKNOWN && event != PARCEL_NOT_HANDED_OVER;
}

bool parcel_counts(bool external, enum parcel_word word)
{
    return word == PARCEL_CARRIER_SCANNED || (external && word == PARCEL_BUYER_SAYS);
}

struct instant parcel_begins(const struct order *order)
{
    return instant_add(order->head.ordered_at, SPAN_MS(-PARCEL_AHEAD.ms));
}

static struct journey *journey_of(struct journey *journeys, size_t *count, struct str number)
{
    for (size_t i = 0; i < *count; i++)
        if (str_eq(journeys[i].number, number))
            return &journeys[i];
    if (*count == JOURNEYS_MAX)
        return NULL;
    journeys[*count] = (struct journey){.number = number};
    return &journeys[(*count)++];
}

static void see(struct journey *journey, const struct parcel_row *row, enum parcel_event event)
{
    if (journey->first.ms == 0 || instant_before(row->at, journey->first))
        journey->first = row->at;
    journey->last = clock_later(journey->last, row->at);
    journey->abroad |= event == PARCEL_DEPARTED || event == PARCEL_ARRIVED || event == PARCEL_CUSTOMS;
    bool sooner = !journey->delivery || instant_before(row->at, journey->delivery->at);
    if (event == PARCEL_DELIVERED && sooner)
        journey->delivery = row;
}

static size_t journeys_of(const struct order *order, const struct parcel_rows *rows,
                          struct journey journeys[JOURNEYS_MAX])
{
    size_t count = 0;
    struct instant from = parcel_begins(order);
    for (size_t i = 0; i < rows->count; i++) {
        const struct parcel_row *row = &rows->at[i];
        enum parcel_event event = PARCEL_UNKNOWN;
        int word = names_find(&parcel_word_names, row->word);
        bool counts = word >= 0 && parcel_counts(order->head.external, (enum parcel_word)word);
        if (!counts || !parcel_event_from(row->event, &event) || !parcel_was_seen(event) ||
            instant_before(row->at, from))
            continue;
        struct journey *journey = journey_of(journeys, &count, row->number);
        if (journey)
            see(journey, row, event);
    }
    return count;
}

/* It goes on under another number: of the export, of the local carrier. In a notebook nothing is decided by it. */
static bool handed_over(const struct order *order, const struct journey *journey,
                        const struct journey *journeys, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (journeys[i].delivery && !instant_before(journeys[i].first, journey->last))
            return journey->abroad || order->head.external;
    return false;
}

const struct parcel_row *parcel_whole(const struct order *order, const struct parcel_rows *rows)
{
    struct journey journeys[JOURNEYS_MAX];
    const struct parcel_row *last = NULL;
    size_t count = journeys_of(order, rows, journeys);
    for (size_t i = 0; i < count; i++) {
        const struct parcel_row *delivery = journeys[i].delivery;
        if (!delivery && !handed_over(order, &journeys[i], journeys, count))
            return NULL;
        if (delivery && (!last || instant_before(last->at, delivery->at)))
            last = delivery;
    }
    return last;
}

struct instant parcel_came(const struct order *order, const struct parcel_rows *rows, struct str number)
{
    struct journey journeys[JOURNEYS_MAX];
    size_t count = journeys_of(order, rows, journeys);
    for (size_t i = 0; i < count; i++)
        if (str_eq(journeys[i].number, number) && journeys[i].delivery)
            return journeys[i].delivery->at;
    return CLOCK_UNSET;
}

enum err parcel_delivers(struct ctx *ctx, const struct order *order, const struct parcel_entry *entry,
                         bool *delivers)
{
    struct parcel_rows rows;
    struct parcel_numbers numbers;
    *delivers = order->head.external && order->state.shipment == SHIPMENT_ON_ITS_WAY &&
                parcel_entry_event(entry) == PARCEL_DELIVERED;
    if (!*delivers)
        return OK;
    enum err err = parcel_rows_load(ctx->db, ctx->arena, order->head.id, &rows);
    if (!err)
        err = parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &numbers);
    if (err)
        return err;
    struct parcel_rows after = {ARENA_ARRAY(ctx->arena, struct parcel_row, rows.count + 1), rows.count + 1};
    for (size_t i = 0; i < rows.count; i++)
        after.at[i] = rows.at[i];
    after.at[rows.count] = (struct parcel_row){.number = parcel_number_of(ctx->arena, entry->number),
                                               .at = entry->at,
                                               .event = parcel_event_name(PARCEL_DELIVERED),
                                               .word = names_at(&parcel_word_names, PARCEL_BUYER_SAYS)};
    if (entry->number.len == 0 && numbers.count == 1)
        after.at[rows.count].number = numbers.at[0].number;
    *delivers = parcel_whole(order, &after) != NULL;
    return OK;
}
