/* Money of a marketplace that was ordered and does not move: for its staff, who may let it be tried again. */
#include "core/value/money.h"
#include "pages.h"
#include "service/order/market.h"
#include "web/order/handlers.h"
#include "web/order/show.h"

static struct payment_line line_of(struct call *call, const struct effect *effect)
{
    struct currency currency = {0};
    struct payment_line line = {
        .order = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, effect->ref))),
        .key = effect->key,
        .state = refund_words(call, effect),
        .said = effect->said,
        .made = time_view_of(call, effect->made_at),
        .again = time_view_of(call, effect->next_try_at),
    };
    if (currency_from(effect->currency, &currency))
        line.what = effect_words(call, effect, currency);
    return line;
}

static enum err enter(struct call *call, struct market *market)
{
    enum market_duty duty;
    return market_enter(call->ctx, &call->viewer, call->parameters[0], market, &duty);
}

enum err payments_show(struct call *call)
{
    struct market market;
    struct effects effects, late;
    bool rights[STAFF_RIGHT_COUNT];
    enum err err = enter(call, &market);
    if (!err)
        err = market_may(call->ctx, &call->viewer, market.id, rights);
    if (!err)
        err = effect_list_failed(call->ctx, &call->viewer, market.id, &effects);
    if (!err)
        err = effect_list_overdue(call->ctx, &call->app->policies, &call->viewer, market.id, &late);
    if (err)
        return err;
    struct str slug = encoded(call, market.slug);
    struct payments_page page = {
        .layout = layout_of(call, STR(N_("Payments that failed or are overdue"))),
        .market = market.name,
        .back = url_printf(call, "/markets/%.*s", STR_ARG(slug)),
        .action = url_printf(call, "/markets/%.*s/payments", STR_ARG(slug)),
        .csv = url_printf(call, "/markets/%.*s/payments.csv", STR_ARG(slug)),
        .lines = ARENA_ARRAY(arena_of(call), struct payment_line, effects.count + late.count + 1)};
    for (size_t i = 0; i < effects.count; i++)
        page.lines[page.count++] = line_of(call, &effects.at[i]);
    for (size_t i = 0; i < late.count; i++)
        page.lines[page.count++] = line_of(call, &late.at[i]);
    page.moves_money = rights[RIGHT_MONEY];
    page.cut = effects.count == EFFECTS_MAX;
    page.layout.notice = said(call);
    struct html h = html_of(call);
    page_payments(&h, &page);
    return send_page(call, 200);
}

enum err payments_post(struct call *call)
{
    struct market market;
    enum err err = enter(call, &market);
    if (!err)
        err = effect_retry(call->ctx, &call->viewer, call_value(call, STR("key")));
    if (!err)
        call_redirect(call, 303,
                      url_printf(call, "/markets/%.*s/payments", STR_ARG(encoded(call, market.slug))).text);
    return err;
}
