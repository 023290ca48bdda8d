#include "service/order/provider_simulated.h"

/* What one order is, and whether it came too late: a release that is in the book is not cancelled any more. */
struct entry {
    struct effect effect;
    bool late;
};

static enum err apply(struct ctx *ctx, void *arg)
{
    struct entry *entry = arg;
    entry->late = false;
    enum err err = OK;
    if (str_eq(entry->effect.kind, EFFECT_CANCEL))
        err = simulated_payment_has(ctx->db, entry->effect.cancels, &entry->late);
    return err || entry->late ? err : simulated_payment_apply(ctx->db, &entry->effect, ctx->now);
}

static bool happens(int64_t *times)
{
    bool now = *times > 0;
    *times -= now;
    return now;
}

static enum effect_answer move(void *arg, struct arena *arena, const struct effect *effect, struct str *said)
{
    struct simulated_provider *simulated = arg;
    struct entry entry = {.effect = *effect};
    *said = STR("The simulated provider does not answer.");
    if (happens(&simulated->unreachable))
        return EFFECT_ANSWER_AGAIN;
    if (simulated->refuses) {
        *said = STR("The simulated provider refuses.");
        return EFFECT_ANSWER_NEVER;
    }
    if (simulated->run(simulated->arg, apply, &entry) != OK || happens(&simulated->unanswered))
        return EFFECT_ANSWER_AGAIN;
    if (entry.late) {
        *said = STR("The simulated provider has carried out the release already.");
        return EFFECT_ANSWER_NEVER;
    }
    *said = arena_copy(arena, STR("Carried out by the simulated provider."));
    return EFFECT_ANSWER_DONE;
}

struct provider simulated_provider(struct simulated_provider *simulated)
{
    return (struct provider){move, simulated};
}
