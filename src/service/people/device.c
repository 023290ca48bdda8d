#include "service/people/device.h"

#include "base/secret.h"
#include "service/unit/site.h"

/* "12.20786.NONCE": whose it is, the day on which it was made, which one it is. */
struct str device_mark(struct ctx *ctx, int64_t person_id)
{
    struct token nonce = token_new();
    struct str said = arena_printf(ctx->arena, "%lld.%lld.%s", (long long)person_id,
                                   (long long)(ctx->now.ms / SPAN_DAYS(1).ms), nonce.text);
    return arena_printf(ctx->arena, "%.*s.%.*s", STR_ARG(said),
                        STR_ARG(site_seal(ctx->site, ctx->arena, "device", said)));
}

struct str device_of(struct ctx *ctx, struct str mark, int64_t person_id)
{
    int64_t whose, day, today = ctx->now.ms / SPAN_DAYS(1).ms;
    struct str rest = mark, id = str_cut(&rest, '.'), made = str_cut(&rest, '.'), nonce = str_cut(&rest, '.');
    if (rest.len == 0 || nonce.len != TOKEN_TEXT || !str_to_int(id, &whose) || !str_to_int(made, &day))
        return STR_NONE;
    bool fits = whose == person_id && day <= today && day >= today - DEVICE_DAYS;
    struct str said = str_slice(mark, 0, mark.len - rest.len - 1);
    return fits && secret_equal(rest, site_seal(ctx->site, ctx->arena, "device", said)) ? nonce : STR_NONE;
}
