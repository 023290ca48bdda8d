/* Purges for programs: everything of one author goes, and comes back while it can. */
#include "service/staff/purge.h"
#include "api/desk/handlers.h"
#include "api/kit/once.h"
#include "api/kit/reply.h"
#include "service/people/profile.h"

static void put_purge(struct call *call, struct json *json, const struct purge *purge)
{
    json_object_begin(json);
    json_put_int(json, STR("id"), purge->id);
    api_put_text(json, STR("handle"), purge->handle);
    json_put_int(json, STR("posts"), purge->posts);
    api_put_time(call, json, STR("purged_at"), purge->at);
    api_put_time(call, json, STR("gone_at"), purge->gone_at);
    json_object_end(json);
}

static enum err send_purge(struct call *call, const struct purge *purge)
{
    struct json json = api_json(call);
    put_purge(call, &json, purge);
    return api_send(call, 200);
}

static enum err purge_now(struct call *call)
{
    struct purged purged;
    struct purge_kept kept;
    struct purge_wanted wanted = {.viewer = call->viewer,
                                  .with_network = call_value(call, STR("network")).len > 0};
    enum err err = api_post_of(call, &wanted.ref);
    if (!err)
        err = purge_author_of(call->ctx, &wanted, &purged);
    if (!err)
        err = purge_read(call->ctx, &call->viewer, purged.id, &kept);
    return err ? err : send_purge(call, &kept.purge);
}

enum err api_purge(struct call *call)
{
    return api_once(call, purge_now);
}

static enum err purge_person_now(struct call *call)
{
    struct person person;
    struct purged purged;
    struct purge_kept kept;
    enum err err = profile_read(call->ctx, call->parameters[0], &person);
    if (!err)
        err = purge_person(call->ctx, &call->viewer, person.id, &purged);
    if (!err)
        err = purge_read(call->ctx, &call->viewer, purged.id, &kept);
    return err ? err : send_purge(call, &kept.purge);
}

enum err api_purge_person(struct call *call)
{
    return api_once(call, purge_person_now);
}

enum err api_purges(struct call *call)
{
    struct purges purges;
    enum err err = purges_read(call->ctx, &call->viewer, &purges);
    if (err)
        return err;
    struct json json = api_items(call);
    for (size_t i = 0; i < purges.count; i++)
        put_purge(call, &json, &purges.at[i]);
    return api_send_items(call, &json);
}

static enum err undo_now(struct call *call)
{
    int64_t id;
    struct purge purge;
    enum err err = call_id(call, STR(N_("There is no such purge.")), &id);
    if (!err)
        err = purge_undo(call->ctx, &call->viewer, id, &purge);
    return err ? err : send_purge(call, &purge);
}

enum err api_purge_undo(struct call *call)
{
    return api_once(call, undo_now);
}
