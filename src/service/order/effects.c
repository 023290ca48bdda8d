#include "service/order/effects.h"

#include "core/order/ledger.h"
#include "service/order/effect.h"
#include "service/order/movement.h"
#include "service/order/parts.h"

static bool has_been(const struct order *order, enum order_event_kind kind)
{
    for (size_t i = 0; i < order->rows.count; i++)
        if (str_eq(order->rows.at[i].kind, names_at(&order_event_names, (int)kind)))
            return true;
    return false;
}

/* By what has happened the side that is paid can have nothing to give back, which spares the question. */
static bool is_settled(const struct order *order, enum movement movement)
{
    bool given = has_been(order, EVENT_REFUNDED) || has_been(order, EVENT_CHARGED_BACK);
    return (movement == MOVE_REFUND && !has_been(order, EVENT_REFUND_RECALLED)) ||
           (movement == MOVE_RELEASE && !(given && has_been(order, EVENT_RELEASED)));
}

static enum err order_move(struct ordering *ordering, struct move move)
{
    ordering->settled = is_settled(ordering->order, move.movement);
    const struct str kinds[] = {[MOVE_REFUND] = EFFECT_REFUND,
                                [MOVE_RELEASE] = EFFECT_RELEASE,
                                [MOVE_RECOVER] = EFFECT_RECOVER,
                                [MOVE_RECALL] = EFFECT_RECOVER_BUYER};
    return movement_order(ordering, kinds[move.movement], move.amount_minor);
}

static enum err post(const struct ordering *ordering, const struct order_event *event)
{
    struct posting postings[LEDGER_POSTINGS_MAX];
    int count = ledger_postings(&ordering->order->state, event, postings);
    enum err err = OK;
    for (int i = 0; !err && i < count; i++) {
        struct posting_row row = {ordering->event_number, postings[i].amount_minor,
                                  names_at(&account_names, (int)postings[i].account)};
        err = posting_insert(ordering->ctx->db, ordering->order->head.id, &row);
    }
    return err;
}

enum err order_effects_add(struct ctx *ctx, const struct order *before, int64_t number,
                           const struct order_event *event)
{
    struct move moves[MOVES_MAX];
    struct ordering ordering = {
        .ctx = ctx,
        .order = before,
        .order_id = before->head.id,
        .event_number = number,
        .currency = before->head.currency,
        .key = arena_printf(ctx->arena, "%.*s:%lld", STR_ARG(before->head.ref), (long long)number),
        .part = "",
    };
    enum err err = post(&ordering, event);
    int count = ledger_moves(&before->state, event, moves);
    for (int i = 0; !err && i < count; i++)
        err = order_move(&ordering, moves[i]);
    return err;
}
