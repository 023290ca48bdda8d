#include "service/order/replay.h"

#include "service/order/fold.h"
#include "service/order/parts.h"

enum { REPLAY_BATCH = 50 };

/* ---- the words of other rules ---- */

/* The reason of that id, or the first about the same; -1: they know none. */
static int32_t reason_under(const struct policy *rules, const struct reason *reason)
{
    int32_t found = policy_reason(rules, str_from(reason->id));
    for (int32_t i = 0; found < 0 && i < rules->reason_count; i++)
        if (rules->reasons[i].family == reason->family)
            found = i;
    return found;
}

static void translate(const struct policy *from, const struct policy *to, struct order_event *event)
{
    if (event->kind == EVENT_DISPUTE_OPENED)
        event->reason = reason_under(to, &from->reasons[event->reason]);
    if (event->kind == EVENT_ARRIVAL_CLAIMED && event->by == PARTY_CARRIER)
        event->kind = EVENT_REPLACEMENT_ARRIVED; /* as it was told */
    if (event->kind == EVENT_DECIDED) {
        int32_t code = policy_code(to, str_from(from->codes[event->code].id));
        event->code = code < 0 ? 0 : code;
        event->by = to->panel.mode == PANEL_PEERS ? PARTY_COMMISSIONER : PARTY_STAFF;
    }
}

/* What somebody did; what followed from it, and what deadlines did, follows anew. */
static bool is_act(const struct order_event *event)
{
    return event->kind != EVENT_NONE && event->kind < EVENT_DEADLINE && event->kind != EVENT_OUTAGE_ENDED &&
           event->by != PARTY_CLOCK;
}

/* ---- one order ---- */

static bool acts_of(const struct order *order, const struct policy *rules, struct order_event *acts,
                    size_t *count)
{
    *count = 0;
    for (size_t i = 0; i < order->rows.count; i++) {
        struct order_event event;
        if (!order_event_of(order->policy, &order->rows.at[i], &event))
            return false;
        translate(order->policy, rules, &event);
        if (is_act(&event))
            acts[(*count)++] = event;
    }
    return true;
}

static void live_again(struct ctx *ctx, struct order_replay *replay, const struct order *order)
{
    struct order_event *acts = ARENA_ARRAY(ctx->arena, struct order_event, order->rows.count + 1);
    struct life_record *record = ARENA_NEW(ctx->arena, struct life_record);
    for (int side = 0; side < replay->count; side++) {
        const struct policy *rules = replay->rules[side] ? replay->rules[side] : order->policy;
        struct past past = {.number = (uint64_t)order->head.id,
                            .terms = order_terms_of(order),
                            .acts = acts,
                            .over = order->head.over,
                            .until = ctx->now};
        if (!acts_of(order, rules, acts, &past.count))
            continue;
        life_replay(rules, &past, record);
        tally_add(replay->tallies[side], record);
    }
}

enum err order_replay_some(struct ctx *ctx, struct order_replay *replay)
{
    int64_t ids[REPLAY_BATCH];
    size_t count;
    enum err err = order_ids_behind(ctx->db, replay->after, ids, REPLAY_BATCH, &count);
    for (size_t i = 0; !err && i < count; i++) {
        struct order *order = ARENA_NEW(ctx->arena, struct order);
        replay->after = ids[i];
        err = order_load_by_id(ctx->db, ctx->arena, ids[i], &order->head);
        const struct order_head *head = &order->head;
        bool here = !err && !head->external &&
                    policy_set_find(replay->policies, head->policy, head->policy_version, head->policy_hash);
        replay->left_out += !err && !here;
        if (here)
            err = order_load_rest(ctx, replay->policies, order);
        if (!err && here)
            live_again(ctx, replay, order);
    }
    if (!err && count == 0)
        replay->after = -1;
    return err;
}
