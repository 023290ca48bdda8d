/* The deadlines of an order as a calendar, the same that its page shows; and those of all that one has, by a secret link. */
#include "text/clock/calendar.h"
#include "base/check.h"
#include "http/door/ordered.h"
#include "http/door/visitor.h"
#include "pages.h"
#include "service/order/seen.h"
#include "service/reach/calendar_link.h"
#include "web/kit/form_view.h"
#include "web/order/calendar_view.h"
#include "web/order/handlers.h"
#include "web/order/role.h"
#include "web/order/show.h"

enum { READ_AGAIN_HOURS = 4 };

static void put_deadline(struct call *call, const struct order *order, const struct order_due *due)
{
    struct arena *arena = arena_of(call);
    const struct order_rows *rows = &order->rows;
    struct calendar_entry entry = {
        .uid = arena_printf(arena, "%.*s-%.*s@recourse", STR_ARG(order->head.ref),
                            STR_ARG(names_at(&deadline_names, (int)due->deadline))),
        .what = call_fill(call, "{order}: {what}",
                          PLACES(PLACE("order", order->lines.at[0].title),
                                 PLACE("what", deadline_words_for(call, order, due->deadline)))),
        .outcome = outcome_words(call, due),
        .at = due->at,
    };
    calendar_put(&call->exchange->reply.body, &entry,
                 rows->count ? rows->at[rows->count - 1].noted_at : order->head.created_at);
}

static void put_deadlines(struct call *call, const struct order *order, int *count)
{
    struct order_due due[DEADLINE_COUNT];
    int here = order_dues(order, call->ctx->now, due);
    for (int i = 0; i < here; i++)
        put_deadline(call, order, &due[i]);
    *count += here;
}

static enum err send_calendar(struct call *call, int count)
{
    struct reply *reply = &call->exchange->reply;
    if (!count)
        calendar_nothing(&reply->body);
    calendar_end(&reply->body);
    check(!reply->body.overflow);
    reply->status = 200;
    reply->type = STR("text/calendar; charset=utf-8");
    reply_header(reply, STR("Content-Disposition"), STR("attachment; filename=\"deadlines.ics\""));
    call->answered = true;
    return OK;
}

enum err order_calendar_show(struct call *call)
{
    struct order *order;
    struct buf *out = &call->exchange->reply.body;
    enum err err = call_order(call, &order);
    if (err)
        return err;
    int count = 0;
    buf_clear(out);
    calendar_begin(out, "Order");
    put_deadlines(call, order, &count);
    return send_calendar(call, count);
}

/* ---- all of them, by the link ---- */

/* Whoever has the link reads what its owner would, in the owner's language and zone; never as one of the staff. */
static void read_as(struct call *call, const struct person *owner)
{
    bool known = false;
    const struct language *language =
        language_find(&catalogue_recourse, owner->language, call->app->options.made_up_languages, &known);
    call->viewer = (struct viewer){.person_id = owner->id, .role = ROLE_MEMBER};
    call->zone = owner->zone;
    if (owner->language.len && known)
        call->language = language;
}

/* Orders that are over have none, and those whose rules are not here none that is known. */
static bool has_deadlines(const struct call *call, const struct order_head *head)
{
    return !head->over &&
           policy_set_find(&call->app->policies, head->policy, head->policy_version, head->policy_hash);
}

static enum err put_orders(struct call *call, const struct order_heads *heads, int *count)
{
    struct order *order = ARENA_NEW(arena_of(call), struct order);
    for (size_t i = 0; i < heads->count; i++) {
        if (!has_deadlines(call, &heads->at[i]))
            continue;
        enum err err =
            order_read_listed(call->ctx, &call->app->policies, &call->viewer, &heads->at[i], order);
        if (err)
            return err;
        put_deadlines(call, order, count);
    }
    return OK;
}

enum err calendar_show(struct call *call)
{
    int count = 0;
    struct person owner;
    struct order_heads bought = {0}, sold = {0};
    struct buf *out = &call->exchange->reply.body;
    enum err known = calendar_link_whose(call->ctx, call->parameters[0], &owner);
    if (known && known != ERR_NOT_FOUND)
        return known;
    if (!known)
        read_as(call, &owner);
    struct failure why = call->ctx->failure;
    enum err err = call_look_limit(call, LIMIT_CALENDAR);
    if (!err && known)
        call->ctx->failure = why;
    if (err || known)
        return err ? err : known;
    err = order_list_own(call->ctx, &call->viewer, &bought);
    if (!err)
        err = order_list_sold(call->ctx, &call->viewer, &sold);
    if (err)
        return err;
    buf_clear(out);
    calendar_begin(out, "Deadlines");
    calendar_followed(out, call_say(call, "Deadlines of my orders"), READ_AGAIN_HOURS);
    err = put_orders(call, &bought, &count);
    if (!err)
        err = put_orders(call, &sold, &count);
    return err ? err : send_calendar(call, count);
}

/* ---- the link ---- */

static enum err show_link(struct call *call, const struct token *secret)
{
    struct instant made;
    struct calendar_page page = {.layout = narrow_layout_of(call, STR(N_("Deadlines in your calendar")))};
    enum err err = calendar_link_read(call->ctx, call->viewer.person_id, &made);
    if (err)
        return err;
    page.layout.notice = said(call);
    if (made.ms)
        page.since =
            call_fill(call, "There is a link since {date}.", PLACES(PLACE("date", date_text(call, made))));
    if (secret) {
        struct str base = base_url(call), path = base;
        (void)str_cut(&path, ':');
        page.fresh = arena_printf(arena_of(call), "%.*s/calendars/%s", STR_ARG(base), secret->text);
        page.opens = url_printf(call, "webcal:%.*s/calendars/%s", STR_ARG(path), secret->text);
    }
    struct html h = html_of(call);
    page_calendar(&h, &page);
    return send_page(call, 200);
}

enum err calendar_link_show(struct call *call)
{
    return show_link(call, NULL);
}

enum err calendar_link_post(struct call *call)
{
    struct token secret;
    enum err err = calendar_link_make(call->ctx, call->viewer.person_id, &secret);
    return err ? err : show_link(call, &secret);
}

enum err calendar_link_revoke_post(struct call *call)
{
    enum err err = calendar_link_end(call->ctx, call->viewer.person_id);
    if (!err)
        call_redirect(call, 303, STR("/account/calendar?said=link-revoked"));
    return err;
}
