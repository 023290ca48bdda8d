/* What happens to orders: acts of their people, and deadlines that strike. */
#include "base/check.h"
#include "base/words.h"
#include "core/order/bounds.h"
#include "core/order/rows.h"
#include "service/order/caseload.h"
#include "service/order/countersign.h"
#include "service/order/effects.h"
#include "service/order/fold.h"
#include "service/order/follow.h"
#include "service/order/following.h"
#include "service/order/freeze.h"
#include "service/order/hooks.h"
#include "service/order/market.h"
#include "service/order/notice.h"
#include "service/order/outcome.h"
#include "service/order/parts.h"
#include "service/order/seen.h"

/* ---- writing ---- */

/* Appends what the law gave and moves the state with it. */
enum err order_append(struct ctx *ctx, struct order *order, const struct order_events *events,
                      struct str words)
{
    enum err err = OK;
    struct str before =
        order->rows.count ? order->rows.at[order->rows.count - 1].hash : order_head_hash(ctx->arena, order);
    for (int32_t i = 0; !err && i < events->count; i++) {
        if (order->rows.count == ORDER_ROWS_MAX)
            return fail(&ctx->failure, ERR_LIMIT, "This order has too long a history to take any more.");
        struct order_row row = order_row_of(order->policy, &events->at[i]);
        row.number = (int64_t)order->rows.count + 1;
        row.note = i == 0 ? words : STR_NONE;
        row.noted_at = ctx->now;
        row.currency =
            arena_copy(ctx->arena, row.currency); /* the events end with their caller, the history does not */
        row.hash = order_hash(ctx->arena, before, &row);
        before = row.hash;
        err = order_row_insert(ctx->db, order->head.id, &row);
        if (!err)
            err = order_effects_add(ctx, order, row.number, &events->at[i]);
        if (!err)
            err = notice_event(ctx, order, row.number, &events->at[i]);
        if (!err)
            err = hooks_event(ctx, order, row.number, &events->at[i]);
        *order_rows_add(&order->rows, ctx->arena) = row;
        struct order_state now = order->state;
        order_evolve(order->policy, &order->state, &events->at[i]);
        if (!err)
            err = outcome_note(ctx, order, &now);
    }
    return err;
}

enum err order_save(struct ctx *ctx, struct order *order)
{
    struct order_head before = order->head;
    struct order_wake next = order_wake_of(order, ctx->now);
    order->head.version = (int64_t)order->rows.count;
    order->head.next_due_at = next.wakes;
    order->head.told_due_at = next.told;
    order->head.over = order_is_over(&order->state);
    order->head.remind_at = notice_next(ctx, order);
    enum err err = order_set_cache(ctx->db, &order->head, &before);
    if (!err && order->head.over && !before.over)
        err = following_end(ctx, order->head.id);
    return err ? err : caseload_put(ctx, order);
}

static enum err strike_one(struct ctx *ctx, struct order *order, const struct order_command *command,
                           struct instant until, bool writes)
{
    struct order_events events;
    enum order_refusal refusal = order_decide(order->policy, &order->state, command, until, &events);
    check(refusal == REFUSAL_NONE);
    if (writes)
        return order_append(ctx, order, &events, STR_NONE);
    for (int32_t i = 0; i < events.count; i++)
        order_evolve(order->policy, &order->state, &events.at[i]);
    return OK;
}

/* Each deadline strikes once, in the order in which they were due; the commission does its part between them. */
static enum err strike_all(struct ctx *ctx, struct order *order, struct instant until, bool writes)
{
    struct order_command command;
    enum err err = writes ? panel_follow(ctx, order, until) : OK;
    while (!err && order_next_due(&order->state, until, &command)) {
        err = strike_one(ctx, order, &command, until, writes);
        if (!err && writes)
            err = panel_follow(ctx, order, until);
    }
    return err;
}

/* What befell the seller, or ended for the seller, reaches the order at its own instant. */
enum err order_advance(struct ctx *ctx, struct order *order, struct instant until, bool writes)
{
    struct freeze_turn turn;
    enum err err = freeze_turn_of(ctx, order, &turn);
    if (!err && turn.kind != EVENT_NONE && !instant_before(until, turn.at)) {
        err = strike_all(ctx, order, turn.at, writes);
        if (!err)
            err = freeze_turn_take(ctx, order, &turn, writes);
    }
    return err ? err : strike_all(ctx, order, until, writes);
}

