/* What time does to orders: of many at once what is stored is read by one statement for all. */
#include "base/check.h"
#include "service/order/fold.h"
#include "service/order/parts.h"
#include "service/order/strike.h"
#include "service/reach/hook.h"
#include "store/order/due.h"

#include <stdlib.h>

enum err order_read_by_id(struct ctx *ctx, const struct policy_set *policies, int64_t id, struct order *order)
{
    *order = (struct order){0};
    enum err err = order_find_by_id(ctx->db, ctx->arena, id, &order->head, &order->freeze);
    order->found = !err;
    return err ? err : order_load_rest(ctx, policies, order);
}

static enum err strike_order(struct ctx *ctx, struct order *order)
{
    enum err err = order_advance(ctx, order, ctx->now, true);
    return err ? err : order_save(ctx, order);
}

enum err order_tick_one(struct ctx *ctx, const struct policy_set *policies, int64_t id)
{
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_hold_by_id(ctx->db, id);
    if (!err)
        err = order_read_by_id(ctx, policies, id, order);
    if (err)
        return order->unreadable ? OK : err;
    return strike_order(ctx, order);
}

/* ---- many ---- */

/* Rows come in the order of the heads, which is that of their ids. */
struct filling {
    struct arena *arena;
    struct order *orders;
    size_t count, at;
};

static struct order *order_of(struct filling *filling, int64_t id)
{
    while (filling->at < filling->count && filling->orders[filling->at].head.id < id)
        filling->at++;
    check(filling->at < filling->count && filling->orders[filling->at].head.id == id);
    return &filling->orders[filling->at];
}

static void add_freeze(void *arg, const struct orders_freeze *read)
{
    order_of(arg, read->order_id)->freeze = read->freeze;
}

static void add_line(void *arg, const struct orders_line *read)
{
    struct filling *filling = arg;
    struct order_lines *lines = &order_of(filling, read->order_id)->lines;
    if (lines->count < ORDER_LINES_MAX)
        lines->at[lines->count++] = read->line;
}

static void add_row(void *arg, const struct orders_row *read)
{
    struct filling *filling = arg;
    *order_rows_add(&order_of(filling, read->order_id)->rows, filling->arena) = read->row;
}

/* Long histories come in smaller batches: what is read of them at once has an end. False when some are left. */
static bool take_all(struct order_heads *heads)
{
    enum { ROWS_AT_ONCE = 2500 };
    int64_t rows = 0;
    size_t count = heads->count;
    for (size_t i = 0; i < heads->count; i++) {
        rows += heads->at[i].version;
        if (i > 0 && rows > ROWS_AT_ONCE)
            heads->count = i;
    }
    return heads->count == count;
}

static enum err load_due(struct ctx *ctx, const struct policy_set *policies, struct due_ids ids, bool *all,
                         struct filling *filling)
{
    struct order_heads heads;
    struct due_by by = {ctx->now, policy_set_known(ctx->arena, policies)};
    enum err err = order_take_due(ctx->db, ctx->arena, by, ids, &heads);
    *all = take_all(&heads);
    struct order *orders = ARENA_ARRAY(ctx->arena, struct order, heads.count + 1);
    for (size_t i = 0; !err && i < heads.count; i++) {
        orders[i].head = heads.at[i];
        orders[i].found = true;
        err = order_find_rules(ctx, policies, &orders[i]);
    }
    *filling = (struct filling){.arena = ctx->arena, .orders = orders, .count = heads.count};
    if (!err)
        err = orders_freezes_each(ctx->db, ctx->arena, &heads, add_freeze, filling);
    filling->at = 0;
    if (!err)
        err = orders_lines_each(ctx->db, ctx->arena, &heads, add_line, filling);
    filling->at = 0;
    return err ? err : orders_rows_each(ctx->db, ctx->arena, &heads, add_row, filling);
}

/* Up to the last that was struck; where none was left for later that is all of them. */
static size_t looked_at(struct due_ids ids, const struct filling *struck, bool all)
{
    size_t count = ids.count;
    while (!all && count > 0 && ids.at[count - 1] > struck->orders[struck->count - 1].head.id)
        count--;
    return count;
}

enum err order_strike(struct ctx *ctx, const struct policy_set *policies, struct order_strike *strike)
{
    struct filling due;
    bool all = true;
    enum err err = load_due(ctx, policies, strike->ids, &all, &due);
    strike->struck = strike->looked_at = strike->unreadable = 0;
    hook_read_once(ctx);
    for (size_t i = 0; !err && i < due.count; i++) {
        err = order_fold(ctx, &due.orders[i]);
        strike->unreadable += due.orders[i].unreadable;
        err = due.orders[i].unreadable ? OK : err ? err : strike_order(ctx, &due.orders[i]);
    }
    ctx->hooks = NULL;
    if (err)
        return err;
    strike->struck = due.count - strike->unreadable;
    strike->looked_at = looked_at(strike->ids, &due, all);
    return OK;
}

static int by_id(const void *a, const void *b)
{
    int64_t first = *(const int64_t *)a, second = *(const int64_t *)b;
    return (first > second) - (first < second);
}

enum err order_gather_due(struct ctx *ctx, const struct policy_set *policies, int64_t *ids, size_t most,
                          size_t *count)
{
    struct due_by by = {ctx->now, policy_set_known(ctx->arena, policies)};
    enum err err = order_list_due(ctx->db, by, ids, most, count);
    if (!err && *count)
        qsort(ids, *count, sizeof ids[0], by_id);
    return err;
}

enum err order_tick(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done)
{
    enum { OTHERS = 16 }; /* as many may be at it meanwhile, each with its own */
    size_t count;
    int64_t *ids = ARENA_ARRAY(ctx->arena, int64_t, most * OTHERS);
    struct order_strike strike = {0};
    enum err err = order_gather_due(ctx, policies, ids, most * OTHERS, &count);
    for (size_t at = 0; !err && !strike.struck && at < count; at += strike.looked_at) {
        strike.ids = (struct due_ids){ids + at, count - at < most ? count - at : most};
        err = order_strike(ctx, policies, &strike);
    }
    *done = err ? 0 : strike.struck;
    return err;
}
