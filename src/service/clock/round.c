#include "service/clock/round.h"

#include "service/clock/forget.h"
#include "service/clock/outage.h"
#include "service/order/notice.h"
#include "service/panel/panel.h"
#include "store/panel/panel.h"

enum { BATCH = 200, ATTEMPTS_MAX = 30, MINUTE_MS = 60000, DOUBLINGS_MAX = 11, CLAIMED_MAX = 10 };

/* Longer than a provider may take for CLAIMED_MAX effects; what was not answered in it may be handed over again. */
static const struct span claim_lasts = {MINUTE_MS};

struct span effect_pause(int64_t attempts)
{
    int64_t doublings = attempts < 1 ? 0 : attempts - 1 < DOUBLINGS_MAX ? attempts - 1 : DOUBLINGS_MAX;
    struct span day = SPAN_DAYS(1), pause = {(int64_t)MINUTE_MS << doublings};
    return pause.ms < day.ms ? pause : day;
}

/* ---- deadlines and panels ---- */

struct batch {
    const struct round_base *place;
    struct instant now;
    size_t done;
};

static struct ctx *at_its_time(struct ctx *ctx, const struct batch *batch)
{
    if (batch->now.ms)
        ctx->now = batch->now;
    return ctx;
}

static enum err tick_orders(struct ctx *ctx, void *arg)
{
    struct batch *batch = arg;
    return order_tick(at_its_time(ctx, batch), batch->place->policies, BATCH, &batch->done);
}

static enum err tick_panels(struct ctx *ctx, void *arg)
{
    struct batch *batch = arg;
    return panel_tick(at_its_time(ctx, batch), batch->place->policies, BATCH, &batch->done);
}

static enum err tick_reminders(struct ctx *ctx, void *arg)
{
    struct batch *batch = arg;
    return notice_tick(at_its_time(ctx, batch), batch->place->policies, BATCH, &batch->done);
}

/* In batches, each a unit of its own, so that others who write are held up for a moment only. */
static enum err run_batches(struct batch *batch, enum err (*work)(struct ctx *ctx, void *arg), int64_t *total)
{
    const struct round_base *place = batch->place;
    enum err err;
    do {
        batch->done = 0;
        err = place->run(place->arg, work, batch);
        *total += err ? 0 : (int64_t)batch->done;
    } while (!err && batch->done == BATCH);
    return err;
}

/* ---- effects ---- */

/* What one effect goes through: taken, handed over, written down. It is copied out of the unit that read it. */
struct handing {
    struct batch batch;
    struct arena arena;
    struct effects effects;
    struct effect *effect;
    enum provider_answer answer;
    struct str said;
};

static struct effect copy_of(struct arena *arena, const struct effect *effect)
{
    struct effect copy = *effect;
    copy.key = arena_copy(arena, effect->key);
    copy.ref = arena_copy(arena, effect->ref);
    copy.kind = arena_copy(arena, effect->kind);
    copy.currency = arena_copy(arena, effect->currency);
    copy.said = STR_NONE;
    return copy;
}

/*
 * Claims what is due, so that no other server hands it over meanwhile. Who dies with a claim, or takes longer than it
 * lasts, leaves it to the others.
 */
static enum err take_due(struct ctx *ctx, void *arg)
{
    struct handing *handing = arg;
    struct effects due;
    struct instant now = at_its_time(ctx, &handing->batch)->now;
    enum err err = effects_load_due(ctx->db, ctx->arena, now, &due);
    arena_reset(&handing->arena);
    handing->effects = (struct effects){ARENA_ARRAY(&handing->arena, struct effect, due.count + 1), 0};
    for (size_t i = 0; !err && i < due.count && i < CLAIMED_MAX; i++) {
        bool claimed;
        err = effect_claim(ctx->db, &due.at[i], instant_add(now, claim_lasts), &claimed);
        if (!err && claimed)
            handing->effects.at[handing->effects.count++] = copy_of(&handing->arena, &due.at[i]);
    }
    return err;
}

static enum err write_down(struct ctx *ctx, void *arg)
{
    struct handing *handing = arg;
    bool changed;
    struct instant now = at_its_time(ctx, &handing->batch)->now;
    struct effect effect = *handing->effect;
    effect.attempts++;
    effect.said = handing->said;
    bool never = handing->answer == PROVIDER_NEVER || effect.attempts >= ATTEMPTS_MAX;
    effect.state = handing->answer == PROVIDER_DONE ? EFFECT_DONE : never ? EFFECT_DEAD : EFFECT_WAITING;
    effect.done_at = effect.state == EFFECT_DONE ? now : CLOCK_UNSET;
    effect.next_try_at =
        effect.state == EFFECT_WAITING ? instant_add(now, effect_pause(effect.attempts)) : CLOCK_UNSET;
    return effect_set(ctx->db, &effect, &changed);
}

/* Between the two units, outside of both: what is lost here is handed over again. */
static enum err hand_over(struct handing *handing)
{
    const struct round_base *place = handing->batch.place;
    handing->answer =
        place->provider.move(place->provider.arg, &handing->arena, handing->effect, &handing->said);
    return place->run(place->arg, write_down, handing);
}

