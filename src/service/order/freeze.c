#include "service/order/freeze.h"

#include "base/check.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "service/order/parts.h"
#include "service/unit/audit.h"

enum { FREEZE_DAYS_MAX = 365 };

/* ---- sellers ---- */

static enum err check_wish(struct ctx *ctx, const struct seller_freeze_wish *wish)
{
    struct instant last = instant_add(ctx->now, SPAN_DAYS(FREEZE_DAYS_MAX));
    if (str_trim(wish->words).len == 0)
        return fail_field(&ctx->failure, ERR_INPUT, "words", "Say why: both sides read it.");
    if (str_char_count(wish->words) > WORDS_MAX)
        return fail_field(&ctx->failure, ERR_INPUT, "words", "At most {most} characters fit.",
                          PLACE_INT("most", WORDS_MAX));
    if (wish->until.ms && (!instant_before(ctx->now, wish->until) || instant_before(last, wish->until)))
        return fail_field(&ctx->failure, ERR_INPUT, "until", "Choose a day to come, within a year.");
    return OK;
}

/* A name that sells nothing there is told as nobody's. */
static enum err find_seller(struct ctx *ctx, const struct market *market, struct str handle, int64_t *id)
{
    enum market_duty duty = DUTY_NONE;
    enum err err = order_person(ctx, handle, id);
    if (!err && *id)
        err = market_duty_of(ctx->db, ctx->arena, market->id, *id, &duty);
    if (!err && duty != DUTY_SELLER)
        return fail_field(&ctx->failure, ERR_INPUT, "seller", "Nobody of this name sells here.");
    return err;
}

static enum err note_seller(struct ctx *ctx, const struct viewer *viewer, int64_t market_id,
                            const struct audit *what)
{
    struct audit entry = *what;
    entry.subject = arena_printf(ctx->arena, "seller %.*s", STR_ARG(what->subject));
    return audit_of_market(ctx, viewer, market_id, &entry);
}

enum err freeze_seller(struct ctx *ctx, const struct seller_freeze_wish *wish)
{
    struct seller_freeze freeze = {.market_id = wish->market->id,
                                   .person_id = wish->viewer.person_id,
                                   .words = str_trim(wish->words),
                                   .at = ctx->now,
                                   .until =
                                       wish->until.ms ? wish->until : instant_add(ctx->now, ORDER_FREEZE)};
    enum err err = freeze.person_id ? market_require(ctx, &wish->viewer, freeze.market_id, RIGHT_LEAD)
                                    : market_none(ctx);
    if (!err)
        err = find_seller(ctx, wish->market, wish->seller, &freeze.seller_id);
    if (!err)
        err = check_wish(ctx, wish);
    if (!err)
        err = seller_freeze_insert(ctx->db, &freeze);
    if (err == ERR_CONFLICT)
        return fail_field(&ctx->failure, ERR_CONFLICT, "seller", "This seller is frozen already.");
    return err ? err
               : note_seller(
                     ctx, &wish->viewer, freeze.market_id,
                     &(struct audit){.act = STR("freeze"), .subject = wish->seller, .note = freeze.words});
}

enum err thaw_seller(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                     struct str seller)
{
    int64_t id = 0;
    struct seller_freeze freeze;
    enum err err = market_require(ctx, viewer, market->id, RIGHT_LEAD);
    if (!err)
        err = order_person(ctx, seller, &id);
    if (err)
        return err;
    err = seller_freeze_load(ctx->db, ctx->arena, market->id, id, &freeze);
    if (err == ERR_NOT_FOUND)
        return fail_field(&ctx->failure, ERR_CONFLICT, "seller", "This seller is not frozen.");
    if (!err)
        err = seller_freeze_end(ctx->db, freeze.id, viewer->person_id, ctx->now);
    return err ? err
               : note_seller(ctx, viewer, market->id,
                             &(struct audit){.act = STR("thaw"), .subject = freeze.seller});
}

enum err freeze_list(struct ctx *ctx, const struct viewer *viewer, const struct market *market,
                     struct seller_freezes *freezes)
{
    enum err err = market_require(ctx, viewer, market->id, RIGHT_LOOK);
    return err ? err : seller_freeze_list(ctx->db, ctx->arena, market->id, freezes);
}

/* ---- orders ---- */

static bool is(const struct order_row *row, enum order_event_kind kind)
{
    return str_eq(row->kind, names_at(&order_event_names, (int)kind));
}

