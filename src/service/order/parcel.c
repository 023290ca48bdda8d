/* Numbers and events of an order's parcel: adding them. */
#include "service/order/parcel.h"

#include "base/check.h"
#include "base/secret.h"
#include "core/order/lines.h"
#include "service/order/feed.h"
#include "service/order/following.h"
#include "service/order/parcel_parts.h"
#include "service/order/parts.h"
#include "text/kit/storable.h"

static const struct str source_words[] = {
    [SOURCE_PERSON] = STR_INIT("person"),
    [SOURCE_API] = STR_INIT("api"),
    [SOURCE_AFTERSHIP] = STR_INIT("aftership"),
    [SOURCE_EASYPOST] = STR_INIT("easypost"),
    [SOURCE_SHIPPO] = STR_INIT("shippo"),
    [SOURCE_17TRACK] = STR_INIT("17track"),
    [SOURCE_OWN] = STR_INIT("own"),
};
const struct names parcel_source_names = {source_words, SOURCE_COUNT};

static const struct str word_words[] = {[PARCEL_BUYER_SAYS] = STR_INIT("buyer"),
                                        [PARCEL_SELLER_SAYS] = STR_INIT("seller"),
                                        [PARCEL_CARRIER_SCANNED] = STR_INIT("carrier")};
const struct names parcel_word_names = {word_words, PARCEL_WORD_COUNT};

/* ---- numbers ---- */

struct str parcel_number_of(struct arena *arena, struct str typed)
{
    char kept[PARCEL_NUMBER_MAX];
    size_t len = 0;
    if (str_find(typed, STR("://")) < typed.len) /* the letters of a link are no number */
        return STR_NONE;
    for (size_t i = 0; i < typed.len; i++) {
        char c = typed.at[i];
        if (c >= 'a' && c <= 'z')
            c = (char)(c - 'a' + 'A');
        if (!(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9'))
            continue;
        if (len == PARCEL_NUMBER_MAX)
            return STR_NONE;
        kept[len++] = c;
    }
    return arena_copy(arena, (struct str){kept, len});
}

enum err parcel_number_enter(struct ctx *ctx, const struct viewer *viewer, int64_t order_id,
                             struct parcel_number number)
{
    number.added_at = ctx->now;
    enum err err = parcel_number_insert(ctx->db, order_id, &number);
    return err ? err : following_begin(ctx, viewer, number.number);
}

/* Whose word it is that this number is the order's. */
static struct str enterer_of(const struct order *order)
{
    if (order_is(order, PARTY_SELLER))
        return STR("seller");
    if (order_is(order, PARTY_BUYER))
        return STR("buyer");
    return order_is(order, PARTY_STAFF) ? STR("staff") : STR("market");
}

static bool stands(const struct parcel_numbers *numbers, struct str number)
{
    for (size_t i = 0; i < numbers->count; i++)
        if (str_eq(numbers->at[i].number, number))
            return true;
    return false;
}

static enum err add_number(struct ctx *ctx, const struct viewer *viewer, const struct order *order,
                           struct str number, uint64_t lines)
{
    struct parcel_numbers numbers;
    size_t most = parcel_numbers_for(order);
    if (lines & ~order_all_lines(&order->state))
        return fail_field(&ctx->failure, ERR_INPUT, "lines", "The order has lines 1 to {most}.",
                          PLACE_INT("most", order->state.line_count));
    enum err err = parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &numbers);
    bool there = !err && stands(&numbers, number);
    uint64_t carries = lines ? lines : parcel_leg_lines(order);
    struct parcel_number entered = {
        .number = number, .entered_by = enterer_of(order), .lines = (int64_t)carries};
    if (there && lines)
        return parcel_number_enter(ctx, viewer, order->head.id, entered);
    if (err || there)
        return err;
    if (most == 0)
        return fail_field(&ctx->failure, ERR_LIMIT, "number",
                          "The tracking number of what is sent now comes from whoever sends it.");
    if (numbers.count >= most)
        return fail_field(&ctx->failure, ERR_LIMIT, "number",
                          "This order has as many tracking numbers as it takes from you.");
    return parcel_number_enter(ctx, viewer, order->head.id, entered);
}

enum err parcel_add_number(struct ctx *ctx, const struct policy_set *policies,
                           const struct parcel_numbering *entered)
{
    struct order_held *held = ARENA_NEW(ctx->arena, struct order_held);
    const struct order *order = &held->now;
    struct str plain = parcel_number_of(ctx->arena, entered->number);
    enum err err = order_read_held(ctx, policies, &entered->viewer, entered->ref, held);
    if (!err)
        err = order_require_work(ctx, order);
    if (!err && plain.len == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "number",
                          "Enter the tracking number: its letters and digits, at most {most}.",
                          PLACE_INT("most", PARCEL_NUMBER_MAX));
    struct parcel_numbers before = {0};
    if (!err)
        err = parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &before);
    if (!err)
        err = add_number(ctx, &entered->viewer, order, plain, entered->lines);
    bool of_rest = entered->lines && !(entered->lines & order->state.lines);
    if (!err && !stands(&before, plain) && !of_rest)
        err = parcel_ship_leg(ctx, policies, &entered->viewer, held);
    if (!err && entered->lines && (of_rest || !parcel_has_leg(order)))
        err = parcel_take_whole(ctx, &(struct parcel_hearing){policies, order, NULL});
    return err ? err : feed_take_early(ctx, policies, order->head.id, plain);
}

