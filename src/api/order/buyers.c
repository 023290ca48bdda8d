/* Buyers whom a marketplace's own system makes and finds by its own number for them. */
#include "service/people/buyer.h"

#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"

static enum err send_buyer(struct call *call, struct str number, const struct buyer *buyer, int status)
{
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("number"), number);
    json_put_str(&json, STR("name"), buyer->handle);
    json_object_end(&json);
    return api_send(call, status);
}

static enum err put(struct call *call)
{
    struct buyer buyer;
    struct buyer_wish wish = {.viewer = call->viewer,
                              .number = call_value(call, STR("number")),
                              .name = call_value(call, STR("name")),
                              .email = call_value(call, STR("email"))};
    enum err err = buyer_put(call->ctx, &wish, &buyer);
    return err ? err : send_buyer(call, wish.number, &buyer, buyer.made ? 201 : 200);
}

enum err api_buyer_put(struct call *call)
{
    return api_once(call, put);
}

enum err api_buyer(struct call *call)
{
    struct buyer buyer;
    enum err err = buyer_find(call->ctx, &call->viewer, call->parameters[0], &buyer);
    return err ? err : send_buyer(call, call->parameters[0], &buyer, 200);
}