enum err order_refuse(struct ctx *ctx, const struct order *order, enum order_event_kind act,
                      enum order_refusal refusal)
{
    const struct refusal_row *row = order_refusal_row(refusal);
    enum err err = row->status == 409 ? ERR_CONFLICT : row->status == 422 ? ERR_INPUT : ERR_REFUSED;
    const char *field = act_field_refused(refusal, order_takes(order->policy, &order->state, act));
    return fail_said(&ctx->failure, err, field, say(ctx->failure.language, row->sentence));
}

/* ---- acting ---- */

/* Acts that only say something. */
static bool is_talk(enum order_event_kind act)
{
    return act == EVENT_MESSAGE || act == EVENT_SELLER_CONTACTED;
}

/* The history has a share for the buyer, one for the seller, one for those who decide, and one for all systems. */
enum { SHARE_BUYER, SHARE_SELLER, SHARE_DESK, SHARE_SYSTEMS, SHARE_LAW };
static const int shares[PARTY_COUNT] = {
    [PARTY_NONE] = SHARE_LAW,         [PARTY_BUYER] = SHARE_BUYER,       [PARTY_SELLER] = SHARE_SELLER,
    [PARTY_STAFF] = SHARE_DESK,       [PARTY_COMMISSIONER] = SHARE_DESK, [PARTY_CARRIER] = SHARE_SYSTEMS,
    [PARTY_PROVIDER] = SHARE_SYSTEMS, [PARTY_MARKET] = SHARE_SYSTEMS,    [PARTY_CLOCK] = SHARE_LAW,
};

static size_t rows_in_share(const struct order *order, int share)
{
    size_t count = 0;
    for (size_t i = 0; i < order->rows.count; i++) {
        int party = names_find(&party_names, order->rows.at[i].by);
        count += party >= 0 && shares[party] == share;
    }
    return count;
}

/* A notebook has one writer, and so one share. */
static enum err require_room(struct ctx *ctx, const struct order *order, const struct order_event *wish)
{
    int share = shares[wish->by];
    bool external = order->state.external;
    size_t used = external ? order->rows.count : rows_in_share(order, share);
    size_t most = external ? ORDER_ROWS_ACTS : share <= SHARE_SELLER ? ORDER_ROWS_SIDE : ORDER_ROWS_OTHERS;
    if (is_talk(wish->kind))
        most -= ORDER_ROWS_TALK;
    if (used < most)
        return OK;
    return is_talk(wish->kind) ? fail(&ctx->failure, ERR_CONFLICT,
                                      "You have written as much here as this order takes. Whatever moves the "
                                      "case is still taken.")
                               : fail(&ctx->failure, ERR_CONFLICT, "This order takes no more acts of yours.");
}

enum err order_do(struct ctx *ctx, struct order *order, const struct order_command *command, struct str words,
                  enum order_refusal *refusal)
{
    struct order_events events;
    *refusal = REFUSAL_NONE;
    enum err err = require_room(ctx, order, &command->wish);
    if (err)
        return err;
    *refusal = order_decide(order->policy, &order->state, command, ctx->now, &events);
    return *refusal ? order_refuse(ctx, order, command->wish.kind, *refusal)
                    : order_append(ctx, order, &events, words);
}

static enum err require_words(struct ctx *ctx, const struct order *order, enum order_event_kind kind,
                              struct str words)
{
    if (kind == EVENT_FROZEN && str_trim(words).len == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "words", "Say why: both sides read it.");
    int64_t most = order_words_most(order->policy, &order->state);
    if ((int64_t)str_char_count(words) <= most)
        return OK;
    return fail_field(&ctx->failure, ERR_INPUT, "words", "At most {most} characters fit.",
                      PLACE_INT("most", most));
}

enum staff_right order_act_right(enum order_event_kind act)
{
    return act == EVENT_GOODWILL_REFUND                 ? RIGHT_MONEY
           : act == EVENT_FROZEN || act == EVENT_THAWED ? RIGHT_LEAD
                                                        : RIGHT_WORK;
}

/* By its parties, and of the marketplace's staff by whose work it is. */
static enum err require_party(struct ctx *ctx, const struct order *order, const struct order_event *wish,
                              enum order_refusal *refusal)
{
    bool external = order->state.external;
    bool decides = wish->kind == EVENT_DECIDED; /* never alone: service/panel/panel.h */
    *refusal = !external && (decides || !order_is(order, wish->by)) ? REFUSAL_NOT_YOURS : REFUSAL_NONE;
    if (*refusal)
        return order_refuse(ctx, order, wish->kind, *refusal);
    *refusal = order_includes(order, wish->kind) ? REFUSAL_NONE : REFUSAL_NOT_YOURS;
    return order_require_included(ctx, order, wish->kind);
}

