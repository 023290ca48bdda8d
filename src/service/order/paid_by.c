#include "service/order/paid_by.h"

#include "core/advice/advice.h"
#include "service/order/parts.h"

enum err paid_by_word(struct ctx *ctx, struct str said, struct str *word)
{
    int paid = said.len ? advice_paid_find(said) : PAID_UNKNOWN;
    *word = paid > PAID_UNKNOWN ? names_at(&advice_paid_names, paid) : STR_NONE;
    return paid < 0 ? fail_field(&ctx->failure, ERR_INPUT, "paid_by", "Choose how you paid from the list.")
                    : OK;
}

enum err paid_by_note(struct ctx *ctx, const struct policy_set *policies, const struct viewer *viewer,
                      struct str ref, struct str said)
{
    struct str word;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_load_held(ctx, policies, viewer, ref, order);
    if (err)
        return err;
    if (!order->head.external || !order_is(order, PARTY_BUYER))
        return fail(&ctx->failure, ERR_REFUSED, "Only whoever notes an order here says how it was paid.");
    err = paid_by_word(ctx, said, &word);
    if (!err)
        err = order_set_paid_by(ctx->db, order->head.id, word);
    order->head.paid_by = word; /* whether anybody protects it decides what is told of its end */
    return err ? err : order_save(ctx, order);
}
