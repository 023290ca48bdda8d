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

/* NULL when there is none. */
static const struct effect *open_release(const struct effects *effects)
{
    for (size_t i = effects->count; i > 0; i--)
        if (is_open(&effects->at[i - 1], EFFECT_RELEASE))
            return &effects->at[i - 1];
    return NULL;
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

/* From a seller who has it: it is to come back. From one who does not: it is not sent, and what remains is sent anew. */
static enum err recover(const struct ordering *ordering, int64_t amount_minor)
{
    struct effects effects;
    enum err err = effects_load(ordering->ctx->db, ordering->ctx->arena, ordering->order->head.id, &effects);
    const struct effect *release = err ? NULL : open_release(&effects);
    int64_t unsent = release ? release->amount_minor : 0;
    if (!err && release)
        err = withdraw(ordering, release);
    if (!err && release)
        err = put(ordering, ":cancel",
                  (struct effect){.kind = EFFECT_CANCEL, .amount_minor = unsent, .cancels = release->key});
    if (!err)
        err = put(ordering, ":release",
                  (struct effect){.kind = EFFECT_RELEASE, .amount_minor = unsent - amount_minor});
    if (!err)
        err = put(ordering, ":recover",
                  (struct effect){.kind = EFFECT_RECOVER, .amount_minor = amount_minor - unsent});
    return err;
}

/* So much of this refund is not sent, and what remains of it is sent anew. */
static enum err call_off(const struct ordering *ordering, const struct effect *refund, int64_t amount_minor)
{
    const char *part = arena_printf(ordering->ctx->arena, ":cancel%lld", (long long)refund->event_number).at;
    struct effect cancel = {
        .kind = EFFECT_CANCEL_REFUND, .amount_minor = refund->amount_minor, .cancels = refund->key};
    struct effect rest = {.kind = EFFECT_REFUND, .amount_minor = refund->amount_minor - amount_minor};
    enum err err = withdraw(ordering, refund);
    if (!err)
        err = put(ordering, part, cancel);
    return err ? err : put(ordering, ":refund", rest);
}

/* What the bank has paid: refunds that nobody has carried out, the last first; what has moved the buyer has twice. */
static enum err recall(const struct ordering *ordering, int64_t amount_minor)
{
    struct effects effects;
    int64_t rest = amount_minor;
    enum err err = effects_load(ordering->ctx->db, ordering->ctx->arena, ordering->order->head.id, &effects);
    for (size_t i = err ? 0 : effects.count; !err && i > 0 && rest > 0; i--) {
        const struct effect *refund = &effects.at[i - 1];
        int64_t part = rest < refund->amount_minor ? rest : refund->amount_minor;
        if (!is_open(refund, EFFECT_REFUND))
            continue;
        err = call_off(ordering, refund, part);
        rest -= part;
    }
    if (err)
        return err;
    return put(ordering, ":recover", (struct effect){.kind = EFFECT_RECOVER_BUYER, .amount_minor = rest});
}

static enum err order_move(const struct ordering *ordering, struct move move)
{
    if (move.movement == MOVE_RECOVER)
        return recover(ordering, move.amount_minor);
    if (move.movement == MOVE_RECALL)
        return recall(ordering, move.amount_minor);
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
