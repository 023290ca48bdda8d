#include "service/unit/once.h"

#include "base/secret.h"

static struct instant oldest(const struct ctx *ctx)
{
    return (struct instant){ctx->now.ms - SPAN_DAYS(1).ms};
}

static struct str hash_in(struct arena *arena, struct str text)
{
    return arena_copy(arena, str_from(hash_of(text).text));
}

static struct str key_of(struct ctx *ctx, const struct repeat *repeat)
{
    return hash_in(ctx->arena,
                   arena_printf(ctx->arena, "%.*s/%.*s", STR_ARG(repeat->who), STR_ARG(repeat->key)));
}

enum err once_find(struct ctx *ctx, const struct repeat *repeat, struct once_row *answer)
{
    *answer = (struct once_row){.status = 0};
    if (repeat->key.len == 0)
        return OK;
    if (str_char_count(repeat->key) > REPEAT_KEY_MAX)
        return fail(&ctx->failure, ERR_INPUT, "Idempotency-Key: at most %d characters fit.", REPEAT_KEY_MAX);
    enum err err = once_load(ctx->db, ctx->arena, key_of(ctx, repeat), oldest(ctx), answer);
    if (!err && answer->status && !str_eq(answer->request_hash, hash_in(ctx->arena, repeat->request)))
        return fail(&ctx->failure, ERR_INPUT,
                    "This Idempotency-Key came with another request before. Choose a new one for each.");
    return err;
}

enum err once_keep(struct ctx *ctx, const struct repeat *repeat, struct once_row *answer)
{
    if (repeat->key.len == 0)
        return OK;
    answer->request_hash = hash_in(ctx->arena, repeat->request);
    return once_save(ctx->db, key_of(ctx, repeat), answer, ctx->now, oldest(ctx));
}
