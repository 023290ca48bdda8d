#include "service/clock/outage.h"

#include "service/panel/parts.h"
#include "store/site/pulse.h"

enum err outage_beat(struct ctx *ctx)
{
    return pulse_put(ctx->db, ctx->now);
}

enum err outage_find(struct ctx *ctx, struct instant *since)
{
    struct instant at;
    enum err err = pulse_get(ctx->db, &at);
    bool long_ago = !err && at.ms && ctx->now.ms - at.ms > OUTAGE_LEAST_MS;
    *since = long_ago ? at : CLOCK_UNSET;
    return err;
}

static bool fell_due(const struct order_state *state, struct instant since, struct instant until)
{
    for (int i = 0; i < DEADLINE_COUNT; i++)
        if (state->due[i].ms && !instant_before(state->due[i], since) &&
            !instant_before(until, state->due[i]))
            return true;
    return false;
}

static enum err excuse_order(struct ctx *ctx, struct order *order, struct instant since)
{
    enum order_refusal refusal;
    struct order_command command = {.wish = {.kind = EVENT_OUTAGE_ENDED,
                                             .by = PARTY_MARKET,
                                             .at = ctx->now,
                                             .until = clock_later(since, order->state.ordered)},
                                    .version = order->state.version};
    enum err err = order_do(ctx, order, &command, STR_NONE, &refusal);
    return err == ERR_LIMIT ? OK : err; /* its history is full: its deadlines strike */
}

static enum err excuse_panel(struct ctx *ctx, struct order *order, struct instant since, bool *moved)
{
    struct panel *panel = ARENA_NEW(ctx->arena, struct panel);
    struct instant end = clock_add(&order->policy->calendar, ctx->now, order->policy->downtime_grace);
    enum err err = panel_open(ctx, order, panel);
    if (err == ERR_NOT_FOUND)
        return OK;
    if (err || !panel_excuse(&panel->state, since, ctx->now, end))
        return err;
    *moved = true;
    return panel_keep(ctx, panel);
}

/* What was due before the outage strikes first: then people could still act. */
static enum err excuse_one(struct ctx *ctx, const struct policy_set *policies, int64_t id,
                           struct outage *outage)
{
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_hold_by_id(ctx->db, id);
    if (!err)
        err = order_read_by_id(ctx, policies, id, order);
    if (err && order->unreadable)
        return OK; /* nothing strikes in it either */
    if (!err && !duration_is_set(order->policy->downtime_grace))
        return OK;
    if (!err)
        err = order_advance(ctx, order, (struct instant){outage->since.ms - 1}, true);
    bool moved = !err && fell_due(&order->state, outage->since, ctx->now);
    if (!err && order->state.dispute == DISPUTE_PANEL)
        err = excuse_panel(ctx, order, outage->since, &moved);
    if (!err && moved)
        err = excuse_order(ctx, order, outage->since);
    outage->moved += moved;
    return err ? err : order_save(ctx, order);
}

enum err outage_excuse(struct ctx *ctx, const struct policy_set *policies, struct outage *outage)
{
    struct id_page page = {.at = ARENA_ARRAY(ctx->arena, int64_t, outage->most), .most = outage->most};
    struct str known = outage->known.len ? outage->known : policy_set_known(ctx->arena, policies);
    enum err err = pulse_late_orders(ctx->db, outage->after, (struct due_by){ctx->now, known}, &page);
    for (size_t i = 0; !err && i < page.count; i++) {
        outage->after = page.at[i];
        err = excuse_one(ctx, policies, page.at[i], outage);
    }
    outage->seen = page.count;
    return err;
}

/* ---- rules that were not there ---- */

enum err outage_note_rules(struct ctx *ctx, const struct policy_set *policies)
{
    struct instant seen;
    struct missing_rules missing[ORDER_RULES_MAX];
    size_t count = 0;
    enum err err = pulse_get(ctx->db, &seen);
    if (!err)
        err =
            order_rules_missing(ctx->db, ctx->arena, policy_set_known(ctx->arena, policies), missing, &count);
    struct instant since = seen.ms ? clock_earlier(seen, ctx->now) : ctx->now;
    for (size_t i = 0; !err && i < count; i++)
        err = rules_gone_put(ctx->db, &(struct rules_gone){missing[i].policy, missing[i].policy_hash,
                                                           missing[i].policy_version, since});
    return err;
}

enum err outage_excuse_rules(struct ctx *ctx, const struct policy_set *policies, struct outage *outage,
                             bool *more)
{
    struct rules_gone gone;
    enum err err = rules_gone_back(ctx->db, ctx->arena, policy_set_known(ctx->arena, policies), &gone);
    *more = err == OK;
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    outage->since = gone.since;
    outage->known = arena_printf(ctx->arena, "|%.*s %lld %.*s|", STR_ARG(gone.policy),
                                 (long long)gone.policy_version, STR_ARG(gone.policy_hash));
    err = outage_excuse(ctx, policies, outage);
    if (err || outage->seen == outage->most)
        return err;
    outage->after = 0;
    return rules_gone_end(ctx->db, &gone);
}
