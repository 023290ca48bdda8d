/* Reading orders: the head, its people, and the state folded from what happened. */
#include "service/order/order.h"

#include "base/check.h"
#include "service/order/fold.h"
#include "service/order/freeze.h"
#include "service/order/market.h"
#include "service/order/parts.h"
#include "store/order/caseload.h"
#include "store/order/order_list.h"
#include "store/panel/panel.h"

const struct policy *order_policy(const struct policy_set *policies, struct str id)
{
    const struct policy *policy = policy_set_newest(policies, id);
    return policy && policy->kind != KIND_PAYMENT ? policy : NULL;
}

/* ---- folding ---- */

static enum err not_here(struct ctx *ctx)
{
    return fail(&ctx->failure, ERR_NOT_FOUND, "There is no order at this address, or it is not yours.");
}

enum err order_find(struct ctx *ctx, struct str ref, struct order *order)
{
    *order = (struct order){0};
    struct order_places places = {&order->head, &order->freeze, &order->lines, &order->rows};
    enum err err = order_load_stored(ctx->db, ctx->arena, ref, &places);
    order->found = !err;
    return err;
}

static enum err find_rights(struct ctx *ctx, const struct viewer *viewer, struct order *order)
{
    bool rights[STAFF_RIGHT_COUNT];
    enum err err = market_may(ctx, viewer, order->head.market_id, rights);
    for (int right = 0; !err && right < STAFF_RIGHT_COUNT; right++)
        order->rights |= rights[right] ? RIGHT_BIT(right) : 0;
    return err;
}

/* What the viewer is in an order. Who is a side of it is not also its marketplace's staff. */
static enum err find_roles(struct ctx *ctx, const struct viewer *viewer, struct order *order)
{
    const struct order_head *head = &order->head;
    enum market_duty duty = DUTY_NONE;
    order->roles = order->rights = 0;
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
    if (!err && duty == DUTY_STAFF) {
        order->roles |= PARTY_BIT(PARTY_STAFF);
        err = find_rights(ctx, viewer, order);
    }
    bool sits = false;
    if (!err && duty == DUTY_NONE)
        err = panel_has_member(ctx->db, head->id, viewer->person_id, &sits);
    if (sits)
        order->roles |= PARTY_BIT(PARTY_COMMISSIONER);
    return err;
}

static bool only_sits(const struct order *order)
{
    return order->roles == PARTY_BIT(PARTY_COMMISSIONER);
}

/* ERR_NOT_FOUND with its sentence for whoever is nothing in it. */
static enum err require_part(struct ctx *ctx, const struct viewer *viewer, struct order *order)
{
    enum err err = find_roles(ctx, viewer, order);
    return err == ERR_NOT_FOUND || (!err && order->roles == 0) ? not_here(ctx) : err;
}

static enum err load_seated(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                            struct str ref, struct order *order)
{
    enum err err = order_find(ctx, ref, order);
    if (err == ERR_NOT_FOUND)
        return not_here(ctx);
    if (!err)
        err = require_part(ctx, viewer, order);
    if (!err)
        err = order_find_state(ctx, policies, order);
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

enum err order_load_held(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                         struct str ref, struct order *order)
{
    enum err err = order_hold(ctx->db, ref);
    return err ? err : order_load_own(ctx, policies, viewer, ref, order);
}

bool order_is(const struct order *order, enum party party)
{
    return (order->roles & PARTY_BIT(party)) != 0;
}

bool order_includes(const struct order *order, enum order_event_kind act)
{
    return !order_is(order, PARTY_STAFF) || (order->rights & RIGHT_BIT(order_act_right(act))) != 0;
}

enum err order_require_included(struct ctx *ctx, const struct order *order, enum order_event_kind act)
{
    return order_includes(order, act)
               ? OK
               : fail_row(&ctx->failure, ERR_REFUSED, NULL, staff_right_refusal(order_act_right(act)));
}

bool order_works(const struct order *order)
{
    return !order_is(order, PARTY_STAFF) || (order->rights & RIGHT_BIT(RIGHT_WORK)) != 0;
}

enum err order_require_work(struct ctx *ctx, const struct order *order)
{
    return order_works(order) ? OK
                              : fail_row(&ctx->failure, ERR_REFUSED, NULL, staff_right_refusal(RIGHT_WORK));
}

enum err order_read(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                    struct str ref, struct order *order)
{
    enum err err = order_load_own(ctx, policies, viewer, ref, order);
    return err ? err : order_advance(ctx, order, ctx->now, false);
}

enum err order_read_held(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                         struct str ref, struct order_held *held)
{
    enum err err = order_load_held(ctx, policies, viewer, ref, &held->stored);
    held->now = held->stored;
    return err ? err : order_advance(ctx, &held->now, ctx->now, false);
}

enum err order_read_listed(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           const struct order_head *head, struct order *order)
{
    *order = (struct order){.head = *head};
    enum err err = require_part(ctx, viewer, order);
    if (!err && only_sits(order))
        return not_here(ctx);
    freeze_ahead(ctx, head);
    if (!err)
        err = order_load_rest(ctx, policies, order);
    return err ? err : order_advance(ctx, order, ctx->now, false);
}

void order_shown_ahead(struct ctx *ctx, const struct order *order)
{
    order_page_ahead(ctx->db, order->head.id);
    if (order_is(order, PARTY_STAFF) && !order->state.external)
        case_assigned_ahead(ctx->db, order->head.id);
}

enum err order_read_seated(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                           struct str ref, struct order *order)
{
    enum err err = load_seated(ctx, policies, viewer, ref, order);
    return err ? err : order_advance(ctx, order, ctx->now, false);
}

enum err order_read_shown(struct ctx *ctx, const struct policy_set *policies, struct str ref,
                          struct order *order)
{
    enum err err = order_find(ctx, ref, order);
    if (err == ERR_NOT_FOUND || (!err && order->head.external))
        return not_here(ctx);
    if (!err)
        err = order_find_state(ctx, policies, order);
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
