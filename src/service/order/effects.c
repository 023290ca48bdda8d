#include "service/order/effects.h"

#include "core/order/ledger.h"
#include "service/order/fold.h"
#include "service/order/parts.h"

/* What the outside world has to do: the buyer's part of a refund, the seller's of a release. */
static bool effect_of(struct ctx *ctx, const struct order *before, int64_t number,
                      const struct order_event *event, struct effect *effect)
{
    bool refund = event->kind == EVENT_REFUNDED;
    struct posting postings[LEDGER_POSTINGS_MAX];
    enum account account = refund ? ACCOUNT_BUYER : ACCOUNT_SELLER;
    int count = ledger_postings(&before->state, event, postings);
    *effect = (struct effect){
        .event_number = number, .kind = refund ? STR("refund") : STR("release"), .made_at = ctx->now};
    for (int i = 0; i < count; i++)
        if (postings[i].account == account)
            effect->amount_minor = postings[i].amount_minor;
    effect->key = arena_printf(ctx->arena, "%.*s:%lld", STR_ARG(before->head.ref), (long long)number);
    effect->currency = before->head.currency;
    return (refund || event->kind == EVENT_RELEASED) && effect->amount_minor > 0;
}

enum err order_effects_add(struct ctx *ctx, const struct order *before, int64_t number,
                           const struct order_event *event)
{
    struct effect effect;
    struct posting postings[LEDGER_POSTINGS_MAX];
    int count = ledger_postings(&before->state, event, postings);
    for (int i = 0; i < count; i++) {
        struct posting_row row = {number, postings[i].amount_minor,
                                  names_at(&account_names, (int)postings[i].account)};
        enum err err = posting_insert(ctx->db, before->head.id, &row);
        if (err)
            return err;
    }
    return effect_of(ctx, before, number, event, &effect) ? effect_insert(ctx->db, before->head.id, &effect)
                                                          : OK;
}

/* ---- proven again ---- */

struct proof {
    struct ctx *ctx;
    struct order now; /* as of the event that is looked at */
    struct ledger ledger;
    struct posting_rows postings;
    struct effects effects;
    size_t posting_index, effect_index;
    struct str wrong;
};

static void say_wrong(struct proof *proof, const char *what, int64_t number)
{
    if (proof->wrong.len == 0)
        proof->wrong = arena_printf(proof->ctx->arena, "%s of event %lld", what, (long long)number);
}

static bool is_stored(const struct proof *proof, int64_t number, const struct posting *posting)
{
    for (size_t i = 0; i < proof->postings.count; i++) {
        const struct posting_row *row = &proof->postings.at[i];
        if (row->event_number == number && row->amount_minor == posting->amount_minor &&
            str_eq(row->account, names_at(&account_names, (int)posting->account)))
            return true;
    }
    return false;
}

static void prove_event(struct proof *proof, int64_t number, const struct order_event *event)
{
    struct effect effect;
    struct posting postings[LEDGER_POSTINGS_MAX];
    int count = ledger_postings(&proof->now.state, event, postings);
    if (!ledger_post(&proof->ledger, postings, count))
        say_wrong(proof, "an account would be overdrawn by the postings", number);
    for (int i = 0; i < count; i++, proof->posting_index++)
        if (!is_stored(proof, number, &postings[i]))
            say_wrong(proof, "a posting is not stored as it should be", number);
    if (!effect_of(proof->ctx, &proof->now, number, event, &effect))
        return;
    const struct effect *stored =
        proof->effect_index < proof->effects.count ? &proof->effects.at[proof->effect_index++] : NULL;
    if (!stored || !str_eq(stored->key, effect.key) || stored->amount_minor != effect.amount_minor ||
        !str_eq(stored->kind, effect.kind))
        say_wrong(proof, "the effect is not stored as it should be", number);
}

enum err order_effects_check(struct ctx *ctx, const struct order *order, struct str *wrong)
{
    struct proof *proof = ARENA_NEW(ctx->arena, struct proof);
    *proof = (struct proof){.ctx = ctx, .now = *order};
    *wrong = STR_NONE;
    if (order->head.external)
        return OK;
    enum err err = postings_load(ctx->db, ctx->arena, order->head.id, &proof->postings);
    if (!err)
        err = effects_load(ctx->db, ctx->arena, order->head.id, &proof->effects);
    if (err)
        return err;
    proof->now.rows.count = 0;
    err = order_fold(ctx, &proof->now);
    for (size_t i = 0; !err && i < order->rows.count; i++) {
        struct order_event event;
        if (!order_event_of(order->policy, &order->rows.at[i], &event))
            break; /* said where the events are read */
        prove_event(proof, (int64_t)i + 1, &event);
        order_evolve(order->policy, &proof->now.state, &event);
    }
    if (proof->posting_index != proof->postings.count || proof->effect_index != proof->effects.count)
        say_wrong(proof, "there are postings or effects that no event has made, up to the last",
                  (int64_t)order->rows.count);
    *wrong = proof->wrong;
    return err;
}
