#include "service/order/leaving.h"

#include "service/order/parts.h"
#include "store/order/order.h"

/* As the buyer would: one that nobody has paid is cancelled at once. */
static enum err cancel(struct ctx *ctx, struct order *order)
{
    enum order_refusal refusal = REFUSAL_NONE;
    enum err err = order_advance(ctx, order, ctx->now, true);
    if (!err && order->state.shipment == SHIPMENT_UNPAID) {
        struct order_command command = {.wish = {.kind = EVENT_CANCEL_ASKED,
                                                 .by = PARTY_BUYER,
                                                 .at = ctx->now,
                                                 .person = order->head.buyer_id},
                                        .noted_by = PARTY_BUYER,
                                        .version = order->state.version};
        err = order_do(ctx, order, &command, STR_NONE, &refusal);
    }
    return err ? err : order_save(ctx, order);
}

enum err order_end_unpaid(struct ctx *ctx, const struct policy_set *policies, int64_t buyer_id)
{
    size_t count = 0;
    int64_t ids[LEAVING_ENDS_MOST];
    struct unpaid_of of = {buyer_id, policy_set_known(ctx->arena, policies)};
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_hold_open_of(ctx->db, buyer_id);
    if (!err)
        err = order_unpaid_of(ctx->db, of, ids, LEAVING_ENDS_MOST, &count);
    for (size_t i = 0; !err && i < count; i++) {
        err = order_read_by_id(ctx, policies, ids[i], order);
        if (!err)
            err = cancel(ctx, order);
    }
    return err;
}
