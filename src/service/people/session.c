#include "service/people/session.h"

#include "base/words.h"
#include "service/people/warning.h"
#include "store/people/person.h"

enum { NAME_CHARS = 24 };

static struct str said(struct ctx *ctx, const char *english)
{
    return say(ctx->failure.language, str_from(english));
}

static enum err tell_by_mail(struct ctx *ctx, const struct session_begun *begun)
{
    const char *by_password = N_("A browser that was not seen before has signed in with your password.");
    const char *by_passkey = N_("A browser that was not seen before has signed in with a passkey of yours.");
    const char *way_out = N_("If it was not you, end that session in your account and change your password.");
    struct str name = session_name(ctx, begun->token_hash);
    return warn_owner(
        ctx,
        &(struct warning){.person_id = begun->person_id,
                          .key = arena_printf(ctx->arena, "session:%.*s", STR_ARG(name)),
                          .subject = said(ctx, N_("Somebody signed in to your account")),
                          .lines = {said(ctx, begun->by_passkey ? by_passkey : by_password), begun->browser,
                                    said(ctx, N_("If that was you, do nothing.")), said(ctx, way_out)},
                          .path = STR("/account")});
}

enum err session_began(struct ctx *ctx, const struct session_begun *begun)
{
    enum err err = session_set_browser(ctx->db, begun->token_hash, begun->browser);
    return err || begun->known ? err : tell_by_mail(ctx, begun);
}

enum err session_renew(struct ctx *ctx, struct str token_hash, struct token *token)
{
    *token = token_new();
    struct str hash = arena_copy(ctx->arena, str_from(hash_of(str_from(token->text)).text));
    return session_set_token(ctx->db, token_hash, hash);
}

enum err session_list(struct ctx *ctx, int64_t person_id, struct session_lines *lines)
{
    return session_lines_load(ctx->db, ctx->arena, person_id, ctx->now, lines);
}

enum err session_is_fresh(struct ctx *ctx, int64_t person_id, struct str token_hash, bool *fresh)
{
    struct session_lines lines;
    struct instant since = {ctx->now.ms - SPAN_MINUTES(SESSION_FRESH_MINUTES).ms};
    enum err err = session_list(ctx, person_id, &lines);
    *fresh = false;
    for (size_t i = 0; !err && i < lines.count; i++)
        if (str_eq(lines.at[i].token_hash, token_hash))
            *fresh = lines.at[i].created_at.ms >= since.ms;
    return err;
}

struct str session_name(struct ctx *ctx, struct str token_hash)
{
    struct hash hash = hash_of(token_hash);
    return arena_printf(ctx->arena, "%.*s", NAME_CHARS, hash.text);
}

enum err session_end(struct ctx *ctx, int64_t person_id, struct str name)
{
    struct session_lines lines;
    enum err err = session_list(ctx, person_id, &lines);
    for (size_t i = 0; !err && i < lines.count; i++)
        if (str_eq(session_name(ctx, lines.at[i].token_hash), name))
            return session_delete(ctx->db, lines.at[i].token_hash);
    return err ? err : fail(&ctx->failure, ERR_NOT_FOUND, "This session has ended already.");
}

enum err session_end_others(struct ctx *ctx, int64_t person_id, struct str token_hash)
{
    return session_delete_others(ctx->db, person_id, token_hash);
}
