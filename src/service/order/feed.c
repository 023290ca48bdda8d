#include "service/order/feed.h"

#include "base/buf.h"
#include "base/check.h"
#include "base/secret.h"
#include "service/order/following.h"
#include "service/order/parcel_parts.h"
#include "service/order/parts.h"
#include "store/order/following.h"
#include "text/clock/when.h"
#include "text/kit/json_write.h"

enum { RECORD_MAX = 1 << 20, TROUBLE_DAYS = 30 };

static const enum parcel_source sources[WEBHOOK_COUNT] = {[WEBHOOK_AFTERSHIP] = SOURCE_AFTERSHIP,
                                                          [WEBHOOK_EASYPOST] = SOURCE_EASYPOST,
                                                          [WEBHOOK_SHIPPO] = SOURCE_SHIPPO,
                                                          [WEBHOOK_17TRACK] = SOURCE_17TRACK,
                                                          [WEBHOOK_OWN] = SOURCE_OWN};

/* What an answer says of one number, for what the body is when a service tells it unasked. */
static struct str record_of(struct arena *arena, const struct feed_news *news)
{
    struct buf buf;
    struct json json;
    buf_init(&buf, RECORD_MAX);
    json_begin(&json, &buf);
    json_object_begin(&json);
    json_put_str(&json, STR("number"), news->read->number);
    json_name(&json, STR("events"));
    json_array_begin(&json);
    for (size_t i = 0; i < news->read->count; i++) {
        const struct webhook_event *event = &news->read->events[i];
        json_object_begin(&json);
        json_put_str(&json, STR("time"), event->at.ms ? when_iso(arena, event->at) : STR_NONE);
        json_put_str(&json, STR("code"), event->code);
        json_put_str(&json, STR("text"), event->words);
        json_put_str(&json, STR("place"), event->place);
        json_put_str(&json, STR("country"), str_from(event->country));
        json_object_end(&json);
    }
    json_array_end(&json);
    json_object_end(&json);
    struct str record = arena_copy(arena, buf_str(&buf));
    buf_free(&buf);
    return record;
}

static struct parcel_message message_of(struct ctx *ctx, const struct feed_news *news)
{
    struct arena *arena = ctx->arena;
    const struct webhook_message *read = news->read;
    struct parcel_entry *entries = ARENA_ARRAY(arena, struct parcel_entry, read->count + 1);
    /* The oldest first: of two events at one instant the one kept last counts. */
    for (size_t i = 0; i < read->count; i++) {
        const struct webhook_event *event = &read->events[read->count - 1 - i];
        entries[i] = (struct parcel_entry){.at = event->at.ms ? event->at : ctx->now,
                                           .undated = !event->at.ms,
                                           .event = event->event,
                                           .code = event->code,
                                           .words = event->words,
                                           .place = event->place,
                                           .country = {event->country[0], event->country[1]},
                                           .word = event->word};
    }
    return (struct parcel_message){sources[news->service], read->number,
                                   news->body.len ? news->body : record_of(arena, news), entries,
                                   read->count};
}

/* ---- the local number ---- */

/* While something else is on its way, too, it would be taken for that. */
static enum err add_local(struct ctx *ctx, const struct policy_set *policies, int64_t order_id,
                          struct str local)
{
    struct parcel_numbers numbers;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_read_by_id(ctx, policies, order_id, order);
    if (!err)
        err = parcel_numbers_load(ctx->db, ctx->arena, order_id, &numbers);
    if (err || parcel_has_leg(order) || order->head.over || numbers.count >= PARCEL_NUMBERS_SENT)
        return err;
    for (size_t i = 0; i < numbers.count; i++)
        if (str_eq(numbers.at[i].number, local))
            return OK;
    return parcel_number_enter(ctx, &(struct viewer){0}, order_id,
                               (struct parcel_number){.number = local, .entered_by = STR("carrier")});
}

static enum err take_local(struct ctx *ctx, const struct policy_set *policies, const struct feed_news *news)
{
    int64_t ids[PARCEL_ORDERS_MAX];
    size_t count = 0;
    struct str number = parcel_number_of(ctx->arena, news->read->number),
               local = parcel_number_of(ctx->arena, news->read->local);
    if (!local.len || str_eq(local, number))
        return OK;
    enum err err = parcel_orders_of(ctx->db, number, ids, &count);
    for (size_t i = 0; !err && i < count; i++)
        err = add_local(ctx, policies, ids[i], local);
    return err;
}

/* ---- what comes too early ---- */

static struct str hash_text(struct ctx *ctx, struct str text)
{
    return arena_copy(ctx->arena, str_from(hash_of(text).text));
}

static enum err keep_early(struct ctx *ctx, const struct feed_news *news)
{
    struct early_message message = {.hash = hash_text(ctx, news->body),
                                    .number_hash =
                                        hash_text(ctx, parcel_number_of(ctx->arena, news->read->number)),
                                    .source = webhook_name(news->service),
                                    .body = news->body,
                                    .received_at = ctx->now};
    return early_message_insert(ctx->db, &message);
}

enum err feed_take_early(struct ctx *ctx, const struct policy_set *policies, int64_t order_id,
                         struct str number)
{
    struct early_messages early;
    enum err err = early_messages_load(ctx->db, ctx->arena, hash_text(ctx, number), &early);
    for (size_t i = 0; !err && i < early.count; i++) {
        size_t fresh;
        struct webhook_message read;
        struct failure failure = {0};
        struct feed_news news = {webhook_named(early.at[i].source), &read, early.at[i].body};
        if (news.service == WEBHOOK_COUNT ||
            webhook_read(ctx->arena, news.service, news.body, &read, &failure) || !read.number.len)
            continue; /* of a service that this program does not read any more */
        struct parcel_message message = message_of(ctx, &news);
        err = parcel_take_for(ctx, policies, &message, order_id, &fresh);
        if (!err)
            err = following_heard(ctx, number, read.count > 0);
        if (!err && read.local.len)
            err = add_local(ctx, policies, order_id, parcel_number_of(ctx->arena, read.local));
    }
    return err;
}

/* ---- taking it ---- */

enum err feed_take(struct ctx *ctx, const struct policy_set *policies, const struct feed_news *news,
                   struct feed_taken *taken)
{
    struct parcel_message message = message_of(ctx, news);
    enum err err = parcel_take_message(ctx, policies, &message, &taken->orders, &taken->events);
    if (!err && taken->orders)
        err = following_heard(ctx, parcel_number_of(ctx->arena, news->read->number), news->read->count > 0);
    else if (!err && news->body.len)
        err = keep_early(ctx, news);
    return err ? err : take_local(ctx, policies, news);
}

enum err feed_forget(struct ctx *ctx)
{
    enum err err = early_messages_forget(ctx->db, instant_add(ctx->now, SPAN_DAYS(-EARLY_DAYS)));
    return err ? err : service_troubles_forget(ctx->db, instant_add(ctx->now, SPAN_DAYS(-TROUBLE_DAYS)));
}
