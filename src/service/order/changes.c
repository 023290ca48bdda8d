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
    struct instant settled = instant_add(ctx->now, SPAN_MS(-ORDER_CHANGES_REST_MS));
    struct span age;
    err = order_writers_age(ctx->db, &age);
    if (!err) /* who was done before that was asked is seen by what is read now */
        err = unit_read_anew(ctx);
    if (err)
        return err;
    struct order_changes_wanted wanted = {market.id, *since, instant_add(settled, SPAN_MS(-age.ms))};
    return order_changes_load(ctx->db, ctx->arena, &wanted, changes);
}
