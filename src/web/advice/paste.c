/* A pasted mail or order page: at most six facts to look at and mend, and the questions that no text answers. */
#include "web/advice/handlers.h"
#include "web/advice/view.h"

#include "base/check.h"
#include "pages.h"
#include "web/kit/show.h"

static bool is_found(const struct advice_facts_page *page, struct str field)
{
    for (size_t i = 0; i < page->fact_count; i++)
        if (str_eq(page->facts[i].name, field))
            return true;
    return false;
}

/* The form of an order to watch, with what was found; a plan's fields keep their names there, but for the marketplace. */
static struct url watch_url(struct call *call, const struct advice_fact *facts, size_t count)
{
    static const struct str same[] = {STR_INIT("ordered"), STR_INIT("shipped"), STR_INIT("promised"),
                                      STR_INIT("tracking"), STR_INIT("price")};
    struct arena *arena = &call->exchange->arena;
    struct buf buf;
    buf_init(&buf, 4096);
    buf_put(&buf, STR("/orders/new?"));
    for (size_t i = 0; i < count; i++) {
        bool ends = str_eq(facts[i].field, STR("protection_ends"));
        if (str_eq(facts[i].field, STR("marketplace")))
            form_put(&buf, STR("policy"), facts[i].value);
        if (ends) /* the order's form has days */
            form_put(&buf, facts[i].field, str_slice(facts[i].value, 0, sizeof "2026-11-26" - 1));
        for (size_t k = 0; k < COUNT_OF(same); k++)
            if (str_eq(facts[i].field, same[k]))
                form_put(&buf, same[k], facts[i].value);
    }
    struct str text = arena_copy(arena, buf_str(&buf));
    buf_free(&buf);
    return url_own(text);
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

enum err advice_paste(struct call *call)
{
    struct advice_fact facts[ADVICE_FACTS_MAX] = {0};
    struct advice_facts_page *page = ARENA_NEW(&call->exchange->arena, struct advice_facts_page);
    struct advice_sources sources = {call->app->policies.at, call->app->policies.count, call->app->tracking};
    struct field text = field_of(call, STR("text"));
    page->layout = narrow_layout_of(call, STR(N_("What should I do?")));
    if (!call->has_errors)
        page->fact_count =
            advice_find_facts(&call->exchange->arena, &sources, text.value, call->ctx->now, facts);
    for (size_t i = 0; i < page->fact_count; i++)
        page->facts[i] = (struct advice_date_view){.name = facts[i].field,
                                                   .label = facts[i].label,
                                                   .type = STR("text"),
                                                   .field = {facts[i].value, STR_NONE}};
    fill_questions(call, page);
    page->watch = watch_url(call, facts, page->fact_count);
    struct html h = html_of(call);
    page_advice_facts(&h, page);
    return send_page(call, call->has_errors ? 422 : 200);
}
