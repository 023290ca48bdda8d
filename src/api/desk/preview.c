/* Markdown as it will stand on a page. */
#include "api/desk/handlers.h"
#include "api/kit/reply.h"
#include "text/desk/markup.h"

enum err api_preview(struct call *call)
{
    enum err err = call_look_limit(call, LIMIT_PREVIEW);
    if (err)
        return err;
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("html"), markup_render(arena_of(call), call->exchange->request.body).text);
    json_object_end(&json);
    return api_send(call, 200);
}
