/* Orders folded again and compared with what is stored of them. */
#include "service/order/caseload.h"
#include "service/order/effects.h"
#include "service/order/fold.h"
#include "service/order/parts.h"
#include "service/order/seen.h"
#include "service/unit/finding.h"

enum { CHECK_BATCH = 50 };

static struct str first_break(struct ctx *ctx, const struct order *order)
{
    struct str before = order_head_hash(ctx->arena, order);
    for (size_t i = 0; i < order->rows.count; i++) {
        const struct order_row *row = &order->rows.at[i];
        if (row->number != (int64_t)i + 1)
            return finding(ctx, "event {number} is missing", PLACE_ID("number", (int64_t)i + 1));
        if (!str_eq(order_hash(ctx->arena, before, row), row->hash))
            return finding(ctx, "event {number} is not what was written", PLACE_ID("number", (int64_t)i + 1));
        before = row->hash;
    }
    return STR_NONE;
}

/* What is wrong with an order, or nothing. */
static struct str wrong_with(struct ctx *ctx, const struct order *order)
{
    const struct order_state *state = &order->state;
    struct str broken = first_break(ctx, order);
    /* As of what was ahead when it was stored: what came by its numbers alone only passes. */
    struct instant stored = order->head.next_due_at, then = {stored.ms ? stored.ms - 1 : ctx->now.ms};
    struct order_wake next = order_wake_of(order, clock_earlier(then, ctx->now));
    if (broken.len)
        return broken;
    if (order->head.version != (int64_t)order->rows.count)
        return finding(ctx, "the stored number of events is not theirs");
    /* One that is too early only lets time look sooner: so a version that counts otherwise has them counted again. */
    if (next.wakes.ms && (!stored.ms || instant_before(next.wakes, stored)))
        return finding(ctx, "the stored deadline is not the next");
    if (next.wakes.ms == stored.ms && order->head.told_due_at.ms != next.told.ms)
        return finding(ctx, "the deadline that lists tell is not the next that is told");
    if (order->head.over != order_is_over(state))
        return finding(ctx, "the stored end is not the state's");
    if (state->paid_minor != state->held_minor + state->refunded_minor + state->seller_minor)
        return finding(ctx, "the money does not add up");
    return STR_NONE;
}

enum err order_check(struct ctx *ctx, const struct policy_set *policies, int64_t *after,
                     void (*differs)(void *arg, struct str ref, struct str wrong), void *arg)
{
    int64_t ids[CHECK_BATCH];
    size_t count;
    enum err err = order_ids_behind(ctx->db, *after, ids, CHECK_BATCH, &count);
    for (size_t i = 0; !err && i < count; i++) {
        struct order *order = ARENA_NEW(ctx->arena, struct order);
        *after = ids[i];
        err = order_load_by_id(ctx->db, ctx->arena, ids[i], &order->head);
        if (!err && !order_has_rules(policies, &order->head))
            continue;
        if (!err)
            err = order_load_rest(ctx, policies, order);
        if (err && order->unreadable) {
            differs(arg, order->head.ref, arena_copy(ctx->arena, str_from(ctx->failure.text)));
            err = OK;
            continue;
        }
        struct str wrong = err ? STR_NONE : wrong_with(ctx, order);
        if (!err && wrong.len == 0)
            err = order_effects_check(ctx, order, &wrong);
        bool sorted = true;
        if (!err && wrong.len == 0)
            err = caseload_check(ctx, order, &sorted);
        if (!sorted)
            wrong = finding(ctx, "the staff's list has it where it does not stand");
        if (wrong.len)
            differs(arg, order->head.ref, wrong);
    }
    if (!err && count == 0)
        *after = -1;
    return err;
}
