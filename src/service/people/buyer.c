#include "service/people/buyer.h"

#include "service/people/identity.h"
#include "service/people/mailbox.h"
#include "store/order/market.h"
#include "store/people/identity.h"
#include "store/people/person.h"

/* A marketplace answers for its buyers as a provider does for those whom it signs in; no provider's address is like this. */
static struct str issuer_of(struct ctx *ctx, const struct market *market)
{
    return arena_printf(ctx->arena, "market:%.*s", STR_ARG(market->slug));
}

static enum err identity_of(struct ctx *ctx, const struct viewer *viewer, struct str number,
                            struct identity *identity, struct market *market)
{
    *identity = (struct identity){.subject = number};
    if (!viewer->market_id)
        return fail(&ctx->failure, ERR_REFUSED,
                    "Only a marketplace's own system makes and finds its buyers.");
    if (number.len == 0 || str_char_count(number) > BUYER_NUMBER_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "number", "Say the shop's own number of the buyer.");
    enum err err = market_load_by_id(ctx->db, ctx->arena, viewer->market_id, market);
    if (!err)
        identity->issuer = issuer_of(ctx, market);
    return err;
}

static enum err read_buyer(struct ctx *ctx, struct buyer *buyer)
{
    struct person person;
    enum err err = person_load(ctx->db, ctx->arena, buyer->person_id, &person);
    buyer->handle = err ? STR_NONE : person.handle;
    return err;
}

enum err buyer_put(struct ctx *ctx, const struct buyer_wish *wish, struct buyer *buyer)
{
    struct market market;
    struct identity identity;
    *buyer = (struct buyer){0};
    enum err err = identity_of(ctx, &wish->viewer, wish->number, &identity, &market);
    identity.names[0] = wish->name;
    if (!err)
        err = identity_person(ctx, &identity, STR_NONE, &buyer->person_id, &buyer->made);
    if (!err)
        err = read_buyer(ctx, buyer);
    if (err || !buyer->made || !wish->email.len)
        return err;
    err = mailbox_ask(ctx, &(struct mailbox_asking){.person_id = buyer->person_id,
                                                    .handle = buyer->handle,
                                                    .email = wish->email,
                                                    .by = market.name});
    return err == ERR_LIMIT ? OK : err; /* a mail too many to one address is no reason to refuse the buyer */
}

enum err buyer_find(struct ctx *ctx, const struct viewer *viewer, struct str number, struct buyer *buyer)
{
    struct market market;
    struct identity identity;
    *buyer = (struct buyer){0};
    enum err err = identity_of(ctx, viewer, number, &identity, &market);
    if (!err)
        err = identity_load(ctx->db, identity.issuer, identity.subject, &buyer->person_id);
    if (err == ERR_NOT_FOUND || err == ERR_REFUSED)
        return fail(&ctx->failure, ERR_NOT_FOUND, "This marketplace has made no buyer of this number.");
    return err ? err : read_buyer(ctx, buyer);
}

enum err buyer_known(struct ctx *ctx, int64_t market_id, int64_t person_id, struct known_buyer *known)
{
    struct market market;
    *known = (struct known_buyer){STR_NONE, STR_NONE};
    enum err err = market_load_by_id(ctx->db, ctx->arena, market_id, &market);
    return err ? err : identity_known_buyer(ctx->db, ctx->arena, person_id, issuer_of(ctx, &market), known);
}
