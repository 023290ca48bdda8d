/* A buyer's list of orders, copied from a shop, for programs: only read, or all of it noted or none. */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "api/order/order_json.h"
#include "http/door/writer.h"
#include "service/order/listed_orders.h"

static void put_order(struct call *call, struct json *json, const struct listed_order *order, bool taken)
{
    json_object_begin(json);
    api_put_text(json, STR("order"), taken ? order->ref : STR_NONE);
    json_put_str(json, STR("number"), order->number);
    json_put_str(json, STR("title"), order->title);
    json_put_str(json, STR("amount"), order->amount);
    json_put_str(json, STR("currency"), order->currency);
    api_put_time(call, json, STR("ordered"), order->ordered);
    json_object_end(json);
}

void api_put_listed(struct call *call, struct json *json, const struct listed_orders *orders, bool taken)
{
    json_put_bool(json, STR("taken"), taken);
    json_put_int(json, STR("new"), orders->noted);
    json_put_int(json, STR("known"), orders->known);
    json_name(json, STR("items"));
    json_array_begin(json);
    for (size_t i = 0; i < orders->count; i++)
        put_order(call, json, &orders->at[i], taken);
    json_array_end(json);
}

static enum err note_all(struct call *call)
{
    struct advice_sources sources = {call->app->policies.at, call->app->policies.count, call->app->tracking};
    struct listed_orders orders = {.viewer = call->viewer,
                                   .network = network_of(call),
                                   .text = call_value(call, STR("text")),
                                   .policy = order_policy(&call->app->policies, STR("aliexpress")),
                                   .sources = &sources,
                                   .zone = call_zone(call)};
    if (!call->viewer.person_id)
        return fail(&call->ctx->failure, ERR_REFUSED, "A notebook is a person's.");
    if (!orders.policy)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "The rules of AliExpress are not here.");
    enum err err = listed_orders_take(call->ctx, &orders);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    api_put_listed(call, &json, &orders, api_takes(call));
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_listed(struct call *call)
{
    return api_once_or_look(call, note_all);
}
