/* A marketplace as its staff watches it: what needs them first, filters, a search. */
#include "base/check.h"
#include "core/order/rows.h"
#include "pages.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "web/order/list.h"
#include "web/order/show.h"
#include "web/staff/handlers.h"

static bool in_dispute(const struct order *order)
{
    return !(NO_DISPUTE & IN(order->state.dispute));
}

static bool at_commission(const struct order *order)
{
    enum dispute dispute = order->state.dispute;
    return dispute >= DISPUTE_EVIDENCE && dispute <= DISPUTE_DECIDED;
}

static bool to_be_sent(const struct order *order)
{
    return order->state.shipment <= SHIPMENT_TO_SHIP;
}

static bool on_its_way(const struct order *order)
{
    return order->state.shipment == SHIPMENT_ON_ITS_WAY && !in_dispute(order);
}

static bool is_open(const struct order *order)
{
    return !order_is_over(&order->state);
}

static bool is_over(const struct order *order)
{
    return order_is_over(&order->state);
}

static const struct filter {
    struct str name, label;
    bool (*shows)(const struct order *order);
} filters[] = {
    {STR_INIT("open"), STR_INIT(N_("All that run")), is_open},
    {STR_INIT("dispute"), STR_INIT(N_("In dispute")), in_dispute},
    {STR_INIT("commission"), STR_INIT(N_("At the commission")), at_commission},
    {STR_INIT("unsent"), STR_INIT(N_("Not sent yet")), to_be_sent},
    {STR_INIT("way"), STR_INIT(N_("On their way")), on_its_way},
    {STR_INIT("over"), STR_INIT(N_("Over")), is_over},
};

static const struct filter *filter_of(struct call *call)
{
    struct str wanted = form_get(&call->query, STR("show"));
    for (size_t i = 0; i < COUNT_OF(filters); i++)
        if (str_eq(filters[i].name, wanted))
            return &filters[i];
    return &filters[0];
}

static struct select_view filter_select(struct call *call, const struct filter *chosen)
{
    struct select_view view = {.name = STR("show"), .label = STR(N_("Which")), .count = COUNT_OF(filters)};
    view.choices = ARENA_ARRAY(&call->exchange->arena, struct choice_view, view.count);
    for (size_t i = 0; i < view.count; i++)
        view.choices[i] = (struct choice_view){filters[i].name, say(call->language, filters[i].label),
                                               &filters[i] == chosen};
    return view;
}

enum err market_show(struct call *call)
{
    struct market market;
    struct order_heads heads;
    enum market_duty duty;
    const struct filter *filter = filter_of(call);
    struct order_market_search search = {str_char_prefix(str_trim(form_get(&call->query, STR("q"))), 100),
                                         filter->shows == is_over};
    struct market_page page = {.words = search.words, .searched = search.words.len > 0};
    enum err err = market_enter(call->ctx, &call->viewer, call->parameters[0], &market, &duty);
    if (err)
        return err;
    struct str slug = encoded(call, market.slug);
    if (duty == DUTY_SELLER) {
        call_redirect(call, 303, STR("/orders?side=sold"));
        return OK;
    }
    err = order_find(call->ctx, &call->viewer, &market, &search, &heads);
    if (!err)
        err = order_sections_of(call, &heads, (struct order_choice){page.searched ? NULL : filter->shows},
                                &page.orders);
    struct effects failed;
    if (!err)
        err = effect_list_failed(call->ctx, &call->viewer, market.id, &failed);
    if (err)
        return err;
    page.failed = failed.count;
    page.hooks = url_printf(call, "/markets/%.*s/webhooks", STR_ARG(slug));
    page.payments = url_printf(call, "/markets/%.*s/payments", STR_ARG(slug));
    page.payouts = url_printf(call, "/markets/%.*s/payouts", STR_ARG(slug));
    page.layout = wide_layout_of(call, market.name);
    page.layout.notice = said(call);
    page.name = market.name;
    page.show = filter_select(call, filter);
    page.action = url_printf(call, "/markets/%.*s", STR_ARG(slug));
    page.enter = url_printf(call, "/markets/%.*s/orders/new", STR_ARG(slug));
    page.cut = heads.count == ORDERS_MAX;
    struct html h = html_of(call);
    page_market(&h, &page);
    return send_page(call, 200);
}