/* By the marketplace, in the name of somebody of its staff: with its seller. A program freezes in nobody's. */
static bool is_with_seller(const struct order_row *row)
{
    return row->person_id && str_eq(row->by, names_at(&party_names, PARTY_MARKET));
}

/* Let go on by somebody: that its day has come says nothing of another freeze. */
static bool is_let_go(const struct order_row *row)
{
    return is(row, EVENT_THAWED) && !str_eq(row->by, names_at(&party_names, PARTY_CLOCK));
}

enum case_frozen freeze_kind(const struct order *order, struct instant *thawed_at)
{
    *thawed_at = CLOCK_UNSET;
    for (size_t i = order->rows.count; i-- > 0;) {
        const struct order_row *row = &order->rows.at[i];
        if (is_let_go(row) && !thawed_at->ms)
            *thawed_at = row->at;
        if (is(row, EVENT_FROZEN) && order->state.frozen)
            return is_with_seller(row) ? CASE_FROZEN_SELLER : CASE_FROZEN;
    }
    return CASE_FREE;
}

static bool meets(const struct order *order, const struct order_freeze *freeze, struct instant thawed_at)
{
    return !order->state.frozen && order->state.shipment != SHIPMENT_CANCELLED &&
           instant_before(thawed_at, freeze->at);
}

/* Of an order that was made just now. */
static enum err find_freeze(struct ctx *ctx, const struct order_head *head, struct order_freeze *freeze)
{
    struct seller_freeze found;
    *freeze = (struct order_freeze){0};
    enum err err = seller_freeze_load(ctx->db, ctx->arena, head->market_id, head->seller_id, &found);
    if (!err)
        *freeze = (struct order_freeze){found.at, found.until, found.words, found.person_id};
    return err == ERR_NOT_FOUND ? OK : err;
}

static bool may_be_frozen(const struct order_head *head)
{
    return head->market_id && head->seller_id && !head->external;
}

void freeze_ahead(struct ctx *ctx, const struct order_head *head)
{
    if (may_be_frozen(head))
        seller_freeze_ahead(ctx->db, head->market_id, head->seller_id);
}

enum err freeze_turn_of(struct ctx *ctx, const struct order *order, struct freeze_turn *turn)
{
    struct instant thawed_at;
    struct order_freeze freeze = order->freeze;
    const struct order_head *head = &order->head;
    *turn = (struct freeze_turn){.kind = EVENT_NONE};
    if (!may_be_frozen(head))
        return OK;
    enum case_frozen kind = freeze_kind(order, &thawed_at);
    enum err err = order->found ? OK : find_freeze(ctx, head, &freeze);
    if (err)
        return err;
    bool frozen = freeze.at.ms != 0, over = freeze.until.ms && !instant_before(ctx->now, freeze.until);
    if (frozen && !over && meets(order, &freeze, thawed_at))
        *turn = (struct freeze_turn){EVENT_FROZEN, clock_later(freeze.at, order->head.ordered_at),
                                     freeze.until, freeze.words, freeze.person_id};
    struct instant thaw = order->state.due[DEADLINE_THAW];
    if (!frozen && kind == CASE_FROZEN_SELLER && (!thaw.ms || instant_before(ctx->now, thaw)))
        *turn = (struct freeze_turn){.kind = EVENT_THAWED, .at = ctx->now};
    return OK;
}

enum err freeze_turn_take(struct ctx *ctx, struct order *order, const struct freeze_turn *turn, bool writes)
{
    struct order_events events;
    struct order_command command = {.wish = {.kind = turn->kind,
                                             .by = PARTY_MARKET,
                                             .at = turn->at,
                                             .until = turn->until,
                                             .person = turn->person_id},
                                    .noted_by = PARTY_STAFF,
                                    .version = order->state.version};
    if (order_decide(order->policy, &order->state, &command, turn->at, &events))
        return OK; /* it ended on the way */
    if (writes)
        return order_append(ctx, order, &events, turn->words);
    for (int32_t i = 0; i < events.count; i++)
        order_evolve(order->policy, &order->state, &events.at[i]);
    return OK;
}

enum err freeze_round(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done)
{
    int64_t *ids = ARENA_ARRAY(ctx->arena, int64_t, most);
    *done = 0;
    enum err err = seller_freeze_end_due(ctx->db, ctx->now);
    if (!err)
        err = freeze_unreached(ctx->db, policy_set_known(ctx->arena, policies), ids, most, done);
    for (size_t i = 0; !err && i < *done; i++)
        err = order_tick_one(ctx, policies, ids[i]);
    return err;
}
