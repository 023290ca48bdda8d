/* My orders: bought, sold, and the way to the marketplaces where one works. */
#include "web/order/list.h"
#include "pages.h"
#include "web/order/handlers.h"

#include "core/order/deadlines.h"
#include "service/order/list.h"
#include "service/order/market.h"
#include "service/order/seen.h"
#include "web/order/role.h"
#include "web/order/show.h"

static const int64_t day_ms = INT64_C(24) * 3600 * 1000;

/* An order on its way into a section. */
struct placed {
    struct order_item item;
    enum order_begin place;
    struct instant when; /* the first comes first */
};

/* The end of protection is far for long: it needs somebody when the first reminder is due. */
static bool presses(const struct order *order, const struct order_due *due, struct instant now)
{
    struct span left = instant_since(due->at, now), first = SPAN_MS(7 * day_ms);
    if (due->deadline != DEADLINE_PROTECTION && due->deadline != DEADLINE_GRACE)
        return true;
    for (int32_t i = 0; i < order->policy->reminder_count; i++)
        if (duration_longest(order->policy->reminders[i]).ms > first.ms)
            first = duration_longest(order->policy->reminders[i]);
    return left.ms <= first.ms;
}

static void place_it(struct call *call, const struct order *order, struct placed *placed)
{
    struct order_due all[DEADLINE_COUNT], own;
    struct order_state room;
    const struct order_state *state = order_seen(order, call->ctx->now, &room);
    bool mine = order_turn_next(order->policy, state, order_viewer(order), &own);
    bool any = order_deadlines(order->policy, state, all) > 0;
    struct order_due shown = mine ? own : any ? all[0] : (struct order_due){.at = CLOCK_NEVER};
    placed->when = shown.at;
    placed->place = order_is_over(state)                           ? PLACE_OVER
                    : mine && presses(order, &own, call->ctx->now) ? PLACE_NEEDS
                                                                   : PLACE_RUNNING;
    if (placed->place == PLACE_OVER)
        placed->when.ms = -order->head.id; /* the newest first */
    else if (mine || any) {
        placed->item.due = until_view_of(call, shown.at);
        placed->item.what = deadline_words_for(call, order, shown.deadline);
    }
}

/* The sides that the viewer is not. */
static enum err others_of(struct call *call, const struct order *order, struct order_item *item)
{
    enum party viewer = order_viewer(order);
    if (viewer != PARTY_SELLER)
        item->seller = order->head.seller;
    return viewer == PARTY_BUYER ? OK : order_buyer(call->ctx, &order->head, &item->buyer);
}

static enum err placed_of(struct call *call, const struct order *order, struct placed *placed)
{
    static const struct str more[2] = FORMS_("{title}, and {n} more", "{title}, and {n} more");
    struct order_item *item = &placed->item;
    *placed = (struct placed){0};
    *item = (struct order_item){
        .url = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, order->head.ref))),
        .title = order->lines.at[0].title,
        .marketplace = say(call->language, order->head.marketplace),
        .number = order->head.number,
    };
    if (order->lines.count > 1)
        item->title = arena_say_n(arena_of(call), call->language, more, (int64_t)order->lines.count - 1,
                                  PLACES(PLACE("title", item->title)));
    item->status = status_words_for(call, order, &item->status_class);
    place_it(call, order, placed);
    enum err err = refund_status_of(call, order, &item->status, &item->status_class);
    return err ? err : others_of(call, order, item);
}

/* Its rules are not here: nothing can be computed, and nothing is done to it until they are. */
static struct placed waiting_of(struct call *call, const struct order_head *head)
{
    return (struct placed){
        .place = PLACE_RUNNING,
        .when = CLOCK_NEVER,
        .item = {.url = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, head->ref))),
                 .title = head->number.len ? head->number : head->ref,
                 .marketplace = say(call->language, head->marketplace),
                 .status = call_say(call, "Waits: its rules are not on this server"),
                 .status_class = STR("bad")},
    };
}

static bool has_rules(const struct call *call, const struct order_head *head)
{
    return policy_set_find(&call->app->policies, head->policy, head->policy_version, head->policy_hash);
}

/* Earlier deadlines first; what stood first stays first among equals. */
static void insert(struct placed *placed, size_t count, const struct placed *new)
{
    size_t at = count;
    for (; at > 0 && instant_before(new->when, placed[at - 1].when); at--)
        placed[at] = placed[at - 1];
    placed[at] = *new;
}

