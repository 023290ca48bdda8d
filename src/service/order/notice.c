#include "service/order/notice.h"

#include "core/order/deadlines.h"
#include "core/order/remind.h"
#include "core/order/rows.h"
#include "core/order/time.h"
#include "service/order/effect.h"
#include "service/order/hooks.h"
#include "service/order/order_follow.h"
#include "service/order/parts.h"
#include "service/order/seen.h"
#include "service/reach/notices.h"
#include "store/order/remind.h"

static int64_t person_of(const struct order *order, enum party party)
{
    return party == PARTY_SELLER ? order->head.seller_id : order->head.buyer_id;
}

/* Nobody is told twice of an event, or of a deadline that is due then. */
static enum err tell_one(struct ctx *ctx, struct new_notice notice, int64_t person_id)
{
    struct notice_habit habit = notice_habit(CHOICE_ORDERS);
    notice.made_at = ctx->now;
    notice.own = 1;
    notice.event = arena_printf(ctx->arena, "order %lld %.*s %.*s %lld %lld", (long long)notice.order_id,
                                STR_ARG(notice.kind), STR_ARG(notice.deadline),
                                (long long)notice.remind_at.ms, (long long)notice.event_number);
    return notice_insert(ctx->db, &notice, &habit, person_id);
}

/* One for each side in the mask that is here. */
static enum err tell(struct ctx *ctx, const struct order *order, uint32_t parties, struct new_notice notice)
{
    static const enum party sides[] = {PARTY_BUYER, PARTY_SELLER};
    enum err err = OK;
    notice.order_id = order->head.id;
    for (size_t i = 0; !err && i < 2; i++) {
        int64_t person_id = person_of(order, sides[i]);
        if (person_id && (parties & PARTY_BIT(sides[i])))
            err = tell_one(ctx, notice, person_id);
    }
    return err;
}

/* In a notebook the buyer writes everything down; only what time did there is news. */
enum err notice_event(struct ctx *ctx, const struct order *order, int64_t number,
                      const struct order_event *event)
{
    uint32_t parties = order_event_row(event->kind)->tells;
    bool by_time = event->kind == EVENT_PROTECTION_ENDED || event->kind == EVENT_EXTENSION_LAPSED;
    if (order->head.external && !by_time)
        return OK;
    if (event->person)
        parties &= ~PARTY_BIT(event->by);
    enum err err = tell(
        ctx, order, parties,
        (struct new_notice){.kind = names_at(&order_event_names, (int)event->kind), .event_number = number});
    return err ? err : order_follow_tell(ctx, order, number, event);
}

static enum err tell_staff(struct ctx *ctx, const struct order_head *head, struct new_notice notice)
{
    struct market_members members;
    enum err err = market_list_members(ctx->db, ctx->arena, head->market_id, &members);
    notice.order_id = head->id;
    for (size_t i = 0; !err && i < members.count; i++)
        if (members.at[i].duty == DUTY_STAFF)
            err = tell_one(ctx, notice, members.at[i].person_id);
    return err;
}

enum err notice_payment(struct ctx *ctx, const struct effect *effect)
{
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    struct new_notice notice = {.kind = NOTICE_PAYMENT,
                                .event_number = effect->event_number,
                                .remind_at = ctx->now}; /* each time anew */
    enum err err = order_load_by_id(ctx->db, ctx->arena, effect->order_id, &order->head);
    bool buyers = str_eq(effect->kind, EFFECT_REFUND) || str_eq(effect->kind, EFFECT_RECOVER_BUYER);
    if (!err)
        err = tell(ctx, order, PARTY_BIT(buyers ? PARTY_BUYER : PARTY_SELLER), notice);
    return err ? err : tell_staff(ctx, &order->head, notice);
}

struct instant notice_next(const struct ctx *ctx, const struct order *order)
{
    struct order_state room;
    const struct order_state *seen = order_seen_to_remind(order, ctx->now, &room);
    struct instant next = order_next_reminder(order->policy, seen, ctx->now).at;
    struct instant refund = order_refund_due(order->policy, &order->state);
    if (!instant_before(ctx->now, refund))
        return next;
    return next.ms ? clock_earlier(next, refund) : refund;
}

