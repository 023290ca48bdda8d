#include "service/reach/calendar_link.h"

#include "base/words.h"
#include "store/reach/calendar_link.h"

enum err calendar_link_make(struct ctx *ctx, int64_t person_id, struct token *secret)
{
    *secret = token_new();
    return calendar_link_put(ctx->db, person_id, str_from(hash_of(str_from(secret->text)).text), ctx->now);
}

enum err calendar_link_end(struct ctx *ctx, int64_t person_id)
{
    return calendar_link_erase(ctx->db, person_id);
}

enum err calendar_link_read(struct ctx *ctx, int64_t person_id, struct instant *made_at)
{
    return calendar_link_made(ctx->db, person_id, made_at);
}

enum err calendar_link_whose(struct ctx *ctx, struct str secret, struct person *owner)
{
    int64_t person_id = 0;
    enum err err = ERR_NOT_FOUND;
    if (secret.len == TOKEN_TEXT)
        err = calendar_link_person(ctx->db, str_from(hash_of(secret).text), &person_id);
    if (!err)
        err = person_load(ctx->db, ctx->arena, person_id, owner);
    if (err == ERR_NOT_FOUND || (!err && owner->deleted_at.ms))
        return fail(&ctx->failure, ERR_NOT_FOUND,
                    "There is no calendar at this address. A link that was revoked does not come back: make "
                    "a new one in your account.");
    return err;
}
