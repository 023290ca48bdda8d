/* What happened to the orders of a marketplace, in the order in which it was written down: to be read on from a cursor. */
#include "service/order/changes.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "http/door/look.h"
#include "service/order/case_file.h"
#include "service/order/list.h"
#include "text/clock/when.h"

static enum err read_since(struct call *call, struct order_change *since)
{
    struct str text = call_value(call, STR("since"));
    struct str at = str_cut(&text, '.'), order = str_cut(&text, '.');
    *since = (struct order_change){.event = 0};
    if (at.len == 0)
        return OK;
    if (str_to_int(at, &since->noted_at.ms) && str_to_int(order, &since->order_id) &&
        str_to_int(text, &since->event))
        return OK;
    return fail_field(&call->ctx->failure, ERR_INPUT, "since",
                      "Take the address of the next page as it came.");
}

static void put_change(struct call *call, struct json *json, const struct order_change *change)
{
    struct arena *arena = arena_of(call);
    json_object_begin(json);
    json_put_str(json, STR("order"), change->ref);
    api_put_text(json, STR("number"), change->number);
    json_put_int(json, STR("event"), change->event);
    json_put_str(json, STR("kind"), change->kind);
    json_put_str(json, STR("noted_at"), when_iso(arena, change->noted_at));
    json_put_str(json, STR("url"), arena_printf(arena, "/api/v1/orders/%.*s", STR_ARG(change->ref)));
    json_object_end(json);
}

enum err api_changes(struct call *call)
{
    struct order_change since;
    struct order_changes changes;
    enum err err = api_require_input(call);
    if (!err)
        err = read_since(call, &since);
    if (!err)
        err =
            order_changes_since(call->ctx, &call->viewer, call_value(call, STR("market")), &since, &changes);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < changes.count; i++)
        put_change(call, &json, &changes.at[i]);
    json_array_end(&json);
    const struct order_change *last = changes.count ? &changes.at[changes.count - 1] : &since;
    struct buf query;
    buf_init(&query, 1000);
    if (call_value(call, STR("market")).len)
        form_put(&query, STR("market"), call_value(call, STR("market")));
    form_put(&query, STR("since"),
             arena_printf(arena_of(call), "%lld.%lld.%lld", (long long)last->noted_at.ms,
                          (long long)last->order_id, (long long)last->event));
    bool more = changes.count == ORDER_CHANGES_MAX;
    struct str next = arena_printf(arena_of(call), "/api/v1/changes?%.*s", STR_ARG(buf_str(&query)));
    buf_free(&query);
    if (more)
        api_put_next(call, &json, next);
    else /* where to ask again later: no page that a program should walk to now */
        json_put_str(&json, STR("next"), next);
    json_put_bool(&json, STR("more"), more);
    json_object_end(&json);
    return api_send(call, 200);
}

/* ---- the case file, as its page gives it ---- */

enum err api_case_file(struct call *call)
{
    struct str file;
    struct case_people people = {0};
    struct reply *reply = &call->exchange->reply;
    struct order *order = ARENA_NEW(arena_of(call), struct order);
    enum err err = case_file_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], order);
    if (!err)
        err = call_note_look(call, order);
    if (!err)
        err = order_buyer(call->ctx, &order->head, &people.buyer);
    people.seller = err ? STR_NONE : order->head.seller;
    if (!err)
        err = case_file_make(call->ctx, &call->app->policies, order, &people, &file);
    if (err)
        return err;
    buf_clear(&reply->body);
    buf_put(&reply->body, file);
    return api_send(call, 200);
}
