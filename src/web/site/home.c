/* The first page. */
#include "core/order/deadlines.h"
#include "pages.h"
#include "service/desk/find.h"
#include "service/order/order.h"
#include "web/kit/show.h"
#include "web/order/list.h"
#include "web/site/handlers.h"
#include "web/site/home_view.h"

enum { HELPED_SHOWN = 5, RECENT_SHOWN = 5 };

/* On a phone five orders are a screen and a half; what is urgent stands first. */
enum { NEEDING_SHOWN = 5, RUNNING_SHOWN = 3 };

/* What is searched for has its own words in every language. */
static void add_cases(struct call *call, struct home_page *page)
{
    static const struct {
        struct str label, words;
    } rows[HOME_CASES] = {
        {STR_INIT(N_("It has not come")), STR_INIT(N_("parcel OR package not arrived"))},
        {STR_INIT(N_("It is wrong or broken")), STR_INIT(N_("wrong OR broken OR damaged"))},
        {STR_INIT(N_("The seller does not answer")), STR_INIT(N_("seller silent OR answer"))},
        {STR_INIT(N_("The protection ends soon")), STR_INIT(N_("protection ends OR extension"))},
    };
    for (size_t i = 0; i < HOME_CASES; i++)
        page->cases[i] =
            (struct link_view){.label = say(call->language, rows[i].label),
                               .url = url_printf(call, "/search?q=%.*s",
                                                 STR_ARG(encoded(call, say(call->language, rows[i].words))))};
}

/* Keeps those with an accepted answer, or only the first few. */
static void shorten(struct question_lines *lines, bool accepted, size_t most)
{
    size_t kept = 0;
    for (size_t i = 0; i < lines->count && kept < most; i++)
        if (!accepted || lines->at[i].selected_answer_id)
            lines->at[kept++] = lines->at[i];
    lines->count = kept;
}

static const struct list_wanted most_helped = {.sort = SORT_VOTES}, newest = {.sort = SORT_RECENT};

static enum err add_questions(struct call *call, struct home_page *page)
{
    struct list helped, recent;
    enum err err = find_list(call->ctx, &most_helped, &helped);
    if (err)
        return err;
    shorten(&helped.lines, true, HELPED_SHOWN);
    page->helped = question_items_of(call, &helped.lines);
    if (page->guest && page->helped.count)
        return OK;
    err = find_list(call->ctx, &newest, &recent);
    if (err)
        return err;
    shorten(&recent.lines, false, RECENT_SHOWN);
    page->recent = question_items_of(call, &recent.lines);
    return OK;
}

/* What nobody has paid may be no more than what its seller says: it stands among the orders, and not here. */
static bool runs(const struct order *order)
{
    return !order_is_over(&order->state) && !order_is_unpaid(&order->state);
}

static enum err add_orders(struct call *call, struct home_page *page)
{
    const struct order_choice choice = {
        .shows = runs, .most = {[PLACE_NEEDS] = NEEDING_SHOWN, [PLACE_RUNNING] = RUNNING_SHOWN}};
    struct order_heads heads;
    enum err err = order_list_own(call->ctx, &call->viewer, &heads);
    if (!err)
        err = order_sections_of(call, &heads, choice, &page->orders);
    page->has_orders = !err && page->orders.count > 0;
    return err;
}

enum err home_show(struct call *call)
{
    struct home_page page = {.layout = wide_layout_of(call, STR(N_("Help with your order"))),
                             .guest = call->viewer.person_id == 0};
    page.layout.canonical = url_printf(call, "%.*s/", STR_ARG(base_url(call)));
    page.layout.feed = url_own(STR("/feeds/questions"));
    add_cases(call, &page);
    find_list_ahead(call->ctx, &most_helped);
    if (!page.guest)
        find_list_ahead(call->ctx, &newest);
    enum err err = page.guest ? OK : add_orders(call, &page);
    if (!err)
        err = add_questions(call, &page);
    if (err)
        return err;
    struct html h = html_of(call);
    page_home(&h, &page);
    return send_page(call, 200);
}
