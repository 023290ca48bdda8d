/* Reading orders: the head, its people, and the state folded from what happened. */
#include "service/purchase.h"

#include "base/check.h"
#include "service/purchase_parts.h"
#include "service/purchase_rows.h"
#include "store/commission.h"
#include "store/market.h"

const struct policy *purchase_policy(const struct policy_set *policies, struct str id)
{
    return policy_set_newest(policies, id);
}

/* ---- folding ---- */

static struct order_placement placement_of(const struct purchase *purchase)
{
    struct str country = purchase->head.country;
    struct order_placement placement = {
        .external = purchase->head.external,
        .at = purchase->head.ordered_at,
        .promised = purchase->head.promised_at,
        .country = {country.len == 2 ? country.at[0] : 0, country.len == 2 ? country.at[1] : 0},
        .fee_basis_points = (int32_t)purchase->head.fee_basis_points,
        .line_count = (int32_t)purchase->lines.count};
    check(currency_from(purchase->head.currency, &placement.currency));
    for (size_t i = 0; i < purchase->lines.count; i++)
        placement.line_minor[i] = purchase->lines.at[i].amount_minor;
    return placement;
}

enum err purchase_fold(struct ctx *ctx, struct purchase *purchase)
{
    struct order_placement placement = placement_of(purchase);
    purchase->state = order_place(purchase->policy, &placement);
    for (size_t i = 0; i < purchase->rows.count; i++) {
        struct order_event event;
        if (!purchase_event_of(purchase->policy, &purchase->rows.at[i], &event))
            return fail(&ctx->failure, ERR_DATABASE, "order %.*s: event %lld is not known to this version",
                        STR_ARG(purchase->head.ref), (long long)purchase->rows.at[i].number);
        order_evolve(purchase->policy, &purchase->state, &event);
    }
    return OK;
}

enum err purchase_load_rest(struct ctx *ctx, const struct policy_set *policies, struct purchase *purchase)
{
    const struct order_head *head = &purchase->head;
    purchase->policy = policy_set_find(policies, head->policy, head->policy_version, head->policy_hash);
    if (!purchase->policy)
        return fail(
            &ctx->failure, ERR_DATABASE,
            "order %.*s: its rules, %.*s version %lld (%.*s), are not here; put their file into --policies",
            STR_ARG(head->ref), STR_ARG(head->policy), (long long)head->policy_version,
            STR_ARG(str_slice(head->policy_hash, 0, 12)));
    enum err err = order_lines_load(ctx->db, ctx->arena, purchase->head.id, &purchase->lines);
    if (!err)
        err = order_rows_load(ctx->db, ctx->arena, purchase->head.id, &purchase->rows);
    return err ? err : purchase_fold(ctx, purchase);
}

/* ---- reading ---- */

static enum err not_here(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_NOT_FOUND, "There is no order at this address, or it is not yours.");
}

/* What the viewer is in an order. Who is a side of it is not also its marketplace's staff. */
static enum err find_roles(struct ctx *ctx, const struct viewer *viewer, struct purchase *purchase)
{
    const struct order_head *head = &purchase->head;
    enum market_duty duty = DUTY_NONE;
    purchase->roles = 0;
    if (viewer->market_id && viewer->market_id == head->market_id)
        purchase->roles = PARTY_BIT(PARTY_MARKET) | PARTY_BIT(PARTY_PROVIDER) | PARTY_BIT(PARTY_CARRIER);
    if (viewer->person_id == 0)
        return OK;
    if (viewer->person_id == head->buyer_id)
        purchase->roles |= PARTY_BIT(PARTY_BUYER);
    if (viewer->person_id == head->seller_id)
        purchase->roles |= PARTY_BIT(PARTY_SELLER);
    if (purchase->roles || head->market_id == 0)
        return OK;
    enum err err = market_duty_of(ctx->db, ctx->arena, head->market_id, viewer->person_id, &duty);
    if (duty == DUTY_STAFF)
        purchase->roles |= PARTY_BIT(PARTY_STAFF);
    bool sits = false;
    if (!err && duty == DUTY_NONE)
        err = panel_has_member(ctx->db, ctx->arena, head->id, viewer->person_id, &sits);
    if (sits)
        purchase->roles |= PARTY_BIT(PARTY_COMMISSIONER);
    return err;
}

static bool only_sits(const struct purchase *purchase)
{
    return purchase->roles == PARTY_BIT(PARTY_COMMISSIONER);
}

static enum err load_seated(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                            struct str ref, struct purchase *purchase)
{
    *purchase = (struct purchase){0};
    enum err err = order_load(ctx->db, ctx->arena, ref, &purchase->head);
    if (!err)
        err = find_roles(ctx, viewer, purchase);
    if (err == ERR_NOT_FOUND || (!err && purchase->roles == 0))
        return not_here(ctx);
    if (!err)
        err = purchase_load_rest(ctx, policies, purchase);
    if (!err && only_sits(purchase))
        purchase->head.seller = purchase->head.number = STR_NONE;
    return err;
}

enum err purchase_load_own(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           struct str ref, struct purchase *purchase)
{
    enum err err = load_seated(ctx, policies, viewer, ref, purchase);
    return !err && only_sits(purchase) ? not_here(ctx) : err;
}

bool purchase_is(const struct purchase *purchase, enum party party)
{
    return (purchase->roles & PARTY_BIT(party)) != 0;
}

enum err purchase_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                       struct str ref, struct purchase *purchase)
{
    enum err err = purchase_load_own(ctx, policies, viewer, ref, purchase);
    return err ? err : purchase_advance(ctx, purchase, ctx->now, false);
}

enum err purchase_read_seated(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                              struct str ref, struct purchase *purchase)
{
    enum err err = load_seated(ctx, policies, viewer, ref, purchase);
    return err ? err : purchase_advance(ctx, purchase, ctx->now, false);
}

enum err purchase_list(struct ctx *ctx, const struct viewer *viewer, struct order_heads *heads)
{
    return order_list(ctx->db, ctx->arena, (struct order_list){SIDE_BUYER, viewer->person_id, PURCHASES_MAX},
                      heads);
}

enum err purchase_list_sold(struct ctx *ctx, const struct viewer *viewer, struct order_heads *heads)
{
    return order_list(ctx->db, ctx->arena, (struct order_list){SIDE_SELLER, viewer->person_id, PURCHASES_MAX},
                      heads);
}

enum err purchase_list_market(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                              struct order_heads *heads)
{
    enum market_duty duty = DUTY_NONE;
    enum err err =
        viewer->person_id ? market_duty_of(ctx->db, ctx->arena, market->id, viewer->person_id, &duty) : OK;
    if (!err && duty != DUTY_STAFF && viewer->market_id != market->id)
        return fail(&ctx->failure, ERR_NOT_FOUND,
                    "There is no marketplace at this address, or you do not work there.");
    return err ? err
               : order_list(ctx->db, ctx->arena, (struct order_list){SIDE_MARKET, market->id, PURCHASES_MAX},
                            heads);
}
