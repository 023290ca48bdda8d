/* Markdown as it will stand on a page. */
#include "api/endpoints.h"
#include "http/door/writer.h"
#include "http/site/pace.h"
#include "text/desk/markup.h"

/* Whose turns a preview takes: a person's, or the network's where nobody is signed in. */
static struct str who_asks(struct call *call)
{
    struct arena *arena = &call->exchange->arena;
    if (call->viewer.person_id)
        return arena_printf(arena, "person/%lld", (long long)call->viewer.person_id);
    return arena_printf(arena, "network/%.*s", STR_ARG(network_of(call)));
}

enum err api_preview(struct call *call)
{
    struct span wait;
    if (!pace_take(call->app->pace, who_asks(call), call->ctx->now, &wait))
        return fail_until(&call->ctx->failure, ERR_LIMIT, wait.ms,
                          "These are too many previews at once. The next one can be made in a moment.");
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("html"),
                 markup_render(&call->exchange->arena, call->exchange->request.body).text);
    json_object_end(&json);
    return api_send(call, 200);
}
