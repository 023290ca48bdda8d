#include "service/order/countersign.h"

#include "core/order/bounds.h"
#include "core/order/rows.h"
#include "service/order/fold.h"
#include "service/order/market.h"
#include "service/order/parts.h"

/*
 * What the staff have given of this order already: a sum is not made small by giving it in parts. Of a dispute the last
 * decision counts, and of the present one none: another one stands in its place.
 */
static int64_t given_minor(const struct order *order)
{
    int64_t sum = 0, decided = 0;
    for (size_t i = 0; i < order->rows.count; i++) {
        struct order_event event;
        if (!order_event_of(order->policy, &order->rows.at[i], &event))
            continue;
        bool opens = event.kind == EVENT_DISPUTE_OPENED, staff = event.by == PARTY_STAFF;
        sum += opens ? decided : staff && event.kind == EVENT_GOODWILL_REFUND ? event.amount_minor : 0;
        if (opens || event.kind == EVENT_DECIDED)
            decided = staff ? event.amount_minor : 0;
    }
    bool over = NO_DISPUTE & IN(order->state.dispute);
    return sum + (over ? decided : 0);
}

enum err countersign_needed(struct ctx *ctx, const struct order *order, int64_t amount_minor, bool *needed)
{
    struct market market;
    struct currency own;
    *needed = false;
    if (amount_minor == 0) /* also of an order that is of no marketplace here */
        return OK;
    enum err err = market_load_by_id(ctx->db, ctx->arena, order->head.market_id, &market);
    if (err || market.second_above_minor == 0)
        return err;
    bool same = currency_from(market.currency, &own) && currency_same(own, order->state.currency);
    int64_t all = amount_minor <= MONEY_MAX ? amount_minor + given_minor(order) : MONEY_MAX;
    *needed = !same || all > market.second_above_minor;
    return OK;
}

/* Acts of the staff that give money back at once; the others of their acts move none. */
static int64_t gives_minor(const struct order *order, const struct order_event *wish)
{
    if (wish->by != PARTY_STAFF || order->state.external)
        return 0;
    return wish->kind == EVENT_GOODWILL_REFUND ? wish->amount_minor
           : wish->kind == EVENT_CANCEL_AGREED ? order_left_minor(&order->state)
                                               : 0;
}

enum err countersign_waits(struct ctx *ctx, const struct order *order, const struct order_event *wish,
                           bool *waits)
{
    return countersign_needed(ctx, order, gives_minor(order, wish), waits);
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
                                 .amount_minor = gives_minor(order, wish),
                                 .currency = order->head.currency,
                                 .act = names_at(&order_event_names, (int)wish->kind),
                                 .words = act->words,
                                 .by_id = act->viewer.person_id,
                                 .at = ctx->now};
    *refusal = order_decide(order->policy, &order->state, &act->command, ctx->now, &events);
    if (*refusal)
        return order_refuse(ctx, order, wish->kind, *refusal);
    enum err err = countersign_insert(ctx->db, &second);
    if (err == ERR_CONFLICT)
        return fail(&ctx->failure, ERR_CONFLICT, "Another sum of this order waits for a second person.");
    return err ? err : note(ctx, &act->viewer, order, STR("ask"), second.amount_minor);
}

enum err countersign_asked(struct ctx *ctx, const struct viewer *viewer, const struct order *order,
                           enum order_event_kind act, bool *asked)
{
    struct countersign second;
    enum err err = countersign_read(ctx, order, &second, asked);
    *asked = !err && *asked && second.by_id == viewer->person_id && second.at.ms == ctx->now.ms &&
             str_eq(second.act, names_at(&order_event_names, (int)act));
    return err;
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

/* Of a cancelling the law says what goes back. */
static enum err give(struct ctx *ctx, struct order *order, const struct countersign *second)
{
    enum order_refusal refusal;
    int kind = names_find(&order_event_names, second->act);
    if (kind < 0)
        return fail(&ctx->failure, ERR_DATABASE, "What waits is not known to this version.");
    struct order_command command = {.wish = {.kind = (enum order_event_kind)kind,
                                             .by = PARTY_STAFF,
                                             .at = ctx->now,
                                             .person = second->by_id},
                                    .noted_by = PARTY_STAFF,
                                    .version = order->state.version};
    if (act_may(order_act_row(command.wish.kind)->takes, TAKES_AMOUNT)) {
        command.wish.amount_minor = second->amount_minor;
        command.wish.currency = order->state.currency;
    }
    return order_do(ctx, order, &command, second->words, &refusal);
}

enum err countersign_asker_may(struct ctx *ctx, const struct order *order, int64_t by_id,
                               enum order_event_kind act, bool *may)
{
    bool rights[STAFF_RIGHT_COUNT];
    struct viewer asker = {.person_id = by_id};
    enum err err = market_may(ctx, &asker, order->head.market_id, rights);
    *may = !err && rights[order_act_right(act)];
    return err;
}

static enum err require_asker(struct ctx *ctx, const struct order *order, const struct countersign *second)
{
    int kind = names_find(&order_event_names, second->act);
    bool may = kind < 0; /* give() says that it is not known */
    enum err err =
        may ? OK : countersign_asker_may(ctx, order, second->by_id, (enum order_event_kind)kind, &may);
    if (err || may)
        return err;
    return fail(&ctx->failure, ERR_CONFLICT,
                "Whoever asked for this may not do so here any more. Refuse it, and ask for it anew.");
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
    if (!err && verdict->approves)
        err = require_asker(ctx, order, &second);
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
