/* Acts on an order, as available_actions offers them. */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/order/handlers.h"
#include "api/order/order_fields.h"
#include "api/order/order_json.h"
#include "core/order/bounds.h"
#include "core/order/rows.h"
#include "service/order/countersign.h"

enum err api_order_refuse(struct call *call, enum err err, const struct api_refusal *refused)
{
    const struct order *order = refused->order;
    const struct refusal_row *row = order_refusal_row(refused->refusal);
    uint64_t takes = order_takes(order->policy, &order->state, refused->act);
    int status = refused->refusal == REFUSAL_STALE && refused->by_header ? 412 : row->status;
    call->ctx->failure.field =
        act_field_refused(refused->refusal, takes | MAY(TAKES_BY) | MAY(TAKES_VERSION));
    call->code = row->code;
    struct json json;
    api_problem_begin(call, &json, status);
    if (status == 409 || status == 412) {
        json_name(&json, STR("order"));
        order_put(call, &json, order, NULL);
    }
    api_problem_end(call, &json, status);
    return err;
}

/* Who does it when the request does not say: the first of the viewer's parties whose act it can be. */
static enum party likely_party(const struct order *order, enum order_event_kind act)
{
    const struct act_row *row = order_act_row(act);
    enum party first = PARTY_NONE, other = PARTY_NONE;
    for (enum party party = PARTY_BUYER; party < PARTY_COUNT; party++) {
        struct law law = {order->policy, &order->state, NULL, party, order->state.last};
        if (!order->state.external && !order_is(order, party))
            continue;
        if (order_row_is_for(row, &law) && (!row->state_guard || !row->state_guard(&law)))
            return party;
        if (order_row_is_for(row, &law))
            other = other == PARTY_NONE ? party : other;
        first = first == PARTY_NONE ? party : first;
    }
    return other == PARTY_NONE ? first : other;
}

static enum err read_party(struct call *call, const struct order *order, enum order_event_kind act,
                           enum party *party)
{
    struct str by = call_value(call, STR("by"));
    int member = names_find(&party_names, by);
    *party = by.len ? (enum party)member : likely_party(order, act);
    if (by.len && member < 0)
        return fail_field(&call->ctx->failure, ERR_INPUT, "by", "There is no such party.");
    return OK;
}

/* "*" stands for whatever version there is. */
enum err api_order_version(struct call *call, const struct order *order, int32_t *version, bool *by_header)
{
    int64_t number = -1;
    struct str match = request_header(&call->exchange->request, STR("If-Match"));
    struct str field = call_value(call, STR("version"));
    *by_header = match.len > 0;
    *version = order->state.version;
    if (str_eq(match, STR("*")))
        return OK;
    bool quoted = match.len > 2 && match.at[0] == '"' && match.at[match.len - 1] == '"';
    struct str text = !match.len ? field : quoted ? str_slice(match, 1, match.len - 1) : STR_NONE;
    if (quoted)
        text = str_cut(&text, '-'); /* behind it stands what no event tells */
    if (!match.len && !field.len)
        return fail_field(&call->ctx->failure, ERR_INPUT, "version",
                          "Say which version of the order you saw: its ETag in If-Match, or this field.");
    *version = str_to_int(text, &number) && number >= 0 && number <= INT32_MAX ? (int32_t)number : -1;
    return OK;
}

enum err api_order_seen(struct call *call, const struct order *order, enum order_event_kind act,
                        int32_t *version)
{
    const struct refusal_row *stale = order_refusal_row(REFUSAL_STALE);
    bool by_header = false;
    enum err err = api_order_version(call, order, version, &by_header);
    if (err || *version == order->state.version)
        return err;
    err = fail_said(&call->ctx->failure, ERR_CONFLICT, NULL, say(call->language, stale->sentence));
    return api_order_refuse(call, err, &(struct api_refusal){order, act, REFUSAL_STALE, by_header});
}

static enum err find_act(struct call *call, const struct order *order, enum order_event_kind *act)
{
    int kind = names_find(&order_event_names, call->parameters[1]);
    *act = kind < 0 ? EVENT_NONE : (enum order_event_kind)kind;
    if (kind >= 0 && order_act_is_open(order, *act))
        return OK;
    call->code = order_refusal_row(REFUSAL_UNKNOWN_ACT)->code;
    return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no such act here.");
}

static enum err act_now(struct call *call)
{
    struct order_held *held = ARENA_NEW(arena_of(call), struct order_held);
    const struct order *order = &held->now;
    struct order_act act = {.viewer = call->viewer,
                            .ref = call->parameters[0],
                            .words = call_value(call, STR("words")),
                            .held = held};
    enum order_event_kind kind = EVENT_NONE;
    enum order_refusal refusal = REFUSAL_NONE;
    enum party party = PARTY_NONE;
    enum err err = order_read_held(call->ctx, &call->app->policies, &call->viewer, act.ref, held);
    if (!err)
        err = find_act(call, order, &kind);
    if (!err)
        err = api_order_seen(call, order, kind, &act.command.version);
    if (!err)
        err = read_party(call, order, kind, &party);
    if (!err)
        err = order_wish_read(call, order, kind, &act.command.wish);
    if (err)
        return err;
    act.command.wish.by = party;
    err = order_act(call->ctx, &call->app->policies, &act, &refusal);
    if (err && refusal)
        return api_order_refuse(call, err, &(struct api_refusal){order, kind, refusal, false});
    if (err)
        return err;
    bool waits = false;
    if (party == PARTY_STAFF)
        err = countersign_asked(call->ctx, &call->viewer, order, kind, &waits);
    return err ? err : api_order_send_read(call, &held->stored, waits ? 202 : 200);
}

enum err api_order_act(struct call *call)
{
    return api_once(call, act_now);
}
