#include "service/clock/handing.h"

/*
 * What one effect goes through: claimed by one unit of work, handed over outside of any, written down by another. It is
 * copied out of the unit that read it. Who claimed it and ended is succeeded after its lease.
 */
struct handing {
    struct instant now;
    struct arena arena;
    struct effect effect;
    bool found;
    enum effect_answer answer;
    struct str said;
};

static struct ctx *at_its_time(struct ctx *ctx, const struct handing *handing)
{
    if (handing->now.ms)
        ctx->now = handing->now;
    return ctx;
}

static struct effect copy_of(struct arena *arena, const struct effect *effect)
{
    struct effect copy = *effect;
    copy.key = arena_copy(arena, effect->key);
    copy.ref = arena_copy(arena, effect->ref);
    copy.kind = arena_copy(arena, effect->kind);
    copy.currency = arena_copy(arena, effect->currency);
    copy.cancels = arena_copy(arena, effect->cancels);
    copy.said = copy.state_name = STR_NONE;
    return copy;
}

static enum err claim(struct ctx *ctx, void *arg)
{
    struct handing *handing = arg;
    struct effect effect;
    enum err err = effect_claim(at_its_time(ctx, handing), &effect, &handing->found);
    if (err || !handing->found)
        return err;
    arena_reset(&handing->arena);
    handing->effect = copy_of(&handing->arena, &effect);
    return OK;
}

static enum err write_down(struct ctx *ctx, void *arg)
{
    struct handing *handing = arg;
    return effect_settle(at_its_time(ctx, handing), &handing->effect, handing->answer, handing->said);
}

enum err handing_run(const struct round_base *place, struct instant now, int64_t *total)
{
    struct handing handing = {.now = now};
    const struct provider *provider = &place->provider;
    arena_init(&handing.arena, (size_t)1 << 20);
    enum err err = place->run(place->arg, claim, &handing);
    while (!err && handing.found) {
        handing.answer = provider->move(provider->arg, &handing.arena, &handing.effect, &handing.said);
        err = place->run(place->arg, write_down, &handing);
        *total += err == OK;
        if (!err)
            err = place->run(place->arg, claim, &handing);
    }
    arena_free(&handing.arena);
    return err;
}