static enum err note_freeze(struct ctx *ctx, const struct order *order, const struct order_act *act,
                            enum order_event_kind kind)
{
    struct work_done done = {order->head.market_id, order->head.ref,
                             kind == EVENT_FROZEN ? STR("freeze") : STR("thaw"), act->words};
    bool freezes = kind == EVENT_FROZEN || kind == EVENT_THAWED;
    return freezes ? order_note_work(ctx, &act->viewer, &done) : OK;
}

static enum err do_or_wait(struct ctx *ctx, struct order *order, const struct order_command *command,
                           const struct order_act *act, enum order_refusal *refusal)
{
    bool waits;
    struct order_act asked = *act;
    enum err err = countersign_waits(ctx, order, &command->wish, &waits);
    asked.command = *command;
    if (err)
        return err;
    err = waits ? countersign_ask(ctx, order, &asked, refusal)
                : order_do(ctx, order, command, act->words, refusal);
    return err ? err : note_freeze(ctx, order, act, command->wish.kind);
}

/* What a bank tells has its own date; all else happens now in a hosted order. */
static void date_act(const struct order *order, struct order_event *wish, struct instant now)
{
    const struct act_row *row = order_act_row(wish->kind);
    bool own = !order->state.external && wish->at.ms && row && act_may(row->takes, TAKES_AT);
    if (own)
        wish->until = clock_earlier(wish->at, now);
    if (!order->state.external || wish->at.ms == 0)
        wish->at = now;
}

/*
 * No money comes in for somebody who can act no more: what that side is then silent about would count against it. Whoever
 * deletes an account holds its orders (order_hold_open_of): that came before this hold, and is seen, or finds what is paid here.
 */
static enum err require_sides(struct ctx *ctx, const struct order *order, enum order_event_kind act)
{
    bool gone = false;
    enum err err =
        act == EVENT_PAID && !order->head.external ? order_side_gone(ctx->db, &order->head, &gone) : OK;
    if (err || !gone)
        return err;
    return fail(
        &ctx->failure, ERR_CONFLICT,
        "The account of the buyer or the seller was deleted: nothing is paid for this order any more. "
        "Give the money back.");
}

/*
 * The order is held: its events, lines, ledger, case, drafts, panel and waiting sum change by nobody else meanwhile. Of what
 * else an act reads, the seller's freeze is read behind the hold, so that it is no older than the events that it has caused;
 * who is frozen or free a moment later is reached by freeze_round. What becomes of an effect is compared when it is written.
 * Who works where, above which sum a second person looks, and who is told of what may be a moment old: the act then came
 * before the change. That nobody is deleted with money in flight holds at that moment, acts of others reach such an order
 * later, too, and require_sides says of the payment. Who is drawn into a panel is decided by other orders: that asks for the whole (panel_call).
 */
enum err order_act(struct ctx *ctx, const struct policy_set *policies, const struct order_act *act,
                   enum order_refusal *refusal)
{
    struct order *order = act->held ? &act->held->stored : ARENA_NEW(ctx->arena, struct order);
    struct order_command command = act->command;
    *refusal = REFUSAL_NONE;
    enum err err = act->held ? OK : order_load_held(ctx, policies, &act->viewer, act->ref, order);
    if (err)
        return err;
    err = require_party(ctx, order, &command.wish, refusal);
    if (err)
        return err;
    err = require_sides(ctx, order, command.wish.kind);
    if (err)
        return err;
    date_act(order, &command.wish, ctx->now);
    if (instant_before(ctx->now, command.wish.at)) { /* no deadline strikes on the way to a day to come */
        *refusal = REFUSAL_IN_FUTURE;
        return order_refuse(ctx, order, command.wish.kind, *refusal);
    }
    err = require_words(ctx, order, command.wish.kind, act->words);
    if (err)
        return err;
    command.wish.person = act->viewer.person_id;
    command.noted_by = order_is(order, PARTY_BUYER) ? PARTY_BUYER : PARTY_STAFF;
    err = order_advance(ctx, order, command.wish.at, true);
    if (!err)
        err = do_or_wait(ctx, order, &command, act, refusal);
    if (!err)
        err = order_advance(ctx, order, ctx->now, true);
    return err ? err : order_save(ctx, order);
}
