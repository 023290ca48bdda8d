#include "service/unit/once.h"

#include "base/secret.h"

static struct instant oldest(const struct ctx *ctx)
{
    return instant_add(ctx->now, SPAN_MS(-ONCE_MS));
}

static struct str hash_in(struct arena *arena, struct str text)
{
    return arena_copy(arena, str_from(hash_of(text).text));
}

static struct str key_of(struct ctx *ctx, const struct once *once)
{
    return hash_in(ctx->arena, arena_printf(ctx->arena, "%.*s/%.*s", STR_ARG(once->who), STR_ARG(once->key)));
}

/* Before what is closed; no answer begins with it, for they are JSON. */
static const struct str closed = STR_INIT("closed:");

static enum err open_answer(struct ctx *ctx, const struct once *once, struct once_row *answer)
{
    if (!answer->status || !str_starts(answer->body, closed))
        return OK;
    struct str box = str_slice(answer->body, closed.len, answer->body.len);
    return once->shown.len && box_open(ctx->arena, once->shown, box, &answer->body)
               ? OK
               : fail(&ctx->failure, ERR_CONFLICT,
                      "This was done already, and answered with a secret. Only the key or the session that "
                      "asked "
                      "first is shown it again; ask for a new secret otherwise.");
}

enum err once_find(struct ctx *ctx, const struct once *once, struct once_row *answer)
{
    *answer = (struct once_row){.status = 0};
    if (once->key.len == 0)
        return OK;
    if (once->who.len == 0)
        return fail(
            &ctx->failure, ERR_INPUT,
            "Idempotency-Key: nobody is known here for whom the answer could be kept. Send the cookie of an "
            "earlier answer, a key, or no Idempotency-Key.");
    if (str_char_count(once->key) > ONCE_KEY_MAX)
        return fail(&ctx->failure, ERR_INPUT, "Idempotency-Key: at most {most} characters fit.",
                    PLACE_INT("most", ONCE_KEY_MAX));
    enum err err =
        once_load(ctx->db, ctx->arena, key_of(ctx, once), (struct once_time){ctx->now, oldest(ctx)}, answer);
    if (!err && answer->status && !str_eq(answer->request_hash, hash_in(ctx->arena, once->request)))
        return fail(&ctx->failure, ERR_INPUT,
                    "This Idempotency-Key came with another request before. Choose a new one for each.");
    return err ? err : open_answer(ctx, once, answer);
}

enum err once_keep(struct ctx *ctx, const struct once *once, struct once_row *answer)
{
    if (once->key.len == 0)
        return OK;
    answer->request_hash = hash_in(ctx->arena, once->request);
    if (once->secret)
        answer->body = arena_printf(ctx->arena, "%.*s%.*s", STR_ARG(closed),
                                    STR_ARG(box_close(ctx->arena, once->shown, answer->body)));
    return once_save(ctx->db, key_of(ctx, once), answer, ctx->now);
}
