/* A pasted mail or order page: at most six facts to look at and mend, and the questions that no text answers. */
#include "web/advice/handlers.h"
#include "web/advice/view.h"

#include "base/check.h"
#include "pages.h"
#include "text/advice/input.h"
#include "text/clock/when.h"
#include "web/kit/show.h"
#include "web/order/paste.h"

static bool is_found(const struct advice_facts_page *page, struct str field)
{
    for (size_t i = 0; i < page->fact_count; i++)
        if (str_eq(page->facts[i].name, field))
            return true;
    return false;
}

static void fill_questions(struct call *call, struct advice_facts_page *page)
{
    if (!is_found(page, STR("marketplace")))
        page->marketplace = advice_choices(call, STR("marketplace"), STR_NONE);
    if (!is_found(page, STR("paid")))
        page->paid = advice_choices(call, STR("paid"), STR_NONE);
    if (!is_found(page, STR("ordered")))
        page->ordered =
            (struct advice_date_view){.name = STR("ordered"), .label = STR(N_("When did you order?"))};
    page->problem = advice_choices(call, STR("problem"), STR("not-received"));
}

/* What only an order has goes along to the order, and is not asked about here. */
static bool counts_for_advice(struct str field)
{
    return !str_eq(field, STR("price")) && !str_eq(field, STR("currency")) &&
           !str_eq(field, STR("order_number"));
}

/* What a clock showed is an instant in the field: below it stands when that is, for whoever reads. */
static struct str said_of(struct call *call, const struct advice_fact *fact)
{
    struct instant at;
    bool timed =
        str_eq(fact->field, STR("protection_ends")) && str_find_char(fact->value, 'T') < fact->value.len;
    return timed && advice_read_now(fact->value, &at) ? when_long(arena_of(call), call_reading(call), at)
                                                      : STR_NONE;
}

enum err advice_paste(struct call *call)
{
    struct advice_fact facts[ADVICE_FACTS_MAX] = {0};
    struct advice_facts_page *page = ARENA_NEW(arena_of(call), struct advice_facts_page);
    struct advice_sources sources = {call->app->policies.at, call->app->policies.count, call->app->tracking};
    struct field text = field_of(call, STR("text"));
    size_t count = 0;
    enum err err = call_look_limit(call, LIMIT_SEARCH); /* a long text takes a while */
    if (err)
        return err;
    page->layout = narrow_layout_of(call, STR(N_("What should I do?")));
    if (!call->has_errors)
        count = advice_find_facts(arena_of(call), &sources, text.value, call->ctx->now, facts);
    for (size_t i = 0; i < count && page->fact_count < ADVICE_FACTS_SHOWN; i++)
        if (counts_for_advice(facts[i].field))
            page->facts[page->fact_count++] = (struct advice_date_view){.name = facts[i].field,
                                                                        .label = facts[i].label,
                                                                        .hint = said_of(call, &facts[i]),
                                                                        .type = STR("text"),
                                                                        .field = {facts[i].value, STR_NONE}};
    fill_questions(call, page);
    page->watch = order_facts_url(call, facts, count);
    struct html h = html_of(call);
    page_advice_facts(&h, page);
    return send_page(call, call->has_errors ? 422 : 200);
}
