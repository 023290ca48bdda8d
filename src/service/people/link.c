#include "service/people/link.h"

#include "store/people/person.h"

enum err link_make(struct ctx *ctx, struct str purpose, int64_t person_id, struct span good,
                   struct token *token)
{
    *token = token_new();
    struct hash hash = hash_of(str_from(token->text));
    enum err err = link_delete_purpose(ctx->db, purpose, person_id);
    if (err)
        return err;
    return link_insert(ctx->db, str_from(hash.text), purpose, person_id, instant_add(ctx->now, good));
}

enum err link_know(struct ctx *ctx, struct str key, struct str purpose, int64_t *person_id)
{
    struct hash hash = hash_of(key);
    enum err err = link_load(ctx->db, str_from(hash.text), purpose, ctx->now, person_id);
    if (err != ERR_NOT_FOUND)
        return err;
    return fail(&ctx->failure, ERR_NOT_FOUND,
                "This link is not good any more: it was used, or is older than a day. Ask for a new one.");
}

enum err link_use_up(struct ctx *ctx, struct str key)
{
    struct hash hash = hash_of(key);
    return link_delete(ctx->db, str_from(hash.text));
}

enum err link_end_passwords(struct ctx *ctx, int64_t person_id)
{
    return link_delete_purpose(ctx->db, STR(LINK_PASSWORD), person_id);
}