/* ---- the clock ---- */

/* Whether a refund of it has not moved; in a notebook the law says that none was seen. */
static enum err refund_is_late(struct ctx *ctx, const struct policy_set *policies, const struct order *order,
                               bool *late)
{
    struct effects effects;
    *late = order->head.external;
    enum err err = *late ? OK : effect_list_order(ctx, order->head.id, &effects);
    for (size_t i = 0; !err && !order->head.external && i < effects.count; i++)
        *late |= effect_is_overdue(policies, &effects.at[i], ctx->now);
    return err;
}

/* Once: when the day is over on which the money was to be with the buyer. */
static enum err tell_late_refund(struct ctx *ctx, const struct policy_set *policies,
                                 const struct order *order, struct instant told)
{
    struct instant due = order_refund_due(order->policy, &order->state);
    struct new_notice notice = {.kind = NOTICE_REFUND, .remind_at = due};
    bool late = false;
    if (due.ms == 0 || instant_before(due, told) || instant_before(ctx->now, due))
        return OK;
    enum err err = refund_is_late(ctx, policies, order, &late);
    if (!err && late)
        err = tell(ctx, order, PARTY_BIT(PARTY_BUYER), notice);
    return err || !late || order->head.external ? err : tell_staff(ctx, &order->head, notice);
}

static bool is_guess(const struct order *order, const struct reminder *reminder)
{
    return reminder->deadline == DEADLINE_PROTECTION && order_end_is_guessed(&order->state);
}

/* Of what is told of deadlines, what fell due since `after`. */
static enum err tell_deadlines(struct ctx *ctx, const struct order *order, struct instant after)
{
    struct order_state room;
    struct reminder reminders[DEADLINE_COUNT];
    const struct order_state *seen = order_seen_to_remind(order, ctx->now, &room);
    int count = order_reminders(order->policy, seen, after, ctx->now, reminders);
    enum err err = OK;
    for (int i = 0; !err && i < count; i++)
        err =
            tell(ctx, order, order_reminded(order->policy, seen, reminders[i].deadline),
                 (struct new_notice){.kind = is_guess(order, &reminders[i]) ? NOTICE_GUESS : STR("reminder"),
                                     .deadline = names_at(&deadline_names, (int)reminders[i].deadline),
                                     .deadline_at = reminders[i].due,
                                     .remind_at = reminders[i].at});
    for (int i = 0; !err && i < count; i++)
        err = is_guess(order, &reminders[i]) ? OK : hooks_deadline(ctx, order, &reminders[i]);
    return err;
}

static enum err remind(struct ctx *ctx, const struct policy_set *policies, struct order_to_remind due,
                       bool *waits)
{
    struct order *order = ARENA_NEW(ctx->arena, struct order);
    bool changed = false;
    *order = (struct order){0};
    enum err err = order_load_by_id(ctx->db, ctx->arena, due.id, &order->head);
    if (!err)
        err = order_load_rest(ctx, policies, order);
    *waits = order->unreadable;
    if (*waits)
        return OK;
    if (!err) /* told before this was kept */
        err = order_look_came(ctx, order, &changed);
    if (!err)
        err = tell_deadlines(ctx, order, (struct instant){due.at.ms - 1});
    if (!err)
        err = tell_late_refund(ctx, policies, order, due.at);
    if (err)
        return err;
    return changed ? order_tick_one(ctx, policies, due.id)
                   : order_set_remind(ctx->db, order->head.id, notice_next(ctx, order));
}

enum err notice_tick(struct ctx *ctx, const struct policy_set *policies, size_t most, size_t *done)
{
    struct order_to_remind *orders = ARENA_ARRAY(ctx->arena, struct order_to_remind, most);
    enum err err = orders_to_remind(
        ctx->db, (struct due_by){ctx->now, policy_set_known(ctx->arena, policies)}, orders, most, done);
    size_t waiting = 0;
    for (size_t i = 0; !err && i < *done; i++) {
        bool waits = false;
        err = remind(ctx, policies, orders[i], &waits);
        waiting += waits;
    }
    *done -= waiting;
    return err;
}
