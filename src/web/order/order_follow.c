/* Following an order that one is no side of. */
#include "service/order/order_follow.h"
#include "web/kit/show.h"
#include "web/order/handlers.h"
#include "web/order/show.h"

enum err order_follow_view_of(struct call *call, const struct order *order, struct follow_view *view)
{
    struct order_following following;
    enum err err = order_follow_of_staff(call->ctx, &call->viewer, order, &following);
    *view = (struct follow_view){.on = following.follows};
    if (!err && following.may)
        view->action = url_printf(call, "/orders/%.*s/follow", STR_ARG(encoded(call, order->head.ref)));
    return err;
}

enum err order_follow_post(struct call *call)
{
    bool on = str_eq(call_value(call, STR("on")), STR("1"));
    enum err err = order_follow_turn(call->ctx, &call->viewer, call->parameters[0], on);
    if (!err)
        call_redirect(call, 303, way_back(call_value(call, STR("back"))));
    return err;
}
