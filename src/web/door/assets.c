/* Styles, script and icons, from inside the binary. */
#include "base/check.h"
#include "base/packed.h"
#include "web/door/handlers.h"

static struct str type_of(struct str name)
{
    static const struct {
        struct str ending, type;
    } types[] = {
        {STR_INIT(".css"), STR_INIT("text/css; charset=utf-8")},
        {STR_INIT(".js"), STR_INIT("text/javascript; charset=utf-8")},
        {STR_INIT(".svg"), STR_INIT("image/svg+xml")},
        {STR_INIT(".png"), STR_INIT("image/png")},
        {STR_INIT(".ico"), STR_INIT("image/x-icon")},
        {STR_INIT(".json"), STR_INIT("application/json")},
    };
    for (size_t i = 0; i < COUNT_OF(types); i++)
        if (str_ends(name, types[i].ending))
            return types[i].type;
    return STR("application/octet-stream");
}

/* "/assets/recourse.css?v=<digest>" never changes; without the digest it is asked for again. */
enum err asset_show(struct call *call)
{
    const struct packed_file *file = packed_find(&packed_assets, call->parameters[0]);
    if (!file)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no such file.");
    struct reply *reply = &call->exchange->reply;
    bool versioned = str_eq(form_get(&call->query, STR("v")), file->digest);
    reply->status = 200;
    reply->type = type_of(file->name);
    buf_put(&reply->body, file->bytes);
    reply_header(reply, STR("Cache-Control"),
                 versioned ? STR("public, max-age=31536000, immutable") : STR("public, max-age=300"));
    call->answered = true;
    return OK;
}
