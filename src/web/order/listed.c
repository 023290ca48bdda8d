/* A whole list of orders, copied from AliExpress, becomes orders to watch: looked at first, then all of them or none. */
#include "service/order/listed_orders.h"

#include "http/door/writer.h"
#include "pages.h"
#include "text/kit/html.h"
#include "web/order/handlers.h"
#include "web/order/listed_view.h"
#include "web/order/show.h"

static bool takes(const struct call *call)
{
    return str_eq(call_value(call, STR("turn")), STR("take"));
}

void listed_found_fill(struct call *call, const struct listed_orders *orders, struct listed_found *found)
{
    found->done = takes(call);
    found->found = count_text(call, orders->noted, "{n} order is new.", "{n} orders are new.");
    if (orders->known)
        found->says[found->says_count++] =
            count_text(call, orders->known, "{n} order is watched already and stays as it is.",
                       "{n} orders are watched already and stay as they are.");
    found->lines = ARENA_ARRAY(arena_of(call), struct listed_line, orders->count + 1);
    for (size_t i = 0; i < orders->count; i++) {
        const struct listed_order *order = &orders->at[i];
        struct listed_line *line = &found->lines[found->count++];
        *line = (struct listed_line){
            .title = order->title,
            .number = order->number,
            .amount = locale_amount(arena_of(call), call->language, order->amount, order->currency),
            .day = date_text(call, order->ordered),
            .iso = when_iso(arena_of(call), order->ordered)};
        if (found->done && order->ref.len)
            line->url = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, order->ref)));
    }
}

static enum err send(struct call *call, const struct listed_orders *orders, int status)
{
    struct listed_page page = {.layout = narrow_layout_of(call, STR(N_("A list of orders")))};
    if (call->route->method == METHOD_POST)
        page.text = field_of(call, STR("text"));
    if (orders)
        listed_found_fill(call, orders, &page.found);
    if (status >= 400)
        page.problem = problem_of(call);
    struct html h = html_of(call);
    page_listed(&h, &page);
    return send_page(call, status);
}

static enum err show(struct call *call, int status)
{
    return send(call, NULL, status);
}

enum err listed_show(struct call *call)
{
    return show(call, 200);
}

enum err listed_prepare(struct call *call)
{
    return call->has_errors ? show(call, 422) : OK;
}

enum err listed_post(struct call *call)
{
    struct advice_sources sources = {call->app->policies.at, call->app->policies.count, call->app->tracking};
    struct listed_orders orders = {.viewer = call->viewer,
                                   .network = network_of(call),
                                   .text = call_value(call, STR("text")),
                                   .policy = order_policy(&call->app->policies, STR("aliexpress")),
                                   .sources = &sources,
                                   .zone = call_zone(call)};
    if (!orders.policy)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "The rules of AliExpress are not here.");
    enum err err = listed_orders_take(call->ctx, &orders);
    if (err)
        return form_again(call, err, show);
    err = send(call, &orders, 200);
    call->looked = !takes(call);
    if (err || takes(call))
        return err;
    return fail(&call->ctx->failure, ERR_REFUSED, "Nothing is done yet."); /* so that it is undone */
}
