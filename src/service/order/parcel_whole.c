/*
 * An order that travels in several parcels: when all of it has come. Where a number says which lines it carries, each line
 * must have come; else every number that a carrier has seen. One that was never seen is a side's word and holds nothing up,
 * nor does one whose goods went on under another number: first_of_two() says when that is so.
 */
#include "base/check.h"
#include "core/order/arrival.h"
#include "service/order/parcel_parts.h"

/* One number, as far as it counts; one for what is told without a number. */
struct journey {
    struct str number;
    struct instant first, last;
    const struct parcel_row *delivery;  /* NULL: none */
    const struct parcel_number *stands; /* NULL: nobody entered it */
    bool abroad, lost, gone;            /* lost: ever, or on its way back; gone: by the last word */
    int scans;
};
enum { JOURNEYS_MAX = PARCEL_NUMBERS_MAX + 1 };
/* Seen once by its first carrier, and not in all this time until another came: it was handed on. */
#define PARCEL_FORGOTTEN SPAN_DAYS(10)

bool parcel_was_seen(enum parcel_event event)
{
    return event != PARCEL_UNKNOWN && event != PARCEL_NOT_HANDED_OVER;
}

bool parcel_is_gone(enum parcel_event event)
{
    return event == PARCEL_RETURNED || event == PARCEL_LOST || event == PARCEL_DESTROYED;
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
    if (journey->scans == 0 || instant_before(journey->last, row->at)) /* the newest come first */
        journey->gone = parcel_is_gone(event);
    if (journey->first.ms == 0 || instant_before(row->at, journey->first))
        journey->first = row->at;
    journey->last = clock_later(journey->last, row->at);
    journey->scans++;
    journey->lost |= event == PARCEL_LOST || event == PARCEL_RETURNED;
    journey->abroad |= event == PARCEL_DEPARTED || event == PARCEL_ARRIVED || event == PARCEL_CUSTOMS;
    bool sooner = !journey->delivery || instant_before(row->at, journey->delivery->at);
    if (event == PARCEL_DELIVERED && sooner)
        journey->delivery = row;
}

static size_t journeys_of(const struct order *order, const struct parcel_numbers *numbers,
                          const struct parcel_rows *rows, struct journey journeys[JOURNEYS_MAX])
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
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; numbers && k < numbers->count; k++)
            if (str_eq(journeys[i].number, numbers->at[k].number))
                journeys[i].stands = &numbers->at[k];
    return count;
}

static uint64_t said_lines(const struct journey *journey)
{
    return journey->stands ? (uint64_t)journey->stands->lines : 0;
}

static bool entered_by(const struct journey *journey, const char *who)
{
    return journey->stands && str_eq(journey->stands->entered_by, str_from(who));
}

/* The same goods go on under the later number: both say their lines, or the buyer or a service knows the local one. */
static bool goes_on(const struct journey *first, const struct journey *later)
{
    uint64_t lines = said_lines(first), come = said_lines(later);
    if (lines && come)
        return (lines & ~come) == 0;
    bool local = entered_by(later, "carrier") || entered_by(later, "buyer");
    bool forgotten = first->scans == 1 && !lines && !come &&
                     instant_since(later->delivery->at, first->last).ms >= PARCEL_FORGOTTEN.ms;
    return (local && !entered_by(first, "buyer")) || forgotten;
}

/* What the buyer alone knows of holds nothing up that the other side says was sent, and came. */
static bool is_buyers_word(const struct journey *journey, const struct journey *come)
{
    bool theirs = come->stands && come->stands->entered_by.len && !entered_by(come, "buyer");
    return theirs && entered_by(journey, "buyer") &&
           (!said_lines(come) || (said_lines(journey) && !(said_lines(journey) & ~said_lines(come))));
}

/* Of two numbers the first came with the other. In a notebook nothing is decided by it. */
static bool first_of_two(const struct order *order, const struct journey *first, const struct journey *other)
{
    bool later = !instant_before(other->first, first->last);
    if (later && (first->abroad || order->head.external))
        return true;
    return !first->lost && ((later && goes_on(first, other)) || is_buyers_word(first, other));
}

static bool holds_up(const struct order *order, const struct journey *journey, const struct journey *journeys,
                     size_t count)
{
    for (size_t i = 0; i < count && !journey->delivery; i++)
        if (journeys[i].delivery && first_of_two(order, journey, &journeys[i]))
            return false;
    return !journey->delivery;
}

static uint64_t goods_of(const struct order_state *state)
{
    uint64_t goods = 0;
    for (int i = 0; i < state->line_count; i++)
        if (state->line_kind[i] == LINE_GOODS)
            goods |= line_bit((size_t)i);
    return goods;
}

const struct parcel_row *parcel_whole(const struct order *order, const struct parcel_numbers *numbers,
                                      const struct parcel_rows *rows)
{
    struct journey journeys[JOURNEYS_MAX];
    const struct parcel_row *last = NULL;
    uint64_t goods = goods_of(&order->state), come = 0;
    size_t count = journeys_of(order, numbers, rows, journeys);
    for (size_t i = 0; i < count; i++) {
        const struct parcel_row *delivery = journeys[i].delivery;
        if (holds_up(order, &journeys[i], journeys, count))
            return NULL;
        if (!delivery)
            continue;
        come |= said_lines(&journeys[i]) ? said_lines(&journeys[i]) : goods;
        if (!last || instant_before(last->at, delivery->at))
            last = delivery;
    }
    return goods & ~come ? NULL : last;
}

uint64_t parcel_part(const struct order *order, const struct parcel_numbers *numbers,
                     const struct parcel_rows *rows, const struct parcel_row **row)
{
    struct journey journeys[JOURNEYS_MAX];
    uint64_t anew = parcel_has_leg(order) ? order->state.lines : 0;
    uint64_t missing = order_missing(&order->state) & ~anew, lines = 0;
    size_t count = journeys_of(order, numbers, rows, journeys);
    *row = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct parcel_row *delivery = journeys[i].delivery;
        uint64_t fresh = said_lines(&journeys[i]) & missing;
        if (!delivery || !fresh || (*row && !instant_before(delivery->at, (*row)->at)))
            continue;
        *row = delivery;
        lines = fresh;
    }
    return lines;
}

/* What came in a parcel that does not say what it carried is not known: then nobody says that the rest is all. */
bool parcel_wont_come(const struct order *order, const struct parcel_numbers *numbers,
                      const struct parcel_rows *rows)
{
    struct journey journeys[JOURNEYS_MAX];
    bool gone = false;
    size_t count = journeys_of(order, numbers, rows, journeys);
    for (size_t i = 0; i < count; i++) {
        if (journeys[i].delivery ? !said_lines(&journeys[i]) : !journeys[i].gone)
            return false;
        gone |= journeys[i].gone;
    }
    return gone;
}

struct instant parcel_came(const struct order *order, const struct parcel_rows *rows, struct str number)
{
    struct journey journeys[JOURNEYS_MAX];
    size_t count = journeys_of(order, NULL, rows, journeys);
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
    *delivers = parcel_whole(order, &numbers, &after) != NULL;
    return OK;
}
