#include "web/advice/plan_card.h"

#include "text/advice/input.h"
#include "text/advice/plan_link.h"
#include "text/advice/speech.h"
#include "text/clock/when.h"
#include "web/kit/show.h"
#include "web/order/show.h"

/* Reads the address as its own page would; what that page would refuse, or a name that anybody could make up, is no plan. */
static bool read_plan(struct call *call, struct str query, struct advice_case *order)
{
    struct arena *arena = arena_of(call);
    struct advice_sources sources = {call->app->policies.at, call->app->policies.count, call->app->tracking};
    struct failure failure = {0};
    struct form sent, form;
    if (form_parse(arena, query, &sent, &failure) || form_has(&sent, STR("change")) ||
        form_get(&sent, STR("marketplace")).len == 0)
        return false;
    order->now = call->ctx->now;
    advice_join(arena, &sent, &form);
    return advice_read(arena, &sources, &form, order, &failure) == OK && !order->shop_unknown;
}

static struct str label_of(struct call *call, const struct advice_case *order)
{
    struct arena *arena = arena_of(call);
    struct str policy = say(call->language, str_from(order->policy->title));
    if (!order->ordered.ms)
        return call_fill(call, "A plan for {policy}", PLACES(PLACE("policy", policy)));
    return call_fill(call, "A plan for {policy}, ordered {date}",
                     PLACES(PLACE("policy", policy),
                            PLACE("date", when_short_date(arena, call->language, order->ordered))));
}

struct plan_card *plan_card_of(struct call *call, struct str text)
{
    struct arena *arena = arena_of(call);
    struct advice_case *order = ARENA_NEW(arena, struct advice_case);
    struct str query;
    if (!plan_link_find(text, base_url(call), &query) || !read_plan(call, query, order))
        return NULL;
    struct plan_card *card = ARENA_NEW(arena, struct plan_card);
    card->url = url_printf(call, "/advice?%.*s", STR_ARG(query));
    card->label = label_of(call, order);
    /*
     * What a page says to everybody may be kept and shown later, and a plan depends on the hour. There the card names
     * the plan, and its own page tells it; who is signed in gets a page made now.
     */
    if (call->viewer.person_id == 0)
        return card;
    struct advice_plan *plan = ARENA_NEW(arena, struct advice_plan);
    advice_speak(arena, call_reading(call), order);
    advise(order, plan);
    card->now = say(call->language, advice_act_title(plan->now.act));
    if (plan->now.by.ms)
        card->by = step_by_view_of(call, &plan->now);
    return card;
}
