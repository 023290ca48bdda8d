/* The deadlines of an order as a calendar: the same that its page shows. */
#include "text/clock/calendar.h"
#include "base/check.h"
#include "web/kit/show.h"
#include "web/order/handlers.h"
#include "web/order/role.h"
#include "web/order/show.h"

static void put_deadline(struct call *call, const struct order *order, const struct order_due *due,
                         struct buf *out)
{
    struct arena *arena = arena_of(call);
    struct calendar_entry entry = {
        .uid = arena_printf(arena, "%.*s-%.*s@recourse", STR_ARG(order->head.ref),
                            STR_ARG(names_at(&deadline_names, (int)due->deadline))),
        .what = call_fill(call, "{order}: {what}",
                          PLACES(PLACE("order", order->lines.at[0].title),
                                 PLACE("what", deadline_words_for(call, order, due->deadline)))),
        .outcome = outcome_words(call, due),
        .at = due->at,
    };
    calendar_put(out, &entry, call->ctx->now);
}

enum err order_calendar_show(struct call *call)
{
    struct order *order = ARENA_NEW(arena_of(call), struct order);
    struct reply *reply = &call->exchange->reply;
    struct order_due due[DEADLINE_COUNT];
    enum err err = order_read(call->ctx, &call->app->policies, &call->viewer, call->parameters[0], order);
    if (err)
        return err;
    int count = order_deadlines(order->policy, &order->state, due);
    buf_clear(&reply->body);
    calendar_begin(&reply->body, "Order");
    for (int i = 0; i < count; i++)
        put_deadline(call, order, &due[i], &reply->body);
    calendar_end(&reply->body);
    check(!reply->body.overflow);
    reply->status = 200;
    reply->type = STR("text/calendar; charset=utf-8");
    reply_header(reply, STR("Content-Disposition"), STR("attachment; filename=\"deadlines.ics\""));
    call->answered = true;
    return OK;
}
