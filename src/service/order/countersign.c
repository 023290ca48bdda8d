#include "service/order/countersign.h"

#include "service/order/fold.h"
#include "service/order/market.h"
#include "service/order/parts.h"

enum err countersign_needed(struct ctx *ctx, int64_t market_id, int64_t amount_minor,
                            struct currency currency, bool *needed)
{
    struct market market;
    struct currency own;
    enum err err = market_load_by_id(ctx->db, ctx->arena, market_id, &market);
    *needed = false;
    if (err || market.second_above_minor == 0 || amount_minor == 0)
        return err;
    bool same = currency_from(market.currency, &own) && currency_same(own, currency);
    *needed = !same || amount_minor > market.second_above_minor;
    return OK;
}

/* What the staff have given in this order already: a sum is not made small by giving it in parts. */
static int64_t given_minor(const struct order *order)
{
    int64_t sum = 0;
    for (size_t i = 0; i < order->rows.count; i++) {
        struct order_event event;
        if (order_event_of(order->policy, &order->rows.at[i], &event) &&
            event.kind == EVENT_GOODWILL_REFUND && event.by == PARTY_STAFF)
            sum += event.amount_minor;
    }
    return sum;
}

enum err countersign_waits(struct ctx *ctx, const struct order *order, const struct order_event *wish,
                           bool *waits)
{
    *waits = false;
    if (wish->kind != EVENT_GOODWILL_REFUND || wish->by != PARTY_STAFF)
        return OK;
    int64_t minor = wish->amount_minor <= MONEY_MAX ? wish->amount_minor + given_minor(order) : MONEY_MAX;
    return countersign_needed(ctx, order->head.market_id, minor, wish->currency, waits);
}

/* ---- asked ---- */

static struct str amount_text(struct ctx *ctx, int64_t minor, struct currency currency)
{
    char text[MONEY_TEXT];
    struct str amount = money_write(minor, currency, text);
    return arena_printf(ctx->arena, "%.*s %.*s", STR_ARG(amount), STR_ARG(currency_code(&currency)));
}

static enum err note(struct ctx *ctx, const struct viewer *viewer, const struct order *order, struct str act,
                     int64_t minor)
{
    struct work_done done = {order->head.market_id, order->head.ref, act,
                             amount_text(ctx, minor, order->state.currency)};
    return order_note_work(ctx, viewer, &done);
}

enum err countersign_ask(struct ctx *ctx, const struct order *order, const struct order_act *act,
                         enum order_refusal *refusal)
{
    struct order_events events;
    const struct order_event *wish = &act->command.wish;
    struct countersign second = {.order_id = order->head.id,
                                 .market_id = order->head.market_id,
                                 .amount_minor = wish->amount_minor,
                                 .currency = order->head.currency,
                                 .words = act->words,
                                 .by_id = act->viewer.person_id,
                                 .at = ctx->now};
    *refusal = order_decide(order->policy, &order->state, &act->command, ctx->now, &events);
    if (*refusal)
        return order_refuse(ctx, order, wish->kind, *refusal);
    enum err err = countersign_insert(ctx->db, &second);
    if (err == ERR_CONFLICT)
        return fail(&ctx->failure, ERR_CONFLICT, "Another sum of this order waits for a second person.");
    return err ? err : note(ctx, &act->viewer, order, STR("ask"), wish->amount_minor);
}

/* ---- answered ---- */

static enum err open_waiting(struct ctx *ctx, const struct order *order, struct countersign *second)
{
    enum err err = countersign_of_order(ctx->db, ctx->arena, order->head.id, second);
    return err == ERR_NOT_FOUND
               ? fail(&ctx->failure, ERR_CONFLICT, "Nothing of this order waits for a second person.")
               : err;
}

static enum err check_verdict(struct ctx *ctx, const struct countersign *second,
                              const struct countersign_verdict *verdict)
{
    if (second->by_id == verdict->viewer.person_id)
        return fail(&ctx->failure, ERR_REFUSED,
                    "A second person has to look at it: you have asked for this yourself.");
    if (!verdict->approves && str_trim(verdict->words).len == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "words", "Say why it is not given.");
    return OK;
}

static enum err give(struct ctx *ctx, struct order *order, const struct countersign *second)
{
    enum order_refusal refusal;
    struct order_command command = {.wish = {.kind = EVENT_GOODWILL_REFUND,
                                             .by = PARTY_STAFF,
                                             .at = ctx->now,
                                             .amount_minor = second->amount_minor,
                                             .currency = order->state.currency,
                                             .person = second->by_id},
                                    .noted_by = PARTY_STAFF,
                                    .version = order->state.version};
    return order_do(ctx, order, &command, second->words, &refusal);
}

static enum err settle(struct ctx *ctx, struct order *order, const struct countersign *second,
                       const struct countersign_verdict *verdict)
{
    bool changed;
    struct str state = verdict->approves ? STR("approved") : STR("refused");
    struct countersign_answer answer = {second->id, verdict->viewer.person_id, state,
                                        str_trim(verdict->words), ctx->now};
    enum err err = countersign_set(ctx->db, &answer, &changed);
    if (!err && !changed)
        return fail(&ctx->failure, ERR_CONFLICT, "Nothing of this order waits for a second person.");
    if (!err && verdict->approves)
        err = give(ctx, order, second);
    struct str act = verdict->approves ? STR("approve") : STR("refuse");
    return err ? err : note(ctx, &verdict->viewer, order, act, second->amount_minor);
}

enum err countersign_answer(struct ctx *ctx, const struct policy_set *policies,
                            const struct countersign_verdict *verdict)
{
    struct countersign second;
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    enum err err = order_load_held(ctx, policies, &verdict->viewer, verdict->ref, order);
    if (!err)
        err = market_require(ctx, &verdict->viewer, order->head.market_id, RIGHT_SECOND);
    if (!err && !order_is(order, PARTY_STAFF))
        err = order_refuse(ctx, order, EVENT_GOODWILL_REFUND, REFUSAL_NOT_YOURS);
    if (!err)
        err = open_waiting(ctx, order, &second);
    if (!err)
        err = check_verdict(ctx, &second, verdict);
    if (!err)
        err = order_advance(ctx, order, ctx->now, true);
    if (!err)
        err = settle(ctx, order, &second, verdict);
    if (!err)
        err = order_advance(ctx, order, ctx->now, true);
    return err ? err : order_save(ctx, order);
}

enum err countersign_read(struct ctx *ctx, const struct order *order, struct countersign *second, bool *found)
{
    *found = false;
    if (!order_is(order, PARTY_STAFF) && !order_is(order, PARTY_MARKET))
        return OK;
    enum err err = countersign_of_order(ctx->db, ctx->arena, order->head.id, second);
    *found = err == OK;
    return err == ERR_NOT_FOUND ? OK : err;
}

enum err countersign_list_of(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                             struct countersigns *seconds)
{
    enum err err = market_require(ctx, viewer, market->id, RIGHT_LOOK);
    return err ? err : countersign_list(ctx->db, ctx->arena, market->id, seconds);
}
