#include "service/order/effects.h"

#include "core/order/ledger.h"
#include "service/order/effect.h"
#include "service/order/hooks.h"
#include "service/order/parts.h"

/* ---- what an event orders ---- */

/* One event whose effects are written. */
struct ordering {
    struct ctx *ctx;
    const struct order *order;
    int64_t number;
};

/* The first movement of an event has its plain key; what goes with it says its part. */
static struct str key_of(const struct ordering *ordering, const char *part)
{
    return arena_printf(ordering->ctx->arena, "%.*s:%lld%s", STR_ARG(ordering->order->head.ref),
                        (long long)ordering->number, part);
}

static enum err put(const struct ordering *ordering, const char *part, struct effect effect)
{
    if (effect.amount_minor <= 0)
        return OK;
    effect.key = key_of(ordering, part);
    effect.event_number = ordering->number;
    effect.currency = ordering->order->head.currency;
    effect.made_at = ordering->ctx->now;
    enum err err = effect_insert(ordering->ctx->db, ordering->order->head.id, &effect);
    return err ? err : hooks_effect(ordering->ctx, ordering->order, &effect);
}

/* Nobody has said yet that it is done. */
static bool is_open(const struct effect *effect, struct str kind)
{
    return effect->state != EFFECT_DONE && effect->state != EFFECT_WITHDRAWN && str_eq(effect->kind, kind);
}

static enum err withdraw(const struct ordering *ordering, const struct effect *effect)
{
    bool changed;
    struct effect withdrawn = *effect;
    withdrawn.state = EFFECT_WITHDRAWN;
    withdrawn.next_try_at = CLOCK_UNSET;
    enum err err = effect_set(ordering->ctx->db, &withdrawn, effect, &changed);
    if (err || changed)
        return err;
    return fail(&ordering->ctx->failure, ERR_BUSY, "This payment is being answered. Try again in a moment.");
}

/* What takes a payment back before it is made, and from whom it is asked once it was. */
struct recovery {
    struct str pays, cancels, recovers;
    const char *rest; /* the part of the key of what remains of a payment, and is sent anew */
};

/* So much of this payment is not sent, and what remains of it is sent anew. An event orders one of a kind. */
static enum err call_off(const struct ordering *ordering, const struct recovery *recovery,
                         const struct effect *payment, int64_t amount_minor)
{
    const char *part = arena_printf(ordering->ctx->arena, ":cancel%lld", (long long)payment->event_number).at;
    struct effect cancel = {
        .kind = recovery->cancels, .amount_minor = payment->amount_minor, .cancels = payment->key};
    struct effect rest = {.kind = recovery->pays, .amount_minor = payment->amount_minor - amount_minor};
    enum err err = withdraw(ordering, payment);
    if (!err)
        err = put(ordering, part, cancel);
    return err ? err : put(ordering, recovery->rest, rest);
}

/* Payments that nobody has carried out, the last first; what has moved by then is to come back. */
static enum err take_back(const struct ordering *ordering, const struct recovery *recovery,
                          int64_t amount_minor)
{
    struct effects effects;
    int64_t left = amount_minor;
    enum err err = effects_load(ordering->ctx->db, ordering->ctx->arena, ordering->order->head.id, &effects);
    for (size_t i = err ? 0 : effects.count; !err && i > 0 && left > 0; i--) {
        const struct effect *payment = &effects.at[i - 1];
        int64_t part = left < payment->amount_minor ? left : payment->amount_minor;
        if (!is_open(payment, recovery->pays))
            continue;
        err = call_off(ordering, recovery, payment, part);
        left -= part;
    }
    return err ? err
               : put(ordering, ":recover", (struct effect){.kind = recovery->recovers, .amount_minor = left});
}

static enum err order_move(const struct ordering *ordering, struct move move)
{
    const struct recovery of_seller = {EFFECT_RELEASE, EFFECT_CANCEL, EFFECT_RECOVER, ":release"},
                          of_buyer = {EFFECT_REFUND, EFFECT_CANCEL_REFUND, EFFECT_RECOVER_BUYER, ":refund"};
    if (move.movement == MOVE_RECOVER || move.movement == MOVE_RECALL)
        return take_back(ordering, move.movement == MOVE_RECOVER ? &of_seller : &of_buyer, move.amount_minor);
    struct str kind = move.movement == MOVE_REFUND ? EFFECT_REFUND : EFFECT_RELEASE;
    return put(ordering, "", (struct effect){.kind = kind, .amount_minor = move.amount_minor});
}

static enum err post(const struct ordering *ordering, const struct order_event *event)
{
    struct posting postings[LEDGER_POSTINGS_MAX];
    int count = ledger_postings(&ordering->order->state, event, postings);
    enum err err = OK;
    for (int i = 0; !err && i < count; i++) {
        struct posting_row row = {ordering->number, postings[i].amount_minor,
                                  names_at(&account_names, (int)postings[i].account)};
        err = posting_insert(ordering->ctx->db, ordering->order->head.id, &row);
    }
    return err;
}

enum err order_effects_add(struct ctx *ctx, const struct order *before, int64_t number,
                           const struct order_event *event)
{
    struct move moves[MOVES_MAX];
    struct ordering ordering = {ctx, before, number};
    enum err err = post(&ordering, event);
    int count = ledger_moves(&before->state, event, moves);
    for (int i = 0; !err && i < count; i++)
        err = order_move(&ordering, moves[i]);
    return err;
}
