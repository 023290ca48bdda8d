/* Markdown as it will stand on a page. */
#include "api/endpoints.h"
#include "text/desk/markup.h"

enum { PREVIEW_BYTES = 64 * 1024 };

enum err api_preview(struct call *call)
{
    if (call->exchange->request.body.len > PREVIEW_BYTES)
        return fail(&call->ctx->failure, ERR_LIMIT, "A preview takes at most 64 KiB of text.");
    struct json json = api_json(call);
    json_object_begin(&json);
    json_put_str(&json, STR("html"),
                 markup_render(&call->exchange->arena, call->exchange->request.body).text);
    json_object_end(&json);
    return api_send(call, 200);
}
