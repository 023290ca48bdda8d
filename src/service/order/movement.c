#include "service/order/movement.h"

#include "base/check.h"
#include "service/order/effect.h"
#include "service/order/hooks.h"

#define NAMED(name) STR_INIT(name)

static const struct effect_side sides[] = {
    {NAMED(EFFECT_REFUND_NAME), 1, 0, {0}, {0}},
    {NAMED(EFFECT_RELEASE_NAME), 0, 1, {0}, {0}},
    {NAMED(EFFECT_RECOVER_NAME), 0, -1, {0}, {0}},
    {NAMED(EFFECT_RECOVER_BUYER_NAME), -1, 0, {0}, {0}},
    {NAMED(EFFECT_CANCEL_NAME), 0, -1, NAMED(EFFECT_RELEASE_NAME), NAMED(EFFECT_RECOVER_NAME)},
    {NAMED(EFFECT_CANCEL_REFUND_NAME), -1, 0, NAMED(EFFECT_REFUND_NAME), NAMED(EFFECT_RECOVER_BUYER_NAME)},
    {NAMED(EFFECT_CANCEL_RECOVER_NAME), 0, 1, NAMED(EFFECT_RECOVER_NAME), NAMED(EFFECT_RELEASE_NAME)},
    {NAMED(EFFECT_CANCEL_RECOVER_BUYER_NAME), 1, 0, NAMED(EFFECT_RECOVER_BUYER_NAME),
     NAMED(EFFECT_REFUND_NAME)},
};

const struct effect_side *effect_side(struct str kind)
{
    for (size_t i = 0; i < COUNT_OF(sides); i++)
        if (str_eq(sides[i].kind, kind))
            return &sides[i];
    return NULL;
}

static const struct effect_side *cancel_before(struct str kind)
{
    for (size_t i = 0; i < COUNT_OF(sides); i++)
        if (str_eq(sides[i].late, kind))
            return &sides[i];
    check(false);
    return NULL;
}

static enum err put(const struct ordering *ordering, struct str part, struct effect effect)
{
    struct ctx *ctx = ordering->ctx;
    if (effect.amount_minor <= 0)
        return OK;
    effect.key = arena_printf(ctx->arena, "%.*s%.*s", STR_ARG(ordering->key), STR_ARG(part));
    effect.event_number = ordering->event_number;
    effect.currency = ordering->currency;
    effect.made_at = ctx->now;
    enum err err = effect_insert(ctx->db, ordering->order_id, &effect);
    return err || !ordering->order ? err : hooks_effect(ctx, ordering->order, &effect);
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

/* So much of it is not carried out, and what remains of it is ordered anew: of one alone, the last that is called off. */
static enum err call_off(const struct ordering *ordering, const struct effect_side *cancel,
                         const struct effect *open, int64_t amount_minor, size_t place)
{
    struct arena *arena = ordering->ctx->arena;
    const struct effect_side *moves = effect_side(cancel->calls_off);
    bool pays = moves->to_buyer + moves->to_seller > 0;
    struct str rest = pays ? arena_printf(arena, ":%.*s", STR_ARG(moves->kind)) : STR(":owed");
    struct str part = arena_printf(arena, ":cancel%lld", (long long)open->event_number);
    if (!pays) /* an event may have ordered several of these, each behind a cancel that came too late */
        part = arena_printf(arena, "%.*s:%zu", STR_ARG(part), place);
    struct effect called = {.kind = cancel->kind, .amount_minor = open->amount_minor, .cancels = open->key};
    enum err err = withdraw(ordering, open);
    if (!err)
        err = put(ordering, part, called);
    return err ? err
               : put(ordering, rest,
                     (struct effect){.kind = moves->kind, .amount_minor = open->amount_minor - amount_minor});
}

enum err movement_order(const struct ordering *ordering, struct str kind, int64_t amount_minor)
{
    struct effects effects;
    const struct effect_side *cancel = cancel_before(kind), *moves = effect_side(kind);
    bool pays = moves->to_buyer + moves->to_seller > 0;
    int64_t left = amount_minor;
    enum err err = OK;
    effects.count = 0;
    if (!ordering->settled)
        err = effects_load(ordering->ctx->db, ordering->ctx->arena, ordering->order_id, &effects);
    for (size_t i = err ? 0 : effects.count; !err && i > 0 && left > 0; i--) {
        const struct effect *open = &effects.at[i - 1];
        int64_t part = left < open->amount_minor ? left : open->amount_minor;
        if (!is_open(open, cancel->calls_off))
            continue;
        err = call_off(ordering, cancel, open, part, i);
        left -= part;
    }
    struct str part = pays ? str_from(ordering->part) : STR(":recover");
    struct effect effect = {.kind = kind, .amount_minor = left, .cancels = ordering->late};
    return err ? err : put(ordering, part, effect);
}
