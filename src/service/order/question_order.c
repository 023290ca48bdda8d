#include "service/order/question_order.h"

#include "service/desk/post.h"
#include "store/desk/question.h"
#include "store/panel/panel.h"
#include "store/people/person.h"
#include "text/people/handle.h"

enum err question_order_offer(struct ctx *ctx, const struct viewer *viewer,
                              struct question_order_choices *choices)
{
    choices->count = 0;
    return viewer->person_id ? question_order_choices(ctx->db, ctx->arena, viewer->person_id, choices) : OK;
}

/* ---- reading ---- */

static bool is_invited(const struct invited_people *invited, int64_t person_id)
{
    for (size_t i = 0; i < invited->count; i++)
        if (invited->at[i].person_id == person_id)
            return true;
    return false;
}

/* Whoever decides about an order is not shown whose it is, not even as the site's staff. */
static enum err sits_in_judgement(struct ctx *ctx, struct str ref, int64_t person_id, bool *sits)
{
    struct order_head head;
    enum err err = order_load(ctx->db, ctx->arena, ref, &head);
    return err ? err : panel_has_member(ctx->db, head.id, person_id, sits);
}

enum err question_order_read(struct ctx *ctx, struct question_order_rules rules, const struct viewer *viewer,
                             int64_t question_id, struct question_order *order)
{
    struct question_order_link link;
    *order = (struct question_order){0};
    if (viewer->person_id == 0)
        return OK;
    enum err err = question_order_load(ctx->db, ctx->arena, question_id, &link);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    err = question_invited_list(ctx->db, ctx->arena, question_id, &order->invited);
    if (err)
        return err;
    order->own = link.person_id == viewer->person_id;
    order->shown =
        order->own || viewer->role >= ROLE_MODERATOR || is_invited(&order->invited, viewer->person_id);
    if (!order->shown) {
        order->invited.count = 0;
        return OK;
    }
    bool sits = false;
    err = order->own ? OK : sits_in_judgement(ctx, link.ref, viewer->person_id, &sits);
    if (err || sits) {
        *order = (struct question_order){0};
        return err;
    }
    struct viewer buyer = {.person_id = link.person_id};
    err = order_read(ctx, rules.policies, &buyer, link.ref, &order->order);
    return err ? err : parcel_read(ctx, rules.tracking, &order->order, &order->parcel);
}

/* ---- changing ---- */

/* The question, when this viewer asked it with an account. */
static enum err own_question(struct ctx *ctx, const struct viewer *viewer, int64_t question_id)
{
    struct question question;
    enum err err = question_load(ctx->db, ctx->arena, question_id, &question);
    if (err && err != ERR_NOT_FOUND)
        return err;
    bool own =
        !err && viewer->person_id && viewer_owns(viewer, question.author.person_id + question.nameless_id, 0);
    if (err || !post_seen(viewer, question.state, own, ctx->now))
        return fail(&ctx->failure, ERR_NOT_FOUND, "There is no question {id} here.",
                    PLACE_ID("id", question_id));
    return own ? OK
               : fail(&ctx->failure, ERR_REFUSED, "Only who asked a question can change what it carries.");
}

enum err question_order_link(struct ctx *ctx, const struct viewer *viewer, int64_t question_id,
                             struct str ref)
{
    struct order_head head;
    enum err err = own_question(ctx, viewer, question_id);
    if (err)
        return err;
    err = order_load(ctx->db, ctx->arena, ref, &head);
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (err || head.buyer_id != viewer->person_id)
        return fail_field(&ctx->failure, ERR_INPUT, "order", "Choose one of your orders from the list.");
    return question_order_put(ctx->db, question_id, head.id, viewer->person_id, ctx->now);
}

enum err question_order_unlink(struct ctx *ctx, const struct viewer *viewer, int64_t question_id)
{
    enum err err = own_question(ctx, viewer, question_id);
    return err ? err : question_order_delete(ctx->db, question_id);
}

static enum err find_person(struct ctx *ctx, struct str handle, struct person *person)
{
    enum err err = person_load_by_handle(ctx->db, ctx->arena, handle_key(ctx->arena, handle), person);
    return err == ERR_NOT_FOUND
               ? fail_field(&ctx->failure, ERR_INPUT, "handle", "There is nobody of that name here.")
               : err;
}

enum err question_order_invite(struct ctx *ctx, const struct viewer *viewer, int64_t question_id,
                               struct str handle)
{
    struct person person;
    struct question_order_link link;
    struct invited_people invited;
    enum err err = own_question(ctx, viewer, question_id);
    if (!err)
        err = question_order_load(ctx->db, ctx->arena, question_id, &link);
    if (err == ERR_NOT_FOUND)
        return fail(&ctx->failure, ERR_NOT_FOUND, "This question carries no order.");
    if (!err)
        err = find_person(ctx, handle, &person);
    if (err)
        return err;
    if (person.id == viewer->person_id)
        return fail_field(&ctx->failure, ERR_INPUT, "handle", "You see it already: it is your order.");
    err = question_invited_list(ctx->db, ctx->arena, question_id, &invited);
    if (!err && invited.count == INVITED_MAX && !is_invited(&invited, person.id))
        return fail_field(&ctx->failure, ERR_LIMIT, "handle", "At most {most} people can be invited.",
                          PLACE_INT("most", INVITED_MAX));
    return err ? err : question_invited_put(ctx->db, question_id, person.id, ctx->now);
}

enum err question_order_withdraw(struct ctx *ctx, const struct viewer *viewer, int64_t question_id,
                                 struct str handle)
{
    struct person person;
    enum err err = own_question(ctx, viewer, question_id);
    if (!err)
        err = find_person(ctx, handle, &person);
    return err ? err : question_invited_delete(ctx->db, question_id, person.id);
}
