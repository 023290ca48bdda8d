/* How an order of the notebook was paid, told by a program. */
#include "service/order/paid_by.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "api/order/order_json.h"

/* Answers with what the order is now. */
static enum err refuse_stale(struct call *call, const struct order *order)
{
    const struct refusal_row *stale = order_refusal_row(REFUSAL_STALE);
    enum err err = fail_said(&call->ctx->failure, ERR_CONFLICT, NULL, say(call->language, stale->sentence));
    struct json json;
    call->code = stale->code;
    api_problem_begin(call, &json, 412);
    json_name(&json, STR("order"));
    order_put(call, &json, order, NULL);
    api_problem_end(call, &json, 412);
    return err;
}

static enum err note_now(struct call *call)
{
    struct str ref = call->parameters[0], match = request_header(&call->exchange->request, STR("If-Match"));
    struct order_held *held = ARENA_NEW(arena_of(call), struct order_held);
    enum err err = order_read_held(call->ctx, &call->app->policies, &call->viewer, ref, held);
    if (!err && match.len && !order_etag_fits(call, &held->now, match))
        return refuse_stale(call, &held->now);
    if (!err)
        err = paid_by_note(call->ctx, &call->app->policies, &call->viewer, ref,
                           call_value(call, STR("paid_by")));
    return err ? err : api_order_send(call, ref, 200);
}

enum err api_order_paid_by(struct call *call)
{
    return api_once(call, note_now);
}
