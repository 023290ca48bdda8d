#include "service/order/order_link.h"

#include "base/secret.h"
#include "service/unit/site.h"
#include "store/people/token.h"

enum { KEY_CHARS_MAX = 200 };

/* What the link says. */
struct claim {
    struct str ref;
    int64_t token_id;
    struct instant ends;
};

/* The key's own hash goes along: where its number is given to another key some day, the link is not. */
static struct str seal_of(struct ctx *ctx, const struct claim *claim, const struct token_row *token)
{
    struct str from =
        arena_printf(ctx->arena, "%.*s/%lld/%lld/%.*s", STR_ARG(claim->ref), (long long)claim->token_id,
                     (long long)claim->ends.ms, STR_ARG(token->hash));
    return site_seal(ctx->site, ctx->arena, "order-link", from);
}

enum err order_link_make(struct ctx *ctx, const struct policy_set *policies,
                         const struct order_link_wish *wish, struct order_link *link)
{
    struct token_row token;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    int64_t minutes = wish->minutes ? wish->minutes : LINK_MINUTES;
    enum err err = order_read(ctx, policies, &wish->viewer, wish->ref, order);
    if (!err && (!order_is(order, PARTY_MARKET) || !wish->token_id))
        err =
            fail(&ctx->failure, ERR_REFUSED, "Only the marketplace's own system makes links to its orders.");
    if (!err && (minutes < 1 || minutes > LINK_MINUTES_MAX))
        err = fail_field(&ctx->failure, ERR_INPUT, "minutes", "A link is good for 1 to {most} minutes.",
                         PLACE_INT("most", LINK_MINUTES_MAX));
    if (!err)
        err = token_load_by_id(ctx->db, ctx->arena, wish->token_id, ctx->now, &token);
    if (err)
        return err;
    struct claim claim = {order->head.ref, wish->token_id, instant_add(ctx->now, SPAN_MINUTES(minutes))};
    link->ends = claim.ends;
    link->key = arena_printf(ctx->arena, "%.*s.%lld.%lld.%.*s", STR_ARG(claim.ref), (long long)claim.token_id,
                             (long long)claim.ends.ms, STR_ARG(seal_of(ctx, &claim, &token)));
    return OK;
}

static bool read_claim(struct str key, struct claim *claim, struct str *seal)
{
    *seal = key;
    claim->ref = str_cut(seal, '.');
    struct str token = str_cut(seal, '.'), ends = str_cut(seal, '.');
    return key.len <= KEY_CHARS_MAX && str_to_int(token, &claim->token_id) &&
           str_to_int(ends, &claim->ends.ms);
}

enum err order_link_read(struct ctx *ctx, struct str key, struct order_linked *linked)
{
    struct claim claim;
    struct str seal;
    struct token_row token;
    struct order_head head;
    bool good = read_claim(key, &claim, &seal) && instant_before(ctx->now, claim.ends);
    enum err err =
        good ? token_load_by_id(ctx->db, ctx->arena, claim.token_id, ctx->now, &token) : ERR_NOT_FOUND;
    if (!err && !secret_equal(seal, seal_of(ctx, &claim, &token)))
        err = ERR_NOT_FOUND;
    if (!err)
        err = order_load(ctx->db, ctx->arena, claim.ref, &head);
    if (!err && (head.external || head.market_id != token.market_id))
        err = ERR_NOT_FOUND;
    if (err == ERR_NOT_FOUND)
        return fail(
            &ctx->failure, ERR_NOT_FOUND,
            "This link to an order is not good any more. Open the order in the shop again, or sign in.");
    if (!err)
        *linked =
            (struct order_linked){head.ref, head.marketplace, head.market_id, head.buyer_id, claim.ends};
    return err;
}
