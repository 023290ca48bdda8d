#include "service/clock/handing.h"

enum { TRIES_MAX = 10 };

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

/* Servers that hand over at once meet at the same rows: whoever came second asks again, and meets nobody. */
static enum err ask(const struct round_base *place, enum err (*work)(struct ctx *ctx, void *arg),
                    struct handing *handing)
{
    enum err err = place->run(place->arg, work, handing);
    for (int tries = 1; err == ERR_BUSY && tries < TRIES_MAX; tries++)
        err = place->run(place->arg, work, handing);
    return err;
}

/* One who never comes first leaves it to those who do. */
static enum err claim_next(const struct round_base *place, struct handing *handing)
{
    handing->found = false;
    enum err err = ask(place, claim, handing);
    handing->found = !err && handing->found;
    return err == ERR_BUSY ? OK : err;
}

enum err handing_run(const struct round_base *place, struct instant now, int64_t *total)
{
    struct handing handing = {.now = now};
    const struct provider *provider = &place->provider;
    arena_init(&handing.arena, (size_t)1 << 20);
    enum err err = claim_next(place, &handing);
    while (!err && handing.found) {
        handing.answer = provider->move(provider->arg, &handing.arena, &handing.effect, &handing.said);
        err = ask(place, write_down, &handing);
        *total += err == OK;
        if (!err)
            err = claim_next(place, &handing);
    }
    arena_free(&handing.arena);
    return err;
}
