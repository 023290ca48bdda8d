#include "service/order/hooks.h"

#include "base/check.h"
#include "core/order/rows.h"
#include "service/reach/hook.h"
#include "text/clock/when.h"
#include "text/kit/json_write.h"

/* What an event is about, where it is not the order itself. */
static enum hook_kind kind_of(enum order_event_kind event)
{
    static const enum hook_kind kinds[] = {
        [ABOUT_ORDER] = HOOK_ORDERS, [ABOUT_DISPUTE] = HOOK_DISPUTES, [ABOUT_DECISION] = HOOK_DECISIONS};
    return kinds[order_event_row(event)->about];
}

/* What is told: which order, and what of it; whoever is told reads the rest. */
struct telling {
    struct ctx *ctx;
    const struct order *order;
    struct buf out;
    struct json json;
};

static void begin(struct telling *telling)
{
    enum { DATA_MAX = 4096 };
    const struct order_head *head = &telling->order->head;
    buf_init(&telling->out, DATA_MAX);
    json_begin(&telling->json, &telling->out);
    json_object_begin(&telling->json);
    json_put_str(&telling->json, STR("order"), head->ref);
    json_put_str(&telling->json, STR("number"), head->number);
    json_put_str(&telling->json, STR("url"),
                 arena_printf(telling->ctx->arena, "/api/v1/orders/%.*s", STR_ARG(head->ref)));
}

static void put_time(struct telling *telling, struct str name, struct instant at)
{
    json_put_str(&telling->json, name, when_iso(telling->ctx->arena, at));
}

static enum err end(struct telling *telling, struct hook_news news)
{
    json_object_end(&telling->json);
    news.market_id = telling->order->head.market_id;
    news.subject = arena_printf(telling->ctx->arena, "order %.*s", STR_ARG(telling->order->head.ref));
    news.data = arena_copy(telling->ctx->arena, buf_str(&telling->out));
    buf_free(&telling->out);
    return hook_tell(telling->ctx, &news);
}

/* A notebook is its buyer's own, and what nobody asked for is not even written. */
static enum err find_listeners(struct ctx *ctx, const struct order *order, enum hook_kind kind, bool *any)
{
    *any = !order->head.external && order->head.market_id;
    return *any ? hook_wanted(ctx, order->head.market_id, kind, any) : OK;
}

enum err hooks_event(struct ctx *ctx, const struct order *order, int64_t number,
                     const struct order_event *event)
{
    struct telling telling = {.ctx = ctx, .order = order};
    struct str name = names_at(&order_event_names, (int)event->kind);
    bool any;
    enum err err = find_listeners(ctx, order, kind_of(event->kind), &any);
    if (err || !any)
        return err;
    begin(&telling);
    json_put_int(&telling.json, STR("event"), number);
    json_put_str(&telling.json, STR("kind"), name);
    if (event->person)
        json_put_str(&telling.json, STR("by"), names_at(&party_names, (int)event->by));
    put_time(&telling, STR("at"), event->at);
    return end(&telling, (struct hook_news){
                             .kind = kind_of(event->kind),
                             .type = arena_printf(ctx->arena, "order.%.*s", STR_ARG(name)),
                             .key = arena_printf(ctx->arena, "order %lld %lld", (long long)order->head.id,
                                                 (long long)number),
                         });
}

enum err hooks_deadline(struct ctx *ctx, const struct order *order, const struct reminder *reminder)
{
    struct telling telling = {.ctx = ctx, .order = order};
    struct str name = names_at(&deadline_names, (int)reminder->deadline);
    bool any;
    enum err err = find_listeners(ctx, order, HOOK_DEADLINES, &any);
    if (err || !any)
        return err;
    begin(&telling);
    json_put_str(&telling.json, STR("deadline"), name);
    put_time(&telling, STR("at"), reminder->due);
    return end(&telling,
               (struct hook_news){
                   .kind = HOOK_DEADLINES,
                   .type = STR("deadline.near"),
                   .key = arena_printf(ctx->arena, "deadline %lld %.*s %lld", (long long)order->head.id,
                                       STR_ARG(name), (long long)reminder->at.ms),
               });
}

enum err hooks_effect(struct ctx *ctx, const struct order *order, const struct effect *effect)
{
    char text[MONEY_TEXT];
    struct currency currency;
    struct telling telling = {.ctx = ctx, .order = order};
    bool any;
    enum err err = find_listeners(ctx, order, HOOK_EFFECTS, &any);
    if (err || !any)
        return err;
    begin(&telling);
    json_put_str(&telling.json, STR("key"), effect->key);
    json_put_str(&telling.json, STR("kind"), effect->kind);
    if (currency_from(effect->currency, &currency))
        json_put_str(&telling.json, STR("amount"), money_write(effect->amount_minor, currency, text));
    json_put_str(&telling.json, STR("currency"), effect->currency);
    if (effect->cancels.len)
        json_put_str(&telling.json, STR("cancels"), effect->cancels);
    return end(&telling,
               (struct hook_news){.kind = HOOK_EFFECTS,
                                  .type = STR("effect.ordered"),
                                  .key = arena_printf(ctx->arena, "effect %.*s", STR_ARG(effect->key))});
}
