/* Outgoing webhooks, for a marketplace's own system, its staff's programs and the operators': set up, what was told, told again. */
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "api/reach/handlers.h"
#include "service/reach/hook.h"

static void put_members(struct call *call, struct json *json, const struct hook *hook)
{
    struct str kinds = hook->kinds;
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
}

enum err api_hooks(struct call *call)
{
    struct hooks hooks;
    struct hook_owner owner;
    enum err err = hook_owner_named(call->ctx, &call->viewer, call_value(call, STR("market")), &owner);
    if (!err)
        err = hook_list(call->ctx, &owner, &hooks);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < hooks.count; i++) {
        json_object_begin(&json);
        put_members(call, &json, &hooks.at[i]);
        json_object_end(&json);
    }
    return api_send_items(call, &json);
}

static enum err open_hook(struct call *call, struct hook_owner *owner, struct hook *hook)
{
    int64_t id = 0;
    if (!str_to_int(call->parameters[0], &id))
        id = 0;
    return hook_find(call->ctx, &call->viewer, id, owner, hook);
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
    struct hook_owner owner;
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
    api_put_next(call, &json, next);
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
    struct hook_again again;
    struct hook_replayed replayed;
    struct hook_owner owner;
    enum err err = read_again(call, &again);
    if (!err)
        err = open_hook(call, &owner, &hook);
    if (!err)
        err = hook_replay(call->ctx, &owner, &hook, &again, &replayed);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_int(&json, STR("told"), (int64_t)replayed.count);
    json_name(&json, STR("next"));
    if (replayed.next)
        json_value_int(&json, replayed.next);
    else
        json_value_null(&json);
    json_object_end(&json);
    return api_send(call, 200);
}

enum err api_replay(struct call *call)
{
    return api_once(call, replay_now);
}

/* ---- set up ---- */

/* With its secret: shown when it is made, and never again. */
static enum err send_hook(struct call *call, const struct hook *hook, bool secret, int status)
{
    struct json json = api_json(call);
    json_object_begin(&json);
    put_members(call, &json, hook);
    if (secret)
        json_put_str(&json, STR("secret"), hook->secret);
    json_object_end(&json);
    return secret ? api_send_secret(call, status) : api_send(call, status);
}

static enum err read_kinds(struct call *call, unsigned *kinds)
{
    struct str words = call_value(call, STR("kinds"));
    while (words.len) {
        struct str word = str_cut(&words, ' ');
        unsigned before = *kinds;
        for (enum hook_kind kind = 0; kind < HOOK_KIND_COUNT; kind++)
            if (str_eq(hook_kind_rows[kind].name, word))
                *kinds |= 1u << kind;
        if (*kinds == before)
            return fail_field(&call->ctx->failure, ERR_INPUT, "kinds",
                              "A webhook cannot be told of \"{kind}\", or it stands there twice.",
                              PLACE("kind", str_char_prefix(word, 40)));
    }
    return OK;
}

static enum err add_now(struct call *call)
{
    struct hook hook;
    struct hook_owner owner;
    struct hook_wish wish = {.url = call_value(call, STR("url"))};
    enum err err = read_kinds(call, &wish.kinds);
    if (!err)
        err = hook_owner_named(call->ctx, &call->viewer, call_value(call, STR("market")), &owner);
    if (!err)
        err = hook_add(call->ctx, &owner, &wish, &hook);
    return err ? err : send_hook(call, &hook, true, 201);
}

enum err api_hook_add(struct call *call)
{
    return api_once(call, add_now);
}

/* As it stands after the change. */
static enum err send_changed(struct call *call, bool secret)
{
    struct hook hook;
    struct hook_owner owner;
    enum err err = open_hook(call, &owner, &hook);
    return err ? err : send_hook(call, &hook, secret, 200);
}

static enum err rotate_now(struct call *call)
{
    struct hook hook;
    struct hook_owner owner;
    enum err err = open_hook(call, &owner, &hook);
    if (!err)
        err = hook_rotate(call->ctx, &owner, hook.id);
    return err ? err : send_changed(call, true);
}

enum err api_hook_secret(struct call *call)
{
    return api_once(call, rotate_now);
}

static enum err turn_now(struct call *call)
{
    struct hook hook;
    struct hook_owner owner;
    struct str turn = call_value(call, STR("turn"));
    bool known = str_eq(turn, STR("on")) || str_eq(turn, STR("off")) || str_eq(turn, STR("test"));
    enum err err = known ? open_hook(call, &owner, &hook)
                         : fail_field(&call->ctx->failure, ERR_INPUT, "turn", "Say on, off or test.");
    if (!err)
        err = str_eq(turn, STR("test")) ? hook_try(call->ctx, &owner, hook.id)
                                        : hook_turn(call->ctx, &owner, hook.id, str_eq(turn, STR("on")));
    return err ? err : send_changed(call, false);
}

enum err api_hook_turn(struct call *call)
{
    return api_once(call, turn_now);
}

static enum err remove_now(struct call *call)
{
    struct hook hook;
    struct hook_owner owner;
    enum err err = open_hook(call, &owner, &hook);
    if (!err)
        err = hook_remove(call->ctx, &owner, hook.id);
    if (!err)
        hook.state = STR("off");
    return err ? err : send_hook(call, &hook, false, 200);
}

enum err api_hook_remove(struct call *call)
{
    return api_once(call, remove_now);
}
