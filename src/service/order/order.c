/* Reading orders: the head, its people, and the state folded from what happened. */
#include "service/order/order.h"

#include "base/check.h"
#include "service/order/parts.h"
#include "service/order/rows.h"
#include "store/order/market.h"
#include "store/panel/panel.h"

const struct policy *order_policy(const struct policy_set *policies, struct str id)
{
    return policy_set_newest(policies, id);
}

/* ---- folding ---- */

static struct order_terms placement_of(const struct order *order)
{
    struct str country = order->head.country;
    struct order_terms placement = {
        .external = order->head.external,
        .at = order->head.ordered_at,
        .promised = order->head.promised_at,
        .country = {country.len == 2 ? country.at[0] : 0, country.len == 2 ? country.at[1] : 0},
        .fee_basis_points = (int32_t)order->head.fee_basis_points,
        .line_count = (int32_t)order->lines.count};
    check(currency_from(order->head.currency, &placement.currency));
    for (size_t i = 0; i < order->lines.count; i++)
        placement.line_minor[i] = order->lines.at[i].amount_minor;
    return placement;
}

enum err order_fold(struct ctx *ctx, struct order *order)
{
    struct order_terms placement = placement_of(order);
    order->state = order_begin(order->policy, &placement);
    for (size_t i = 0; i < order->rows.count; i++) {
        struct order_event event;
        if (!order_event_of(order->policy, &order->rows.at[i], &event))
            return fail(&ctx->failure, ERR_DATABASE, "order %.*s: event %lld is not known to this version",
                        STR_ARG(order->head.ref), (long long)order->rows.at[i].number);
        order_evolve(order->policy, &order->state, &event);
    }
    return OK;
}

enum err order_load_rest(struct ctx *ctx, const struct policy_set *policies, struct order *order)
{
    const struct order_head *head = &order->head;
    order->policy = policy_set_find(policies, head->policy, head->policy_version, head->policy_hash);
    if (!order->policy)
        return fail(
            &ctx->failure, ERR_DATABASE,
            "order %.*s: its rules, %.*s version %lld (%.*s), are not here; put their file into --policies",
            STR_ARG(head->ref), STR_ARG(head->policy), (long long)head->policy_version,
            STR_ARG(str_slice(head->policy_hash, 0, 12)));
    enum err err = order_lines_load(ctx->db, ctx->arena, order->head.id, &order->lines);
    if (!err)
        err = order_rows_load(ctx->db, ctx->arena, order->head.id, &order->rows);
    return err ? err : order_fold(ctx, order);
}

/* ---- reading ---- */

static enum err not_here(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_NOT_FOUND, "There is no order at this address, or it is not yours.");
}

/* What the viewer is in an order. Who is a side of it is not also its marketplace's staff. */
static enum err find_roles(struct ctx *ctx, const struct viewer *viewer, struct order *order)
{
    const struct order_head *head = &order->head;
    enum market_duty duty = DUTY_NONE;
    order->roles = 0;
    if (viewer->market_id && viewer->market_id == head->market_id)
        order->roles = PARTY_BIT(PARTY_MARKET) | PARTY_BIT(PARTY_PROVIDER) | PARTY_BIT(PARTY_CARRIER);
    if (viewer->person_id == 0)
        return OK;
    if (viewer->person_id == head->buyer_id)
        order->roles |= PARTY_BIT(PARTY_BUYER);
    if (viewer->person_id == head->seller_id)
        order->roles |= PARTY_BIT(PARTY_SELLER);
    if (order->roles || head->market_id == 0)
        return OK;
    enum err err = market_duty_of(ctx->db, ctx->arena, head->market_id, viewer->person_id, &duty);
    if (duty == DUTY_STAFF)
        order->roles |= PARTY_BIT(PARTY_STAFF);
    bool sits = false;
    if (!err && duty == DUTY_NONE)
        err = panel_has_member(ctx->db, ctx->arena, head->id, viewer->person_id, &sits);
    if (sits)
        order->roles |= PARTY_BIT(PARTY_COMMISSIONER);
    return err;
}

static bool only_sits(const struct order *order)
{
    return order->roles == PARTY_BIT(PARTY_COMMISSIONER);
}

static enum err load_seated(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                            struct str ref, struct order *order)
{
    *order = (struct order){0};
    enum err err = order_load(ctx->db, ctx->arena, ref, &order->head);
    if (!err)
        err = find_roles(ctx, viewer, order);
    if (err == ERR_NOT_FOUND || (!err && order->roles == 0))
        return not_here(ctx);
    if (!err)
        err = order_load_rest(ctx, policies, order);
    if (!err && only_sits(order))
        order->head.seller = order->head.number = STR_NONE;
    return err;
}

enum err order_load_own(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                        struct str ref, struct order *order)
{
    enum err err = load_seated(ctx, policies, viewer, ref, order);
    return !err && only_sits(order) ? not_here(ctx) : err;
}

bool order_is(const struct order *order, enum party party)
{
    return (order->roles & PARTY_BIT(party)) != 0;
}

enum err order_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                    struct str ref, struct order *order)
{
    enum err err = order_load_own(ctx, policies, viewer, ref, order);
    return err ? err : order_advance(ctx, order, ctx->now, false);
}

enum err order_read_seated(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           struct str ref, struct order *order)
{
    enum err err = load_seated(ctx, policies, viewer, ref, order);
    return err ? err : order_advance(ctx, order, ctx->now, false);
}

enum err order_list_own(struct ctx *ctx, const struct viewer *viewer, struct order_heads *heads)
{
    return order_list(ctx->db, ctx->arena, (struct order_list){SIDE_BUYER, viewer->person_id, ORDERS_MAX},
                      heads);
}

enum err order_list_sold(struct ctx *ctx, const struct viewer *viewer, struct order_heads *heads)
{
    return order_list(ctx->db, ctx->arena, (struct order_list){SIDE_SELLER, viewer->person_id, ORDERS_MAX},
                      heads);
}

enum err order_list_market(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                           struct order_heads *heads)
{
    enum market_duty duty = DUTY_NONE;
    enum err err =
        viewer->person_id ? market_duty_of(ctx->db, ctx->arena, market->id, viewer->person_id, &duty) : OK;
    if (!err && duty != DUTY_STAFF && viewer->market_id != market->id)
        return fail(&ctx->failure, ERR_NOT_FOUND,
                    "There is no marketplace at this address, or you do not work there.");
    return err ? err
               : order_list(ctx->db, ctx->arena, (struct order_list){SIDE_MARKET, market->id, ORDERS_MAX},
                            heads);
}
