#include "service/order/order_follow.h"

#include "core/order/rows.h"
#include "service/order/market.h"
#include "service/reach/notices.h"
#include "store/order/question_order.h"
#include "store/panel/panel.h"
#include "store/reach/follow.h"

static bool is_side(const struct viewer *viewer, const struct order_head *head)
{
    return viewer->person_id == head->buyer_id || viewer->person_id == head->seller_id;
}

static enum err is_staff(struct ctx *ctx, const struct viewer *viewer, const struct order_head *head,
                         bool *is)
{
    enum market_duty duty = DUTY_NONE;
    *is = false;
    if (!head->market_id)
        return OK;
    enum err err = market_duty_of(ctx->db, ctx->arena, head->market_id, viewer->person_id, &duty);
    *is = !err && duty == DUTY_STAFF;
    return err == ERR_NOT_FOUND ? OK : err;
}

/* With a question; whoever decides about the order is shown nothing of whose it is. */
static enum err is_shown(struct ctx *ctx, const struct viewer *viewer, const struct order_head *head,
                         bool *is)
{
    int64_t question_id;
    bool sits = false;
    enum err err = question_order_shown(ctx->db, head->id, viewer->person_id, viewer->role >= ROLE_MODERATOR,
                                        &question_id);
    *is = !err;
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    err = panel_has_member(ctx->db, head->id, viewer->person_id, &sits);
    *is = !err && !sits;
    return err;
}

static enum err may_follow(struct ctx *ctx, const struct viewer *viewer, const struct order_head *head,
                           bool *may)
{
    *may = false;
    if (!viewer->person_id || is_side(viewer, head))
        return OK;
    enum err err = is_staff(ctx, viewer, head, may);
    return err || *may ? err : is_shown(ctx, viewer, head, may);
}

static enum err find_follows(struct ctx *ctx, const struct viewer *viewer, int64_t order_id,
                             struct order_following *following)
{
    bool said = false, wanted = false;
    struct followed what = {FOLLOW_ORDER, order_id};
    enum err err = follow_load(ctx->db, viewer->person_id, &what, &said, &wanted);
    following->follows = said && wanted;
    return err;
}

enum err order_follow_of_staff(struct ctx *ctx, const struct viewer *viewer, const struct order *order,
                               struct order_following *following)
{
    *following = (struct order_following){.may = viewer->person_id && order_is(order, PARTY_STAFF)};
    return following->may ? find_follows(ctx, viewer, order->head.id, following) : OK;
}

enum err order_follow_read(struct ctx *ctx, const struct viewer *viewer, const struct order_head *head,
                           struct order_following *following)
{
    *following = (struct order_following){0};
    enum err err = may_follow(ctx, viewer, head, &following->may);
    return err || !following->may ? err : find_follows(ctx, viewer, head->id, following);
}

/* ERR_NOT_FOUND for those whom the order is nothing to. */
static enum err turn(struct ctx *ctx, const struct viewer *viewer, const struct order_head *head, bool on)
{
    bool may = false;
    struct followed what = {FOLLOW_ORDER, head->id};
    enum err err = may_follow(ctx, viewer, head, &may);
    if (err || !may)
        return err ? err : ERR_NOT_FOUND;
    return follow_put(ctx->db, viewer->person_id, &what, on, ctx->now);
}

enum err order_follow_turn(struct ctx *ctx, const struct viewer *viewer, struct str ref, bool on)
{
    struct order_head head;
    enum err err = order_load(ctx->db, ctx->arena, ref, &head);
    if (!err && viewer->person_id && is_side(viewer, &head))
        return fail(&ctx->failure, ERR_REFUSED, "You are a side of this order, and hear of it anyway.");
    if (!err)
        err = turn(ctx, viewer, &head, on);
    if (err == ERR_NOT_FOUND)
        return fail(&ctx->failure, ERR_NOT_FOUND, "There is no order at this address, or it is not yours.");
    return err;
}

enum err order_follow_shown(struct ctx *ctx, const struct viewer *viewer, int64_t question_id, bool on)
{
    struct order_head head;
    struct question_order_link link;
    enum err err = question_order_load(ctx->db, ctx->arena, question_id, &link);
    if (!err)
        err = order_load(ctx->db, ctx->arena, link.ref, &head);
    if (!err)
        err = turn(ctx, viewer, &head, on);
    if (err == ERR_NOT_FOUND)
        return fail(&ctx->failure, ERR_NOT_FOUND, "This question carries no order.");
    return err;
}

/* Of every event of every order; few are followed. */
enum err order_follow_tell(struct ctx *ctx, const struct order *order, int64_t number,
                           const struct order_event *event)
{
    const struct event_row *row = order_event_row(event->kind);
    if (!row->tells || !order->head.followed)
        return OK;
    struct notice_habit habit = notice_habit(CHOICE_FOLLOWS);
    struct str kind = names_at(&order_event_names, (int)event->kind);
    struct notice_of_order news = {
        .event = arena_printf(ctx->arena, "order %lld %.*s  0 %lld", (long long)order->head.id, STR_ARG(kind),
                              (long long)number),
        .kind = kind,
        .shown_kind = notice_kind_rows[NOTICE_FOLLOWED_ORDER].name,
        .reason = row->happened,
        .order_id = order->head.id,
        .market_id = order->head.market_id,
        .event_number = number,
        .author_id = event->person,
        .made_at = ctx->now,
    };
    return notice_insert_of_order(ctx->db, &news, &habit);
}