static enum err run_effects(const struct batch *batch, int64_t *total)
{
    struct handing handing = {.batch = *batch};
    const struct round_base *place = batch->place;
    arena_init(&handing.arena, (size_t)64 << 20);
    enum err err;
    do {
        err = place->run(place->arg, take_due, &handing);
        for (size_t i = 0; !err && i < handing.effects.count; i++) {
            handing.effect = &handing.effects.at[i];
            err = hand_over(&handing);
            *total += err == OK;
        }
    } while (!err && handing.effects.count > 0);
    arena_free(&handing.arena);
    return err;
}

/* ---- the round ---- */

enum err round_run(const struct round_base *place, struct instant now, struct round_done *done)
{
    struct batch batch = {.place = place, .now = now};
    *done = (struct round_done){0};
    enum err err = run_batches(&batch, tick_orders, &done->orders);
    if (!err)
        err = run_batches(&batch, tick_panels, &done->panels);
    if (!err)
        err = run_batches(&batch, tick_reminders, &done->reminders);
    if (!err && place->provider.move)
        err = run_effects(&batch, &done->effects);
    return err;
}

/* ---- absence ---- */

struct excusing {
    const struct policy_set *policies;
    struct outage outage;
    int64_t after; /* of the batch before: a unit may run again */
};

static enum err find_outage(struct ctx *ctx, void *arg)
{
    struct excusing *excusing = arg;
    return outage_find(ctx, &excusing->outage.since);
}

static enum err excuse_batch(struct ctx *ctx, void *arg)
{
    struct excusing *excusing = arg;
    excusing->outage.after = excusing->after;
    excusing->outage.moved = 0;
    return outage_excuse(ctx, excusing->policies, &excusing->outage);
}

enum err round_excuse(const struct round_base *place, struct round_outage *outage)
{
    struct excusing excusing = {.policies = place->policies, .outage = {.most = BATCH}};
    enum err err = place->run(place->arg, find_outage, &excusing);
    *outage = (struct round_outage){.since = excusing.outage.since};
    if (err || !excusing.outage.since.ms)
        return err;
    do {
        excusing.after = excusing.outage.after;
        err = place->run(place->arg, excuse_batch, &excusing);
        outage->orders += err ? 0 : (int64_t)excusing.outage.moved;
    } while (!err && excusing.outage.seen == BATCH);
    return err;
}

static enum err beat(struct ctx *ctx, void *arg)
{
    (void)arg;
    return outage_beat(ctx);
}

static enum err forget(struct ctx *ctx, void *arg)
{
    (void)arg;
    return forget_old(ctx);
}

enum err round_beat(const struct round_base *place)
{
    return place->run(place->arg, beat, NULL);
}

enum err round_forget(const struct round_base *place)
{
    return place->run(place->arg, forget, NULL);
}

enum err round_is_due(struct ctx *ctx, bool with_provider, bool *due)
{
    int64_t id;
    struct order_to_remind order;
    size_t orders = 0, panels = 0, reminders = 0;
    struct effects effects = {0};
    enum err err = order_list_due(ctx->db, ctx->now, &id, 1, &orders);
    if (!err)
        err = panel_list_due(ctx->db, ctx->now, &id, 1, &panels);
    if (!err)
        err = orders_to_remind(ctx->db, ctx->now, &order, 1, &reminders);
    if (!err && with_provider)
        err = effects_load_due(ctx->db, ctx->arena, ctx->now, &effects);
    *due = orders > 0 || panels > 0 || reminders > 0 || effects.count > 0;
    return err;
}

/* ---- a marketplace's own system ---- */

static enum err require_market(struct ctx *ctx, const struct viewer *viewer)
{
    return viewer->market_id ? OK
                             : fail(&ctx->failure, ERR_NOT_FOUND,
                                    "Only a marketplace's own system, with its key, can do this.");
}

enum err effect_list(struct ctx *ctx, const struct viewer *viewer, struct effects *effects)
{
    enum err err = require_market(ctx, viewer);
    return err ? err : effects_load_market(ctx->db, ctx->arena, viewer->market_id, effects);
}

enum err effect_acknowledge(struct ctx *ctx, const struct viewer *viewer, struct str key, bool done,
                            struct str said)
{
    struct effect effect;
    bool changed;
    enum err err = require_market(ctx, viewer);
    if (!err)
        err = effect_load(ctx->db, ctx->arena, key, &effect);
    if (err == ERR_NOT_FOUND || (!err && effect.market_id != viewer->market_id))
        return fail(&ctx->failure, ERR_NOT_FOUND, "There is no effect of this key in your marketplace.");
    if (err)
        return err;
    effect.state = done ? EFFECT_DONE : EFFECT_DEAD;
    effect.attempts++;
    effect.next_try_at = CLOCK_UNSET;
    effect.done_at = done ? ctx->now : CLOCK_UNSET;
    effect.said = said;
    return effect_set(ctx->db, &effect, &changed);
}
