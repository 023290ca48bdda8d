#include "service/order/provider_simulated.h"

static enum err apply(struct ctx *ctx, void *arg)
{
    return simulated_payment_apply(ctx->db, arg, ctx->now);
}

static bool happens(int64_t *times)
{
    bool now = *times > 0;
    *times -= now;
    return now;
}

static enum provider_answer move(void *arg, struct arena *arena, const struct effect *effect,
                                 struct str *said)
{
    struct simulated_provider *simulated = arg;
    struct effect entry = *effect;
    *said = STR("The simulated provider does not answer.");
    if (happens(&simulated->unreachable))
        return PROVIDER_AGAIN;
    if (simulated->refuses) {
        *said = STR("The simulated provider refuses.");
        return PROVIDER_NEVER;
    }
    if (simulated->run(simulated->arg, apply, &entry) != OK || happens(&simulated->unanswered))
        return PROVIDER_AGAIN;
    *said = arena_copy(arena, STR("Carried out by the simulated provider."));
    return PROVIDER_DONE;
}

struct provider simulated_provider(struct simulated_provider *simulated)
{
    return (struct provider){move, simulated};
}
