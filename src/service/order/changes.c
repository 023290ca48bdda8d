#include "service/order/changes.h"

#include "service/order/list.h"
#include "service/order/market.h"

enum err order_changes_since(struct ctx *ctx, const struct viewer *viewer, struct str slug,
                             const struct order_change *since, struct order_changes *changes)
{
    struct market market;
    bool serves = false;
    enum err err = order_market(ctx, viewer, slug, &market);
    if (!err)
        err = market_serves(ctx, viewer, market.id, &serves);
    if (err == ERR_INPUT || (!err && !serves))
        return fail(&ctx->failure, ERR_NOT_FOUND,
                    "There is no marketplace at this address, or you do not work there.");
    struct order_changes_wanted wanted = {market.id, *since,
                                          instant_add(ctx->now, SPAN_MS(-ORDER_CHANGES_REST_MS))};
    return err ? err : order_changes_load(ctx->db, ctx->arena, &wanted, changes);
}
