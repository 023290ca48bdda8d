/* What goes along with a post, for programs: the order that a question carries, and a picture that is taken out. */
#include "api/desk/handlers.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "service/desk/picture.h"
#include "service/order/question_order.h"

/* ---- the order of a question ---- */

static enum err send_order(struct call *call, int64_t question_id)
{
    struct question_order *order = ARENA_NEW(call->ctx->arena, struct question_order);
    struct question_order_rules rules = {&call->app->policies, call->app->tracking};
    enum err err = question_order_read(call->ctx, rules, &call->viewer, question_id, order);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("question"), question_id);
    api_put_text(&json, STR("order"), order->shown ? order->order.head.ref : STR_NONE);
    json_name(&json, STR("invited"));
    json_array_begin(&json);
    for (size_t i = 0; i < order->invited.count; i++)
        json_value_str(&json, order->invited.at[i].handle);
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, 200);
}

static enum err turn_order(struct call *call, int64_t id)
{
    struct str turn = call_value(call, STR("turn")), handle = call_value(call, STR("handle"));
    if (str_eq(turn, STR("link")))
        return question_order_link(call->ctx, &call->viewer, id, call_value(call, STR("order")));
    if (str_eq(turn, STR("unlink")))
        return question_order_unlink(call->ctx, &call->viewer, id);
    if (str_eq(turn, STR("invite")))
        return question_order_invite(call->ctx, &call->viewer, id, handle);
    if (str_eq(turn, STR("withdraw")))
        return question_order_withdraw(call->ctx, &call->viewer, id, handle);
    return fail_field(&call->ctx->failure, ERR_INPUT, "turn",
                      "An order is linked or unlinked, and somebody invited to it or not any more.");
}

static enum err order_now(struct call *call)
{
    int64_t id;
    enum err err = call_id(call, STR(N_("There is no question at this address.")), &id);
    if (!err)
        err = turn_order(call, id);
    return err ? err : send_order(call, id);
}

enum err api_question_order(struct call *call)
{
    return api_once(call, order_now);
}

/* ---- a picture ---- */

static enum err remove_now(struct call *call)
{
    int64_t id;
    struct post_spot spot;
    enum err err = call_id(call, STR(N_("There is no picture at this address.")), &id);
    if (!err)
        err = picture_take_away(call->ctx, &call->viewer, id, &spot);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("removed"), id);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_picture_remove(struct call *call)
{
    return api_once(call, remove_now);
}
