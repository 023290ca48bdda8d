#include "service/caseload/parts.h"

#include "service/order/market.h"

/* Who does not serve there learns no more of an order that is than of one that is not. */
enum err staff_case_open(struct ctx *ctx, const struct viewer *viewer, struct str ref, enum staff_right right,
                         struct order_head *head)
{
    enum err err = order_load(ctx->db, ctx->arena, ref, head);
    int64_t who = viewer->person_id;
    bool side = !err && who && (who == head->buyer_id || who == head->seller_id);
    if (!err && (side || head->market_id == 0 || head->external))
        err = ERR_NOT_FOUND;
    if (!err)
        err = market_require(ctx, viewer, head->market_id, right);
    return err == ERR_NOT_FOUND
               ? fail(&ctx->failure, ERR_NOT_FOUND, "There is no order at this address, or it is not yours.")
               : err;
}
