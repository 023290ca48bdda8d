/* Links for buyers who have no account. */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "http/door/own.h"
#include "service/order/order_link.h"

static enum err make(struct call *call)
{
    struct order_link link;
    struct order_link_wish wish = {
        .viewer = call->viewer, .token_id = call->token_id, .ref = call->parameters[0]};
    struct str minutes = call_value(call, STR("minutes")), own = own_address(call);
    if (minutes.len && (!str_to_int(minutes, &wish.minutes) || wish.minutes < 1))
        wish.minutes = -1; /* the service says what fits */
    enum err err = order_link_make(call->ctx, &call->app->policies, &wish, &link);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("url"),
                 arena_printf(arena_of(call), "%.*s/see-order?key=%.*s", STR_ARG(own), STR_ARG(link.key)));
    api_put_time(call, &json, STR("expires_at"), link.ends);
    json_object_end(&json);
    return api_send_secret(call, 201);
}

enum err api_order_link(struct call *call)
{
    return api_once(call, make);
}
