/* Numbers and events of an order's parcel: adding them. */
#include "service/order/parcel.h"

#include "base/check.h"
#include "base/secret.h"
#include "service/order/feed.h"
#include "service/order/following.h"
#include "service/order/parcel_parts.h"
#include "service/order/parts.h"

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

static const struct leg *leg_of(const struct order *order)
{
    for (size_t i = 0; i < COUNT_OF(legs); i++)
        if (order->head.market_id && !order->head.external &&
            (order->state.dispute == legs[i].due || order->state.dispute == legs[i].sent))
            return &legs[i];
    return NULL;
}

/* So many numbers may stand on the order after one more of whoever tells it; nobody uses up what another needs. */
static size_t numbers_for(const struct order *order)
{
    const struct leg *leg = leg_of(order);
    bool buyer = order_is(order, PARTY_BUYER), seller = order_is(order, PARTY_SELLER);
    if (order->head.external)
        return PARCEL_NUMBERS_MAX;
    if (leg)
        return order_is(order, leg->sender) || !(buyer || seller) ? PARCEL_NUMBERS_MAX : 0;
    return buyer && !seller ? PARCEL_NUMBERS_BUYER : PARCEL_NUMBERS_SENT;
}

bool parcel_has_leg(const struct order *order)
{
    return leg_of(order) != NULL;
}

enum err parcel_number_enter(struct ctx *ctx, const struct viewer *viewer, int64_t order_id,
                             struct str number)
{
    enum err err = parcel_number_insert(ctx->db, order_id, number, ctx->now);
    return err ? err : following_begin(ctx, viewer, number);
}

static bool stands(const struct parcel_numbers *numbers, struct str number)
{
    for (size_t i = 0; i < numbers->count; i++)
        if (str_eq(numbers->at[i].number, number))
            return true;
    return false;
}

static enum err add_number(struct ctx *ctx, const struct viewer *viewer, const struct order *order,
                           struct str number)
{
    struct parcel_numbers numbers;
    size_t most = numbers_for(order);
    enum err err = parcel_numbers_load(ctx->db, ctx->arena, order->head.id, &numbers);
    if (err || stands(&numbers, number))
        return err;
    if (most == 0)
        return fail_field(&ctx->failure, ERR_LIMIT, "number",
                          "The tracking number of what is sent now comes from whoever sends it.");
    if (numbers.count >= most)
        return fail_field(&ctx->failure, ERR_LIMIT, "number",
                          "This order has as many tracking numbers as it takes from you.");
    return parcel_number_enter(ctx, viewer, order->head.id, number);
}

bool parcel_number_sends(const struct order *order)
{
    const struct leg *leg = leg_of(order);
    return leg && order->state.dispute == leg->due && !order->state.chargeback &&
           order_is(order, leg->sender);
}

