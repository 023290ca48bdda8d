/* Money of a marketplace that was ordered and does not move: for its staff, who may let it be tried again. */
#include "core/value/money.h"
#include "pages.h"
#include "service/order/market.h"
#include "web/kit/effects_at.h"
#include "web/order/handlers.h"
#include "web/order/show.h"

enum { PAYMENTS_PAGE = 50 };

static struct payment_line line_of(struct call *call, const struct effect *effect)
{
    struct currency currency = {0};
    struct payment_line line = {
        .order = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, effect->ref))),
        .key = effect->key,
        .state = refund_words(call, effect),
        .said = effect->said,
        .made = time_view_of(call, effect->made_at),
    };
    if (effect->next_try_at.ms) /* not of what was given up */
        line.again = time_view_of(call, effect->next_try_at);
    if (currency_from(effect->currency, &currency))
        line.what = effect_words(call, effect, currency);
    return line;
}

static enum err enter(struct call *call, struct market *market)
{
    enum market_duty duty;
    return market_enter(call->ctx, &call->viewer, call->parameters[0], market, &duty);
}

/* What failed, then what is overdue, as one list: the address of a page says in which it goes on. */
struct both_lists {
    struct effect_page page;
    struct payment_line *lines;
    size_t count, failed;
};

static enum err read_list(struct call *call, struct both_lists *both)
{
    enum err err = effect_list_page(call->ctx, &call->app->policies, &call->viewer, &both->page);
    for (size_t i = 0; !err && i < both->page.effects.count; i++) {
        const struct effect *effect = &both->page.effects.at[i];
        struct payment_line *line = &both->lines[both->count++];
        *line = line_of(call, effect);
        if (effect_may_be_retried(effect))
            line->pick = arena_printf(arena_of(call), "pick%zu", ++both->failed);
    }
    return err;
}

static enum err read_lists(struct call *call, struct both_lists *both)
{
    struct effect_page *page = &both->page;
    page->most = PAYMENTS_PAGE;
    both->lines = ARENA_ARRAY(arena_of(call), struct payment_line, 2 * PAYMENTS_PAGE);
    enum err err = effects_at(call, page);
    if (!err)
        err = read_list(call, both);
    if (err || page->list == EFFECTS_OVERDUE || page->next.key.len)
        return err;
    page->list = EFFECTS_OVERDUE;
    page->after = (struct effect_place){0};
    return read_list(call, both);
}

/* This page: to it one comes back. */
static struct url here_of(struct call *call, struct str slug, const char *said)
{
    struct effect_page from = {.list = EFFECTS_FAILED};
    enum err err = effects_at(call, &from);
    if (err || !from.after.key.len)
        return url_printf(call, "/markets/%.*s/payments%s%s", STR_ARG(slug), *said ? "?" : "", said);
    return url_printf(call, "/markets/%.*s/payments?%.*s%s%s", STR_ARG(slug),
                      STR_ARG(effects_behind(call, from.list, from.after)), *said ? "&" : "", said);
}

static struct url next_of(struct call *call, struct str slug, const struct effect_page *page)
{
    if (!page->next.key.len)
        return (struct url){STR_NONE};
    return url_printf(call, "/markets/%.*s/payments?%.*s", STR_ARG(slug),
                      STR_ARG(effects_behind(call, page->list, page->next)));
}

static enum err payments_show_again(struct call *call, int status)
{
    struct market market;
    struct both_lists both = {.count = 0};
    bool rights[STAFF_RIGHT_COUNT];
    enum err err = enter(call, &market);
    if (!err)
        err = market_may(call->ctx, &call->viewer, market.id, rights);
    both.page.market_id = market.id;
    if (!err)
        err = read_lists(call, &both);
    if (err)
        return err;
    struct str slug = encoded(call, market.slug);
    if (!both.count && form_get(&call->query, STR("behind")).len) {
        /* What stood here moves again: what is left stands before it. */
        call_redirect(call, 303, url_printf(call, "/markets/%.*s/payments", STR_ARG(slug)).text);
        return OK;
    }
    struct payments_page page = {.layout = layout_of(call, STR(N_("Payments that failed or are overdue"))),
                                 .market = market.name,
                                 .back = url_printf(call, "/markets/%.*s", STR_ARG(slug)),
                                 .action = here_of(call, slug, ""),
                                 .csv = url_printf(call, "/markets/%.*s/payments.csv", STR_ARG(slug)),
                                 .lines = both.lines,
                                 .count = both.count,
                                 .failed = both.failed,
                                 .next = next_of(call, slug, &both.page),
                                 .moves_money = rights[RIGHT_MONEY]};
    page.layout.notice = said(call);
    if (is_sent_back(call))
        page.problem = problem_of(call);
    struct html h = html_of(call);
    page_payments(&h, &page);
    return send_page(call, status);
}

enum err payments_show(struct call *call)
{
    return payments_show_again(call, 200);
}

enum err payments_post(struct call *call)
{
    struct market market;
    struct str keys[PAYMENTS_PAGE], key = call_value(call, STR("key"));
    size_t count = 0;
    enum err err = enter(call, &market);
    for (size_t i = 0; i < PAYMENTS_PAGE; i++) {
        struct str picked = form_get(&call->form, arena_printf(arena_of(call), "pick%zu", i + 1));
        if (picked.len)
            keys[count++] = picked;
    }
    if (!err && !key.len && !count)
        err = fail_field(&call->ctx->failure, ERR_INPUT, "key", "Enter a payment.");
    if (!err)
        err = key.len ? effect_retry(call->ctx, &call->viewer, key)
                      : effect_retry_all(call->ctx, &call->viewer, keys, count);
    if (!err)
        call_redirect(call, 303, here_of(call, encoded(call, market.slug), "said=again").text);
    return form_again(call, err, payments_show_again);
}
