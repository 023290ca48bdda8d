#include "service/order/provider_simulated.h"

#define CANCELLED STR("cancelled")

/* One effect, and whether it came too late: a payment that is in the book is not cancelled, a cancelled one not made. */
struct entry {
    struct effect effect;
    bool late;
};

static enum err apply(struct ctx *ctx, void *arg)
{
    struct entry *entry = arg;
    struct effect written = entry->effect;
    struct str before;
    bool cancels = effect_cancels(&written);
    if (cancels) { /* the book keeps the payment's key, so that it never comes */
        written.key = written.cancels;
        written.kind = CANCELLED;
    }
    enum err err = simulated_payment_kind(ctx->db, ctx->arena, written.key, &before);
    entry->late = !err && before.len && !str_eq(before, written.kind);
    return err || before.len ? err : simulated_payment_apply(ctx->db, &written, ctx->now);
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
    if (simulated->refuses && !effect_cancels(effect)) {
        *said = STR("The simulated provider refuses.");
        return EFFECT_ANSWER_NEVER;
    }
    if (simulated->run(simulated->arg, apply, &entry) != OK || happens(&simulated->unanswered))
        return EFFECT_ANSWER_AGAIN;
    if (entry.late) {
        *said = STR("The simulated provider has done the contrary already.");
        return EFFECT_ANSWER_NEVER;
    }
    *said = arena_copy(arena, STR("Carried out by the simulated provider."));
    return EFFECT_ANSWER_DONE;
}

struct provider simulated_provider(struct simulated_provider *simulated)
{
    return (struct provider){move, simulated};
}