/* ---- events ---- */

/* What makes it this event: told again, by whomever, it is the same. */
static struct str mark_of(struct ctx *ctx, const struct parcel_row *row, bool undated)
{
    int64_t at = undated ? 0 : row->at.ms;
    struct str text =
        arena_printf(ctx->arena, "%.*s\n%lld\n%.*s\n%.*s\n%.*s", STR_ARG(row->number), (long long)at,
                     STR_ARG(row->event), STR_ARG(row->words), STR_ARG(row->place));
    return arena_copy(ctx->arena, str_from(hash_of(text).text));
}

/* What carries a code is not guessed from its words: an unknown code must not move a parcel. */
enum parcel_event parcel_entry_event(const struct parcel_entry *entry)
{
    return entry->event || entry->code.len || entry->undated ? entry->event : parcel_from_text(entry->words);
}

static struct parcel_row row_of(struct ctx *ctx, const struct parcel_entry *entry)
{
    return (struct parcel_row){
        .number = parcel_number_of(ctx->arena, entry->number),
        .at = entry->at,
        .noted_at = ctx->now,
        .event = parcel_event_name(parcel_entry_event(entry)),
        .code = str_char_prefix(text_one_line(ctx->arena, entry->code), PARCEL_CODE_MAX),
        .words = str_char_prefix(text_one_line(ctx->arena, entry->words), PARCEL_WORDS_MAX),
        .place = str_char_prefix(text_one_line(ctx->arena, entry->place), PARCEL_PLACE_MAX),
        .country = arena_copy(ctx->arena, str_from(entry->country)),
        .word = names_at(&parcel_word_names, (int)entry->word),
    };
}

/* How many more the order takes by that word. A notebook has one writer; elsewhere nobody takes the carrier's room. */
static enum err room_for(struct ctx *ctx, const struct order *order, enum parcel_word word, int64_t *room)
{
    int64_t there = 0, most = PARCEL_EVENTS_SIDE;
    enum err err = OK;
    if (order->head.external)
        err = parcel_rows_count(ctx->db, order->head.id, &there);
    else
        err =
            parcel_rows_count_word(ctx->db, order->head.id, names_at(&parcel_word_names, (int)word), &there);
    if (order->head.external)
        most = PARCEL_EVENTS_MAX;
    else if (word == PARCEL_CARRIER_SCANNED)
        most = PARCEL_EVENTS_MAX - 2 * PARCEL_EVENTS_SIDE;
    *room = most > there ? most - there : 0;
    return err;
}

static enum err add_event(struct ctx *ctx, const struct order *order, const struct parcel_told *told,
                          const struct parcel_entry *entry, bool *fresh)
{
    int64_t room = 0;
    struct parcel_row row = row_of(ctx, entry);
    *fresh = false;
    enum err err = room_for(ctx, order, entry->word, &room);
    if (!err && room == 0 && told->payload.len)
        return OK; /* its sender can do nothing about it, and would send it for days */
    if (!err && room == 0)
        return fail(&ctx->failure, ERR_LIMIT, "This order takes no more tracking events from you.");
    if (row.number.len == 0)
        row.number = told->number;
    row.source = names_at(&parcel_source_names, (int)told->source);
    row.person_id = told->person_id;
    row.payload = told->payload;
    row.mark = mark_of(ctx, &row, entry->undated);
    return err ? err : parcel_row_insert(ctx->db, order->head.id, &row, fresh);
}

static enum err add_events(struct ctx *ctx, const struct order *order, const struct parcel_told *told,
                           size_t *added)
{
    enum err err = OK;
    *added = 0;
    for (size_t i = 0; !err && i < told->count; i++) {
        bool fresh = false;
        err = add_event(ctx, order, told, &told->entries[i], &fresh);
        *added += fresh;
    }
    return err;
}

/* Keeps what is new of it and lets the law draw its conclusion. */
static enum err tell_law(struct ctx *ctx, const struct parcel_hearing *hearing,
                         const struct parcel_told *told, size_t *added)
{
    enum err err = add_events(ctx, hearing->order, told, added);
    return err || *added == 0 ? err : parcel_apply_told(ctx, hearing, told);
}

/* ---- by people and programs ---- */

static enum parcel_word word_of(const struct order *order)
{
    return order_is(order, PARTY_CARRIER)                                   ? PARCEL_CARRIER_SCANNED
           : order_is(order, PARTY_SELLER) && !order_is(order, PARTY_BUYER) ? PARCEL_SELLER_SAYS
                                                                            : PARCEL_BUYER_SAYS;
}

