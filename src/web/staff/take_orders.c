/*
 * Orders of a marketplace from a shop's file, as `recourse import orders` takes them: all or none. A look does all of it
 * in a unit of work that is undone. The file is text and nothing is decoded: it is read as it is, not as a picture.
 */
#include "pages.h"
#include "service/order/csv_orders.h"
#include "service/order/market.h"
#include "web/staff/handlers.h"
#include "web/staff/take_view.h"

static enum err enter(struct call *call, struct market *market)
{
    enum market_duty duty;
    enum err err = market_enter(call->ctx, &call->viewer, call->parameters[0], market, &duty);
    if (!err)
        err = market_require(call->ctx, &call->viewer, market->id, RIGHT_SET_UP);
    if (!err && market->external)
        err = fail(&call->ctx->failure, ERR_REFUSED,
                   "This marketplace is not hosted here: its orders are noted by their buyers.");
    return err;
}

static void add_line(struct take_orders_page *page, int64_t count, struct str line)
{
    if (count)
        page->lines[page->line_count++] = line;
}

static void report(struct call *call, const struct csv_orders *orders, struct take_orders_page *page)
{
    add_line(page, 1, count_text(call, orders->orders, "{n} order", "{n} orders"));
    add_line(page, orders->lines, count_text(call, orders->lines, "{n} line of them", "{n} lines of them"));
    add_line(
        page, orders->buyers,
        count_text(call, orders->buyers, "{n} account made for a buyer", "{n} accounts made for buyers"));
    add_line(page, orders->known,
             count_text(call, orders->known, "{n} was here already and stays as it is",
                        "{n} were here already and stay as they are"));
    add_line(page, orders->ended,
             count_text(call, orders->ended, "{n} is cancelled or refunded and is left out",
                        "{n} are cancelled or refunded and are left out"));
    add_line(page, orders->empty,
             count_text(call, orders->empty, "{n} costs nothing and is left out",
                        "{n} cost nothing and are left out"));
}

static enum err send(struct call *call, const struct csv_orders *orders, int status)
{
    struct market market;
    enum err err = enter(call, &market);
    if (err)
        return err;
    struct str slug = encoded(call, market.slug);
    bool posted = call->route->method == METHOD_POST;
    struct take_orders_page page = {
        .layout = narrow_layout_of(call, STR(N_("Orders from a file"))),
        .market = market.name,
        .action = url_printf(call, "/markets/%.*s/orders/take", STR_ARG(slug)),
        .back = url_printf(call, "/markets/%.*s", STR_ARG(slug)),
        .most = TAKEN_ORDERS_MAX,
        .seller = input_view_of(call, STR("seller"), STR(N_("Seller"))),
        .make_buyers = posted && form_has(&call->form, STR("make_buyers")),
    };
    page.seller.hint = STR(N_("The name that the seller has here."));
    page.done = orders && str_eq(call_value(call, STR("turn")), STR("take"));
    page.looked = orders && !page.done;
    if (orders)
        report(call, orders, &page);
    if (status >= 400) {
        page.problem = problem_of(call);
        page.error = field_of(call, STR("table")).error;
    }
    struct html h = html_of(call);
    page_take_orders(&h, &page);
    return send_page(call, status);
}

static enum err show(struct call *call, int status)
{
    return send(call, NULL, status);
}

enum err take_orders_show(struct call *call)
{
    forget_errors(call);
    return show(call, 200);
}

enum err take_orders_prepare(struct call *call)
{
    struct market market;
    struct sent_file *file = ARENA_NEW(arena_of(call), struct sent_file);
    enum err err = enter(call, &market);
    if (err)
        return err;
    if (call->files.count == 1)
        *file = call->files.at[0];
    else
        call_error(call, STR("table"), call_say(call, "Choose one file."));
    call->files.count = 0; /* no picture: nobody decodes it */
    call->prepared = file;
    return call->has_errors ? show(call, 422) : OK;
}

enum err take_orders_post(struct call *call)
{
    struct market market;
    const struct sent_file *file = call->prepared;
    struct csv_orders orders = {.name = file->name.len ? file->name : call_say(call, "file"),
                                .text = file->bytes,
                                .market = call->parameters[0],
                                .viewer = call->viewer,
                                .seller = call_value(call, STR("seller")),
                                .make_buyers = form_has(&call->form, STR("make_buyers")),
                                .most = TAKEN_ORDERS_MAX};
    bool takes = str_eq(call_value(call, STR("turn")), STR("take"));
    enum err err = enter(call, &market);
    if (!err)
        err = csv_orders_take(call->ctx, &call->app->policies, &orders);
    if (err)
        return form_again(call, err, show);
    err = send(call, &orders, 200);
    call->looked = !takes;
    if (err || takes)
        return err;
    return fail(&call->ctx->failure, ERR_REFUSED, "Nothing is done yet."); /* so that it is undone */
}