/* Whoever owes goods and gives their number has said with it that they are sent: nobody loses for not saying it twice. */
static enum err ship_leg(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
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

enum err parcel_add_number(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           struct str ref, struct str number)
{
    struct order_held *held = ARENA_NEW(ctx->arena, struct order_held);
    const struct order *order = &held->now;
    struct str plain = parcel_number_of(ctx->arena, number);
    enum err err = order_read_held(ctx, policies, viewer, ref, held);
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
        err = add_number(ctx, viewer, order, plain);
    if (!err && !stands(&before, plain))
        err = ship_leg(ctx, policies, viewer, held);
    return err ? err : feed_take_early(ctx, policies, order->head.id, plain);
}

/* ---- events ---- */

/* What makes it this event: told again, by whomever, it is the same. */
static struct str mark_of(struct ctx *ctx, const struct parcel_row *row)
{
    struct str text =
        arena_printf(ctx->arena, "%.*s\n%lld\n%.*s\n%.*s\n%.*s", STR_ARG(row->number), (long long)row->at.ms,
                     STR_ARG(row->event), STR_ARG(row->words), STR_ARG(row->place));
    return arena_copy(ctx->arena, str_from(hash_of(text).text));
}

/* What carries a code is not guessed from its words: an unknown code must not move a parcel. */
enum parcel_event parcel_entry_event(const struct parcel_entry *entry)
{
    return entry->event || entry->code.len ? entry->event : parcel_from_text(entry->words);
}

static struct parcel_row row_of(struct ctx *ctx, const struct parcel_entry *entry)
{
    return (struct parcel_row){
        .number = parcel_number_of(ctx->arena, entry->number),
        .at = entry->at,
        .noted_at = ctx->now,
        .event = parcel_event_name(parcel_entry_event(entry)),
        .code = str_char_prefix(entry->code, PARCEL_CODE_MAX),
        .words = str_char_prefix(str_trim(entry->words), PARCEL_WORDS_MAX),
        .place = str_char_prefix(str_trim(entry->place), PARCEL_PLACE_MAX),
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
    row.mark = mark_of(ctx, &row);
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

/* ---- what the law makes of it ---- */

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

/* Who brings it before the law: the marketplace's system, which stands for the carrier, or the notebook's owner. */
static struct viewer teller_of(const struct order_head *head)
{
    return head->external || !head->market_id
               ? (struct viewer){.person_id = head->buyer_id, .role = ROLE_MEMBER}
               : (struct viewer){.market_id = head->market_id};
}

/* An order that the law may be told of. */
struct hearing {
    const struct policy_set *policies;
    const struct order *order;
    struct order_held
        *held; /* of it, read as whoever brings it before the law; NULL: it is read by the act */
};

static enum err apply(struct ctx *ctx, const struct hearing *hearing, const struct parcel_entry *entry,
                      enum order_event_kind kind)
{
    enum order_refusal refusal;
    const struct order *order = hearing->order;
    struct instant at = clock_later(entry->at, order->state.last);
    struct order_act act = {.viewer = teller_of(&order->head),
                            .ref = order->head.ref,
                            .words = str_char_prefix(entry->words, PARCEL_WORDS_MAX),
                            .command = {.wish = {.kind = kind,
                                                 .by = PARTY_CARRIER,
                                                 .at = clock_earlier(at, ctx->now),
                                                 .currency = order->state.currency},
                                        .version = order->state.version},
                            .held = hearing->held};
    return order_act(ctx, hearing->policies, &act, &refusal);
}

/* A number that came to the order since goods are owed is theirs: the parcel's own was there before. */
static bool is_of_leg(const struct order *order, const struct parcel_numbers *numbers, struct str number)
{
    for (size_t i = 0; i < numbers->count; i++)
        if (str_eq(numbers->at[i].number, number))
            return !instant_before(numbers->at[i].added_at, order->state.goods_from);
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

static enum err apply_leg(struct ctx *ctx, const struct hearing *hearing, const struct leg *leg,
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
        return there && order->state.dispute == leg->sent ? apply(ctx, hearing, there, leg->arrives) : OK;
    err = apply(ctx, hearing, first, leg->ships);
    if (!err)
        err = order_read_by_id(ctx, hearing->policies, order->head.id, now);
    if (err || !there || now->state.dispute != leg->sent)
        return err;
    return apply(ctx, &(struct hearing){hearing->policies, now, NULL}, there, leg->arrives);
}

/* The last delivery moves an order that is on its way, one a return or a replacement; all else stays. */
static enum err apply_told(struct ctx *ctx, const struct hearing *hearing, const struct parcel_told *told)
{
    const struct order *order = hearing->order;
    const struct leg *leg = leg_of(order);
    if (leg)
        return apply_leg(ctx, hearing, leg, told);
    bool moves =
        order->state.shipment == SHIPMENT_ON_ITS_WAY && (order->head.external || order->head.market_id);
    if (!moves || !first_of(told, order->head.external, parcel_begins(order), is_delivered))
        return OK;
    struct parcel_rows rows;
    enum err err = parcel_rows_load(ctx->db, ctx->arena, order->head.id, &rows);
    const struct parcel_row *row = err ? NULL : parcel_whole(order, &rows);
    if (!row)
        return err;
    struct parcel_entry entry = {.at = row->at, .words = row->words};
    return apply(ctx, hearing, &entry, EVENT_DELIVERED);
}

/* Keeps what is new of it and lets the law draw its conclusion. */
static enum err tell_law(struct ctx *ctx, const struct hearing *hearing, const struct parcel_told *told,
                         size_t *added)
{
    enum err err = add_events(ctx, hearing->order, told, added);
    return err || *added == 0 ? err : apply_told(ctx, hearing, told);
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
            err = add_number(ctx, viewer, order, parcel_number_of(ctx->arena, entries[i].number));
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
        err = tell_law(ctx, &(struct hearing){policies, order, NULL}, &told, added);
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
    struct viewer viewer = teller_of(&head);
    err = order_read_held(ctx, policies, &viewer, head.ref, held);
    return err ? err : tell_law(ctx, &(struct hearing){policies, &held->now, held}, told, added);
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
