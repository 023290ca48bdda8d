/* The rules of protection: which there are, and the file of each as it was written. */
#include "api/kit/reply.h"
#include "api/policy/handlers.h"

enum err api_policies(struct call *call)
{
    const struct policy_set *set = &call->app->policies;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_name(&json, STR("policies"));
    json_array_begin(&json);
    for (size_t i = 0; i < set->count; i++) {
        json_object_begin(&json);
        json_put_str(&json, STR("id"), str_from(set->at[i]->id));
        json_put_int(&json, STR("version"), set->at[i]->version);
        json_put_str(&json, STR("kind"), names_at(&policy_kind_names, (int)set->at[i]->kind));
        json_put_str(&json, STR("title"), str_from(set->at[i]->title));
        json_put_str(&json, STR("hash"), str_from(set->at[i]->hash));
        json_object_end(&json);
    }
    return api_send_items(call, &json);
}

enum err api_policy(struct call *call)
{
    struct reply *reply = &call->exchange->reply;
    const struct policy *policy =
        policy_set_named(&call->app->policies, call->parameters[0], call_value(call, STR("version")));
    if (!policy)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There are no rules of this name and version.");
    buf_clear(&reply->body);
    buf_put(&reply->body, policy_set_text(&call->app->policies, policy));
    reply->status = 200;
    reply->type = STR("application/json");
    call->answered = true;
    return OK;
}
