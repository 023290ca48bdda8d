/* Outgoing webhooks for a marketplace's own system: which there are, what was told, and telling it again. */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/reach/handlers.h"
#include "service/reach/hook.h"

static struct hook_owner owner_of(struct call *call)
{
    return (struct hook_owner){.viewer = call->viewer, .market_id = call->viewer.market_id};
}

static void put_hook(struct call *call, struct json *json, const struct hook *hook)
{
    struct str kinds = hook->kinds;
    json_object_begin(json);
    json_put_int(json, STR("id"), hook->id);
    json_put_str(json, STR("address"), hook->url);
    json_name(json, STR("kinds"));
    json_array_begin(json);
    while (kinds.len)
        json_value_str(json, str_cut(&kinds, ' '));
    json_array_end(json);
    json_put_str(json, STR("state"), hook->state);
    api_put_time(call, json, STR("failing_since"), hook->failing_since);
    api_put_time(call, json, STR("made_at"), hook->made_at);
    json_object_end(json);
}

enum err api_hooks(struct call *call)
{
    struct hooks hooks;
    struct hook_owner owner = owner_of(call);
    enum err err = hook_list(call->ctx, &owner, &hooks);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < hooks.count; i++)
        put_hook(call, &json, &hooks.at[i]);
    json_array_end(&json);
    json_object_end(&json);
    return api_send(call, 200);
}

static enum err open_hook(struct call *call, const struct hook_owner *owner, struct hook *hook)
{
    int64_t id = 0;
    if (!str_to_int(call->parameters[0], &id))
        id = 0;
    return hook_open(call->ctx, owner, id, hook);
}

static void put_delivery(struct call *call, struct json *json, const struct hook_delivery *delivery)
{
    int64_t event = 0;
    if (!str_to_int(delivery->payload, &event))
        event = 0;
    json_object_begin(json);
    json_put_int(json, STR("id"), delivery->id);
    json_put_int(json, STR("event"), event);
    json_put_str(json, STR("state"), delivery->state);
    json_put_int(json, STR("attempts"), delivery->attempts);
    api_put_time(call, json, STR("made_at"), delivery->made_at);
    api_put_time(call, json, STR("next_try_at"), delivery->next_try_at);
    api_put_time(call, json, STR("done_at"), delivery->done_at);
    api_put_text(json, STR("said"), delivery->said);
    json_object_end(json);
}

enum err api_deliveries(struct call *call)
{
    struct hook hook;
    struct hook_deliveries told;
    struct hook_owner owner = owner_of(call);
    int64_t before = 0;
    struct str after = call_value(call, STR("before"));
    enum err err = api_require_input(call);
    if (!err && after.len && !str_to_int(after, &before))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "before",
                         "Take the address of the next page as it came.");
    if (!err)
        err = open_hook(call, &owner, &hook);
    if (!err)
        err = hook_told(call->ctx, &owner, &hook, before, &told);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < told.count; i++)
        put_delivery(call, &json, &told.at[i]);
    json_array_end(&json);
    struct str next = STR_NONE;
    if (told.count == HOOK_PAGE)
        next = arena_printf(arena_of(call), "/api/v1/hooks/%lld/deliveries?before=%lld", (long long)hook.id,
                            (long long)told.at[told.count - 1].id);
    api_put_text(&json, STR("next"), next);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_hook_prepare(struct call *call)
{
    return api_require_input(call);
}

static enum err read_again(struct call *call, struct hook_again *again)
{
    struct str event = call_value(call, STR("event")), since = call_value(call, STR("since"));
    again->all_behind = since.len > 0;
    if ((event.len > 0) != (since.len > 0) && str_to_int(event.len ? event : since, &again->event_id))
        return OK;
    return fail_field(&call->ctx->failure, ERR_INPUT, "event",
                      "Say one event, or behind which event all are told again.");
}

static enum err replay_now(struct call *call)
{
    struct hook hook;
    size_t count;
    struct hook_again again;
    struct hook_owner owner = owner_of(call);
    enum err err = read_again(call, &again);
    if (!err)
        err = open_hook(call, &owner, &hook);
    if (!err)
        err = hook_replay(call->ctx, &owner, &hook, &again, &count);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("told"), (int64_t)count);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_replay(struct call *call)
{
    return api_once(call, replay_now);
}
