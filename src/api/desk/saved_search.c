/* Saved searches for programs. */
#include "api/desk/handlers.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "http/door/sent.h"

static void put_search(struct call *call, struct json *json, const struct saved_search_read *read)
{
    const struct saved_search *search = &read->search;
    const struct search_found *fresh = &read->fresh;
    json_object_begin(json);
    json_put_int(json, STR("id"), search->id);
    api_put_text(json, STR("q"), search->typed);
    api_put_text(json, STR("category"), search->category);
    api_put_text(json, STR("tag"), search->tag);
    api_put_text(json, STR("user"), search->asker);
    api_put_text(json, STR("answered"), search->answered);
    api_put_text(json, STR("votes"), search->votes);
    api_put_time(call, json, STR("made_at"), search->made_at);
    json_put_int(json, STR("new"), fresh->count > 0 ? fresh->count : (int64_t)fresh->lines.count);
    json_name(json, STR("questions"));
    json_array_begin(json);
    for (size_t i = 0; i < fresh->lines.count; i++)
        json_value_int(json, fresh->lines.at[i].id);
    json_array_end(json);
    json_object_end(json);
}

enum err api_saved_searches(struct call *call)
{
    struct saved_searches_read read;
    enum err err = saved_searches_read(call->ctx, &call->viewer, &read);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < read.count; i++)
        put_search(call, &json, &read.at[i]);
    return api_send_items(call, &json);
}

static enum err send_one(struct call *call, int64_t id)
{
    struct saved_search_read read;
    enum err err = saved_search_read(call->ctx, &call->viewer, id, &read);
    if (err)
        return err;
    struct json json = api_json(call);
    put_search(call, &json, &read);
    return api_send(call, 200);
}

static enum err keep_now(struct call *call)
{
    struct saved_search search = sent_search(call);
    enum err err = saved_search_keep(call->ctx, &call->viewer, &search);
    return err ? err : send_one(call, search.id);
}

enum err api_saved_search_keep(struct call *call)
{
    return api_once(call, keep_now);
}

static enum err seen_now(struct call *call)
{
    int64_t id, newest = 0;
    enum err err = call_id(call, STR(N_("You keep no such search any more.")), &id);
    if (!err && !str_to_int(call_value(call, STR("newest")), &newest))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "newest", "Say which is the newest that was seen.");
    if (!err)
        err = saved_search_see(call->ctx, &call->viewer, id, newest);
    return err ? err : send_one(call, id);
}

enum err api_saved_search_seen(struct call *call)
{
    return api_once(call, seen_now);
}

static enum err remove_now(struct call *call)
{
    int64_t id;
    enum err err = call_id(call, STR(N_("You keep no such search any more.")), &id);
    if (!err)
        err = saved_search_remove(call->ctx, &call->viewer, id);
    if (err)
        return err;
    return api_send_int(call, STR("removed"), id);
}

enum err api_saved_search_remove(struct call *call)
{
    return api_once(call, remove_now);
}
