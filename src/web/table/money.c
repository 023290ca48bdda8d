/* Orders, and the payments that they ask for, as tables. */
#include "base/check.h"
#include "service/order/effect.h"
#include "service/order/list.h"
#include "web/kit/effects_at.h"
#include "web/kit/show.h"
#include "web/table/handlers.h"
#include "web/table/table.h"

/* ---- the viewer's orders ---- */

static void put_order(struct call *call, struct table *table, const struct order_head *head)
{
    struct csv *csv = &table->csv;
    csv_put_str(csv, head->ref);
    csv_put_str(csv, head->marketplace);
    csv_put_str(csv, head->number);
    csv_put_str(csv, head->seller);
    csv_put_str(csv, head->country);
    csv_put_str(csv, head->tracking);
    csv_put_str(csv, head->currency);
    table_put_time(call, table, head->ordered_at);
    table_put_time(call, table, head->promised_at);
    table_put_time(call, table, head->told_due_at);
    csv_put_str(csv, head->over ? STR("yes") : STR("no"));
    table_end_row(table);
}

enum err orders_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("order"),    STR_INIT("marketplace"), STR_INIT("number"),
                                       STR_INIT("seller"),   STR_INIT("country"),     STR_INIT("tracking"),
                                       STR_INIT("currency"), STR_INIT("ordered"),     STR_INIT("promised"),
                                       STR_INIT("due"),      STR_INIT("over")};
    struct table table;
    bool sold = str_eq(form_get(&call->query, STR("side")), STR("sold"));
    struct order_list_page page = {.side = sold ? SIDE_SELLER : SIDE_BUYER, .over = OVER_OR_NOT};
    if (!str_to_int(form_get(&call->query, STR("before")), &page.before) || page.before < 1)
        page.before = 0;
    table_begin(call, &table, names, COUNT_OF(names));
    do {
        enum err err = order_list_page(call->ctx, &call->viewer, &page);
        if (err)
            return err;
        for (size_t i = 0; i < page.heads.count; i++)
            put_order(call, &table, &page.heads.at[i]);
        page.before = page.next;
    } while (page.next && table_takes(&table));
    struct str next = STR_NONE;
    if (page.next)
        next = arena_printf(arena_of(call), "%sbefore=%lld", sold ? "side=sold&" : "", (long long)page.next);
    return table_send(call, &table, "orders", next);
}

/* ---- payments that want somebody's eye ---- */

static void put_effect(struct call *call, struct table *table, const struct effect *effect)
{
    struct csv *csv = &table->csv;
    csv_put_str(csv, effect->key);
    csv_put_str(csv, effect->ref);
    csv_put_str(csv, effect->kind);
    csv_put_str(csv, names_at(&effect_state_names, (int)effect->state));
    table_put_amount(table, effect->amount_minor, effect->currency);
    csv_put_str(csv, effect->currency);
    table_put_time(call, table, effect->made_at);
    table_put_time(call, table, effect_due(&call->app->policies, effect));
    csv_put_str(csv, effect->said);
    table_end_row(table);
}

/* The one list behind the end of the other. */
static bool goes_on(struct effect_page *page)
{
    bool over = !page->next.key.len;
    if (over && page->list == EFFECTS_OVERDUE)
        return false;
    if (over)
        page->list = EFFECTS_OVERDUE;
    page->after = page->next;
    return true;
}

enum err payments_csv(struct call *call)
{
    static const struct str names[] = {STR_INIT("key"),     STR_INIT("order"),  STR_INIT("kind"),
                                       STR_INIT("state"),   STR_INIT("amount"), STR_INIT("currency"),
                                       STR_INIT("ordered"), STR_INIT("due"),    STR_INIT("said")};
    struct table table;
    struct market market;
    struct effect_page page = {.list = EFFECTS_FAILED, .most = EFFECT_PAGE};
    enum err err = order_market_of_staff(call->ctx, &call->viewer, call->parameters[0], &market);
    if (!err)
        err = effects_at(call, &page);
    if (err)
        return err;
    page.market_id = market.id;
    table_begin(call, &table, names, COUNT_OF(names));
    bool more = true;
    while (!err && more && table_takes(&table)) {
        err = effect_list_page(call->ctx, &call->app->policies, &call->viewer, &page);
        for (size_t i = 0; !err && i < page.effects.count; i++)
            put_effect(call, &table, &page.effects.at[i]);
        more = !err && goes_on(&page);
    }
    return err ? err
               : table_send(call, &table, "payments",
                            more ? effects_behind(call, page.list, page.after) : STR_NONE);
}
