/* Postings and effects derived again from the events, and compared with what is stored. */
#include "core/order/ledger.h"
#include "service/order/effect.h"
#include "service/order/effects.h"
#include "service/order/fold.h"
#include "service/order/movement.h"
#include "service/order/parts.h"
#include "service/unit/finding.h"

struct proof {
    struct ctx *ctx;
    struct order now; /* as of the event that is looked at */
    struct ledger ledger;
    struct posting_rows postings;
    struct effects effects;
    size_t posting_index, effects_seen;
    struct str wrong;
};

/* The first is told. */
static void say_wrong(struct proof *proof, struct str wrong)
{
    if (proof->wrong.len == 0)
        proof->wrong = wrong;
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

/* What a side has from it, or gives back by it. A cancel that came too late counts as what makes it good. */
static int64_t counted(const struct effect *effect, int side)
{
    return effect_cancels(effect) && effect->state == EFFECT_WITHDRAWN ? 0 : side * effect->amount_minor;
}

/* A cancel names what was withdrawn, of the kind that it calls off, and its whole amount. */
static bool fits(const struct proof *proof, const struct effect *cancel)
{
    struct str kind = effect_side(cancel->kind)->calls_off;
    for (size_t i = 0; i < proof->effects.count; i++) {
        const struct effect *called_off = &proof->effects.at[i];
        if (str_eq(called_off->key, cancel->cancels))
            return called_off->state == EFFECT_WITHDRAWN &&
                   called_off->amount_minor == cancel->amount_minor && str_eq(called_off->kind, kind);
    }
    return false;
}

static bool has_its_key(const struct proof *proof, const struct effect *effect, int64_t number)
{
    struct str key =
        arena_printf(proof->ctx->arena, "%.*s:%lld", STR_ARG(proof->now.head.ref), (long long)number);
    return str_eq(effect->key, key) || (str_starts(effect->key, key) && effect->key.at[key.len] == ':');
}

/* Whatever parts an event's effects have, for each side they sum to its postings. */
static void prove_effects(struct proof *proof, int64_t number, const struct order_event *event)
{
    struct move moves[MOVES_MAX];
    int64_t buyer = 0, seller = 0;
    int count = ledger_moves(&proof->now.state, event, moves);
    for (int i = 0; i < count; i++) {
        int64_t amount = moves[i].amount_minor;
        buyer += moves[i].movement == MOVE_REFUND ? amount : 0;
        buyer -= moves[i].movement == MOVE_RECALL ? amount : 0;
        seller += moves[i].movement == MOVE_RELEASE ? amount : 0;
        seller -= moves[i].movement == MOVE_RECOVER ? amount : 0;
    }
    for (size_t i = 0; i < proof->effects.count; i++) {
        const struct effect *effect = &proof->effects.at[i];
        if (effect->event_number != number)
            continue;
        proof->effects_seen++;
        const struct effect_side *side = effect_side(effect->kind);
        buyer -= side ? counted(effect, side->to_buyer) : 0;
        seller -= side ? counted(effect, side->to_seller) : 0;
        if (!side || !has_its_key(proof, effect, number) || (effect_cancels(effect) && !fits(proof, effect)))
            say_wrong(proof, finding(proof->ctx, "an effect of event {number} is not stored as it should be",
                                     PLACE_ID("number", number)));
    }
    if (buyer || seller)
        say_wrong(proof, finding(proof->ctx, "the effects of event {number} do not sum to its postings",
                                 PLACE_ID("number", number)));
}

static void prove_event(struct proof *proof, int64_t number, const struct order_event *event)
{
    struct posting postings[LEDGER_POSTINGS_MAX];
    int count = ledger_postings(&proof->now.state, event, postings);
    if (!ledger_post(&proof->ledger, postings, count))
        say_wrong(proof, finding(proof->ctx, "the postings of event {number} would overdraw an account",
                                 PLACE_ID("number", number)));
    for (int i = 0; i < count; i++, proof->posting_index++)
        if (!is_stored(proof, number, &postings[i]))
            say_wrong(proof, finding(proof->ctx, "a posting of event {number} is not stored as it should be",
                                     PLACE_ID("number", number)));
    prove_effects(proof, number, event);
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
    if (proof->posting_index != proof->postings.count || proof->effects_seen != proof->effects.count)
        say_wrong(proof, finding(ctx, "there are postings or effects that no event has made"));
    *wrong = proof->wrong;
    return err;
}