static enum err check_entry(struct ctx *ctx, const struct parcel_entry *entry)
{
    struct failure *failure = &ctx->failure;
    if (str_trim(entry->words).len == 0 && entry->event == PARCEL_UNKNOWN)
        return fail_field(failure, ERR_INPUT, "words", "Enter what the carrier's page says.");
    if (entry->at.ms == 0)
        return fail_field(failure, ERR_INPUT, "date", "Enter the day of the event, such as 2026-11-20.");
    if (instant_before(entry->at, CLOCK_FIRST))
        return fail_field(failure, ERR_INPUT, "date", "This day is too far away.");
    if (entry->at.ms > ctx->now.ms + PARCEL_AHEAD.ms)
        return fail_field(failure, ERR_INPUT, "date", "This day lies in the future.");
    if (entry->number.len && parcel_number_of(ctx->arena, entry->number).len == 0)
        return fail_field(failure, ERR_INPUT, "number",
                          "A tracking number has at most {most} letters and digits.",
                          PLACE_INT("most", PARCEL_NUMBER_MAX));
    return OK;
}

/* An order's only number is what an event without one is about; a new one becomes the order's. */
static enum err find_number(struct ctx *ctx, const struct viewer *viewer, const struct order *order,
                            struct parcel_entry *entries, size_t count)
{
    struct parcel_numbers numbers;
    enum err err = parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &numbers);
    for (size_t i = 0; !err && i < count; i++) {
        if (entries[i].number.len)
            err = add_number(ctx, viewer, order, parcel_number_of(ctx->arena, entries[i].number),
                             entries[i].lines);
        else if (numbers.count == 1)
            entries[i].number = numbers.at[0].number;
    }
    return err;
}

enum err parcel_add_events(struct ctx *ctx, const struct policy_set *policies,
                           const struct parcel_telling *telling, size_t *added)
{
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    struct parcel_entry *entries = ARENA_ARRAY(ctx->arena, struct parcel_entry, telling->count + 1);
    *added = 0;
    enum err err = order_read(ctx, policies, &telling->viewer, telling->ref, order);
    if (!err)
        err = order_require_work(ctx, order);
    for (size_t i = 0; !err && i < telling->count; i++) {
        entries[i] = telling->entries[i];
        entries[i].word = word_of(order);
        err = check_entry(ctx, &entries[i]);
    }
    if (!err)
        err = find_number(ctx, &telling->viewer, order, entries, telling->count);
    struct parcel_told told = {.source = telling->source,
                               .person_id = telling->viewer.person_id,
                               .entries = entries,
                               .count = telling->count};
    if (!err)
        err = tell_law(ctx, &(struct parcel_hearing){policies, order, NULL}, &told, added);
    for (size_t i = 0; !err && i < telling->count; i++)
        if (entries[i].number.len)
            err = feed_take_early(ctx, policies, order->head.id,
                                  parcel_number_of(ctx->arena, entries[i].number));
    return err;
}

/* ---- by feeds ---- */

static enum err take_for(struct ctx *ctx, const struct policy_set *policies, int64_t order_id,
                         const struct parcel_told *told, size_t *added)
{
    struct order_head head;
    struct order_held *held = ARENA_NEW(ctx->arena, struct order_held);
    *added = 0;
    enum err err = order_load_by_id(ctx->db, ctx->arena, order_id, &head);
    if (err)
        return err;
    struct viewer viewer = parcel_teller(&head);
    err = order_read_held(ctx, policies, &viewer, head.ref, held);
    return err ? err : tell_law(ctx, &(struct parcel_hearing){policies, &held->now, held}, told, added);
}

static struct parcel_told told_of(struct ctx *ctx, const struct parcel_message *message,
                                  struct tracking_payload *payload)
{
    *payload = (struct tracking_payload){arena_copy(ctx->arena, str_from(hash_of(message->body).text)),
                                         names_at(&parcel_source_names, (int)message->source), message->body,
                                         ctx->now};
    return (struct parcel_told){.source = message->source,
                                .number = parcel_number_of(ctx->arena, message->number),
                                .payload = payload->hash,
                                .entries = message->entries,
                                .count = message->count};
}

enum err parcel_take_for(struct ctx *ctx, const struct policy_set *policies,
                         const struct parcel_message *message, int64_t order_id, size_t *added)
{
    struct tracking_payload payload;
    struct parcel_told told = told_of(ctx, message, &payload);
    *added = 0;
    enum err err = tracking_payload_insert(ctx->db, &payload);
    return err ? err : take_for(ctx, policies, order_id, &told, added);
}

enum err parcel_take_message(struct ctx *ctx, const struct policy_set *policies,
                             const struct parcel_message *message, size_t *orders, size_t *added)
{
    int64_t ids[PARCEL_ORDERS_MAX];
    struct str number = parcel_number_of(ctx->arena, message->number);
    *orders = *added = 0;
    enum err err = parcel_orders_of(ctx->db, number, ids, orders);
    for (size_t i = 0; !err && i < *orders; i++) {
        size_t fresh = 0;
        err = parcel_take_for(ctx, policies, message, ids[i], &fresh);
        *added += fresh;
    }
    return err;
}
