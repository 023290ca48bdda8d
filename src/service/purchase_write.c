/* What happens to orders: acts of their people, and deadlines that strike. */
#include "base/check.h"
#include "service/notice.h"
#include "service/purchase_effects.h"
#include "service/purchase_follow.h"
#include "service/purchase_parts.h"
#include "service/purchase_rows.h"

/* ---- writing ---- */

/* Appends what the law gave and moves the state with it. */
enum err purchase_append(struct ctx *ctx, struct purchase *purchase, const struct order_events *events,
                         struct str words)
{
    enum err err = OK;
    struct str before = purchase->rows.count ? purchase->rows.at[purchase->rows.count - 1].hash
                                             : purchase_head_hash(ctx->arena, purchase);
    for (int32_t i = 0; !err && i < events->count; i++) {
        if (purchase->rows.count == ORDER_ROWS_MAX)
            return fail(&ctx->failure, ERR_LIMIT, "This order has too long a history to take any more.");
        struct order_row row = purchase_row_of(purchase->policy, &events->at[i]);
        row.number = (int64_t)purchase->rows.count + 1;
        row.note = i == 0 ? words : STR_NONE;
        row.noted_at = ctx->now;
        row.hash = purchase_hash(ctx->arena, before, &row);
        before = row.hash;
        err = order_row_insert(ctx->db, purchase->head.id, &row);
        if (!err)
            err = purchase_effects_add(ctx, purchase, row.number, &events->at[i]);
        if (!err)
            err = notice_event(ctx, purchase, row.number, &events->at[i]);
        *order_rows_add(&purchase->rows, ctx->arena) = row;
        order_evolve(purchase->policy, &purchase->state, &events->at[i]);
    }
    return err;
}

enum err purchase_save(struct ctx *ctx, struct purchase *purchase)
{
    struct order_due due[DEADLINE_COUNT];
    int count = order_deadlines(purchase->policy, &purchase->state, due);
    purchase->head.version = (int64_t)purchase->rows.count;
    purchase->head.next_due_at = count ? due[0].at : CLOCK_UNSET;
    purchase->head.over = order_is_over(&purchase->state);
    enum err err = order_set_cache(ctx->db, &purchase->head);
    return err ? err : notice_plan(ctx, purchase);
}

static enum err strike_one(struct ctx *ctx, struct purchase *purchase, const struct order_command *command,
                           struct instant until, bool writes)
{
    struct order_events events;
    enum order_refusal refusal = order_decide(purchase->policy, &purchase->state, command, until, &events);
    check(refusal == REFUSAL_NONE);
    if (writes)
        return purchase_append(ctx, purchase, &events, STR_NONE);
    for (int32_t i = 0; i < events.count; i++)
        order_evolve(purchase->policy, &purchase->state, &events.at[i]);
    return OK;
}

/* Each deadline strikes once, in the order in which they were due; the commission does its part between them. */
enum err purchase_advance(struct ctx *ctx, struct purchase *purchase, struct instant until, bool writes)
{
    struct order_command command;
    enum err err = writes ? commission_follow(ctx, purchase, until) : OK;
    while (!err && order_next_due(&purchase->state, until, &command)) {
        err = strike_one(ctx, purchase, &command, until, writes);
        if (!err && writes)
            err = commission_follow(ctx, purchase, until);
    }
    return err;
}

enum err purchase_refuse(struct ctx *ctx, enum order_refusal refusal)
{
    const struct refusal_row *row = order_refusal_row(refusal);
    enum err err = row->status == 409 ? ERR_CONFLICT : row->status == 422 ? ERR_INPUT : ERR_REFUSED;
    return fail(&ctx->failure, err, "%.*s", STR_ARG(row->sentence));
}

/* ---- acting ---- */

enum err purchase_do(struct ctx *ctx, struct purchase *purchase, const struct order_command *command,
                     struct str words, enum order_refusal *refusal)
{
    struct order_events events;
    size_t most = command->wish.kind == EVENT_MESSAGE ? ORDER_ROWS_MESSAGES : ORDER_ROWS_ACTS;
    *refusal = REFUSAL_NONE;
    if (purchase->rows.count >= most)
        return fail(&ctx->failure, ERR_LIMIT, "This order has too long a history to take more of this.");
    *refusal = order_decide(purchase->policy, &purchase->state, command, ctx->now, &events);
    return *refusal ? purchase_refuse(ctx, *refusal) : purchase_append(ctx, purchase, &events, words);
}

enum err purchase_act(struct ctx *ctx, const struct policy_set *policies, const struct purchase_act *act,
                      enum order_refusal *refusal)
{
    struct purchase *purchase = ARENA_NEW(ctx->arena, struct purchase);
    struct order_command command = act->command;
    *refusal = REFUSAL_NONE;
    enum err err = purchase_load_own(ctx, policies, &act->viewer, act->ref, purchase);
    if (err)
        return err;
    bool external = purchase->state.external;
    bool decides = command.wish.kind == EVENT_DECIDED; /* never alone: service/commission.h */
    if (!external && (decides || !purchase_is(purchase, command.wish.by))) {
        *refusal = REFUSAL_NOT_YOURS;
        return purchase_refuse(ctx, *refusal);
    }
    if (!external || command.wish.at.ms == 0)
        command.wish.at = ctx->now;
    if (instant_before(ctx->now, command.wish.at)) { /* no deadline strikes on the way to a day to come */
        *refusal = REFUSAL_IN_FUTURE;
        return purchase_refuse(ctx, *refusal);
    }
    command.wish.person = act->viewer.person_id;
    command.noted_by = purchase_is(purchase, PARTY_BUYER) ? PARTY_BUYER : PARTY_STAFF;
    err = purchase_advance(ctx, purchase, command.wish.at, true);
    if (!err)
        err = purchase_do(ctx, purchase, &command, act->words, refusal);
    if (!err)
        err = purchase_advance(ctx, purchase, ctx->now, true);
    return err ? err : purchase_save(ctx, purchase);
}

/* ---- time ---- */

enum err purchase_load_by_id(struct ctx *ctx, const struct policy_set *policies, int64_t id,
                             struct purchase *purchase)
{
    *purchase = (struct purchase){0};
    enum err err = order_load_by_id(ctx->db, ctx->arena, id, &purchase->head);
    return err ? err : purchase_load_rest(ctx, policies, purchase);
}

enum err purchase_tick_one(struct ctx *ctx, const struct policy_set *policies, int64_t id)
{
    struct purchase *purchase = ARENA_NEW(ctx->arena, struct purchase);
    enum err err = purchase_load_by_id(ctx, policies, id, purchase);
    if (!err)
        err = purchase_advance(ctx, purchase, ctx->now, true);
    return err ? err : purchase_save(ctx, purchase);
}

enum err purchase_tick(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done)
{
    int64_t *ids = ARENA_ARRAY(ctx->arena, int64_t, most);
    enum err err = order_list_due(ctx->db, ctx->now, ids, most, done);
    for (size_t i = 0; !err && i < *done; i++)
        err = purchase_tick_one(ctx, policies, ids[i]);
    return err;
}
