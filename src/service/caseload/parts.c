#include "service/caseload/parts.h"

#include "service/order/market.h"

enum err staff_case_open(struct ctx *ctx, const struct viewer *viewer, struct str ref, enum staff_right right,
                         struct order_head *head)
{
    enum err err = order_load(ctx->db, ctx->arena, ref, head);
    int64_t who = viewer->person_id;
    bool side = !err && who && (who == head->buyer_id || who == head->seller_id);
    if (err == ERR_NOT_FOUND || side || (!err && (head->market_id == 0 || head->external)))
        return fail(&ctx->failure, ERR_NOT_FOUND, "There is no order at this address, or it is not yours.");
    return err ? err : market_require(ctx, viewer, head->market_id, right);
}