static void fill_sections(struct call *call, const struct placed *placed, size_t count,
                          const size_t most[static PLACE_COUNT], struct order_sections *sections)
{
    static const struct {
        struct str heading, id;
    } rows[PLACE_COUNT] = {
        [PLACE_NEEDS] = {STR_INIT(N_("Needs you")), STR_INIT("needs")},
        [PLACE_RUNNING] = {STR_INIT(N_("Running")), STR_INIT("running")},
        [PLACE_OVER] = {STR_INIT(N_("Over")), STR_INIT("over")},
    };
    sections->count = count;
    for (enum order_begin place = PLACE_NEEDS; place < PLACE_COUNT; place++) {
        struct order_section *section = &sections->at[place];
        *section = (struct order_section){say(call->language, rows[place].heading), rows[place].id,
                                          ARENA_ARRAY(arena_of(call), struct order_item, count + 1), 0, 0};
        for (size_t i = 0; i < count; i++)
            if (placed[i].place == place)
                section->items[section->count++] = placed[i].item;
        section->shown = most[place] && most[place] < section->count ? most[place] : section->count;
    }
}

enum err order_sections_of(struct call *call, const struct order_heads *heads, struct order_choice choice,
                           struct order_sections *sections)
{
    size_t count = 0;
    struct placed *placed = ARENA_ARRAY(arena_of(call), struct placed, heads->count + 1);
    for (size_t i = 0; i < heads->count; i++) {
        struct placed one;
        struct order *order = ARENA_NEW(arena_of(call), struct order);
        if (!has_rules(call, &heads->at[i])) {
            one = waiting_of(call, &heads->at[i]);
            insert(placed, count++, &one);
            continue;
        }
        enum err err =
            order_read_listed(call->ctx, &call->app->policies, &call->viewer, &heads->at[i], order);
        if (err == ERR_NOT_FOUND || (!err && choice.shows && !choice.shows(order)))
            continue;
        if (!err)
            err = placed_of(call, order, &one);
        if (err)
            return err;
        insert(placed, count++, &one);
    }
    fill_sections(call, placed, count, choice.most, sections);
    return OK;
}

/* Bought, sold where that makes sense, and the marketplaces where the viewer works. */
static enum err add_tabs(struct call *call, struct orders_page *page)
{
    struct markets markets;
    struct order_heads sold;
    enum err err = market_list_own(call->ctx, &call->viewer, &markets);
    if (!err)
        err = order_list_sold(call->ctx, &call->viewer, &sold);
    if (err)
        return err;
    bool sells = sold.count > 0 || markets.count > 0 || page->sold;
    page->tabs = ARENA_ARRAY(arena_of(call), struct tab, markets.count + 2);
    page->tabs[page->tab_count++] =
        (struct tab){call_say(call, "Bought"), url_own(STR("/orders")), !page->sold};
    if (sells)
        page->tabs[page->tab_count++] =
            (struct tab){call_say(call, "Sold"), url_own(STR("/orders?side=sold")), page->sold};
    for (size_t i = 0; i < markets.count; i++)
        page->tabs[page->tab_count++] = (struct tab){
            markets.at[i].name, url_printf(call, "/markets/%.*s", STR_ARG(encoded(call, markets.at[i].slug))),
            false, true};
    if (page->tab_count == 1)
        page->tab_count = 0;
    return OK;
}

/* "0.1480000000000.17": over or not, when it is due, which. */
static enum err read_place(struct call *call, struct order_place *after)
{
    int64_t over = 0;
    struct str text = form_get(&call->query, STR("behind"));
    struct str first = str_cut(&text, '.'), due = str_cut(&text, '.');
    *after = (struct order_place){0};
    if (!form_has(&call->query, STR("behind")))
        return OK;
    if (!str_to_int(first, &over) || !str_to_int(due, &after->due_ms) || !str_to_int(text, &after->id) ||
        after->id < 1)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "Take the address of the next page as it came.");
    after->over = over != 0;
    return OK;
}

static struct url next_of(struct call *call, const struct order_own_page *list)
{
    const struct order_place *next = &list->next;
    if (!next->id)
        return (struct url){STR_NONE};
    return url_printf(call, "/orders?%sbehind=%d.%lld.%lld", list->sold ? "side=sold&" : "", next->over,
                      (long long)next->due_ms, (long long)next->id);
}

enum err orders_show(struct call *call)
{
    struct order_own_page list = {.sold = str_eq(form_get(&call->query, STR("side")), STR("sold"))};
    struct orders_page page = {.layout = layout_of(call, STR(N_("My orders"))), .sold = list.sold};
    enum err err = read_place(call, &list.after);
    if (!err)
        err = order_list_by_due(call->ctx, &call->viewer, &list);
    if (!err)
        err = order_sections_of(call, &list.heads, (struct order_choice){0}, &page.orders);
    if (!err)
        err = add_tabs(call, &page);
    if (err)
        return err;
    page.next = next_of(call, &list);
    page.later = list.after.id != 0;
    page.orders.part = page.later || list.next.id;
    page.layout.notice = said(call);
    page.csv = url_own(page.sold ? STR("/orders.csv?side=sold") : STR("/orders.csv"));
    struct html h = html_of(call);
    page_orders(&h, &page);
    return send_page(call, 200);
}
