#include "service/reach/stop.h"

#include "base/secret.h"
#include "service/unit/site.h"

struct str stop_path(struct ctx *ctx, int64_t person_id)
{
    return arena_printf(ctx->arena, "/unsubscribe?who=%lld&code=%.*s", (long long)person_id,
                        STR_ARG(site_seal_short(ctx->site, ctx->arena, "unsubscribe", person_id)));
}

enum err stop_known(struct ctx *ctx, struct str who, struct str code, int64_t *person_id)
{
    if (str_to_int(who, person_id) &&
        secret_equal(code, site_seal_short(ctx->site, ctx->arena, "unsubscribe", *person_id)))
        return OK;
    return fail(&ctx->failure, ERR_NOT_FOUND,
                "This link does not belong to any mail of ours. Sign in to change which mails you get.");
}
