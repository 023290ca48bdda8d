/* Orders folded again and compared with what is stored of them. */
#include "service/purchase_effects.h"
#include "service/purchase_parts.h"
#include "service/purchase_rows.h"

enum { CHECK_BATCH = 50 };

static struct str first_break(struct ctx *ctx, const struct purchase *purchase)
{
    struct str before = purchase_head_hash(ctx->arena, purchase);
    for (size_t i = 0; i < purchase->rows.count; i++) {
        const struct order_row *row = &purchase->rows.at[i];
        if (row->number != (int64_t)i + 1)
            return arena_printf(ctx->arena, "event %zu is missing", i + 1);
        if (!str_eq(purchase_hash(ctx->arena, before, row), row->hash))
            return arena_printf(ctx->arena, "event %zu is not what was written", i + 1);
        before = row->hash;
    }
    return STR_NONE;
}

/* What is wrong with an order, or nothing. */
static struct str wrong_with(struct ctx *ctx, const struct purchase *purchase)
{
    struct order_due due[DEADLINE_COUNT];
    const struct order_state *state = &purchase->state;
    struct str broken = first_break(ctx, purchase);
    int count = order_deadlines(purchase->policy, state, due);
    struct instant next = count ? due[0].at : CLOCK_UNSET;
    if (broken.len)
        return broken;
    if (purchase->head.version != (int64_t)purchase->rows.count)
        return STR("the stored number of events is not theirs");
    if (purchase->head.next_due_at.ms != next.ms)
        return STR("the stored deadline is not the next");
    if (purchase->head.over != order_is_over(state))
        return STR("the stored end is not the state's");
    if (state->paid_minor != state->held_minor + state->refunded_minor + state->seller_minor)
        return STR("the money does not add up");
    return STR_NONE;
}

enum err purchase_check(struct ctx *ctx, const struct policy_set *policies, int64_t *after,
                        void (*differs)(void *arg, struct str ref, struct str wrong), void *arg)
{
    int64_t ids[CHECK_BATCH];
    size_t count;
    enum err err = order_ids_behind(ctx->db, *after, ids, CHECK_BATCH, &count);
    for (size_t i = 0; !err && i < count; i++) {
        struct purchase *purchase = ARENA_NEW(ctx->arena, struct purchase);
        err = order_load_by_id(ctx->db, ctx->arena, ids[i], &purchase->head);
        if (!err)
            err = purchase_load_rest(ctx, policies, purchase);
        struct str wrong = err ? STR_NONE : wrong_with(ctx, purchase);
        if (!err && wrong.len == 0)
            err = purchase_effects_check(ctx, purchase, &wrong);
        if (wrong.len)
            differs(arg, purchase->head.ref, wrong);
        *after = ids[i];
    }
    if (!err && count == 0)
        *after = -1;
    return err;
}
