#include "service/order/changes.h"

#include "service/order/list.h"
#include "service/order/market.h"

enum err order_changes_since(struct ctx *ctx, const struct viewer *viewer, struct str slug,
                             const struct order_change *since, struct order_changes *changes)
{
    struct market market;
    enum err err = order_market_of_staff(ctx, viewer, slug, &market);
    if (err)
        return err;
    struct order_changes_wanted wanted = {market.id, *since,
                                          instant_add(ctx->now, SPAN_MS(-ORDER_CHANGES_REST_MS))};
    return order_changes_load(ctx->db, ctx->arena, &wanted, changes);
}
