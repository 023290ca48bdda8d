/* Views of a queue that somebody keeps. */
#include "service/caseload/view.h"
#include "web/staff/caseload_view.h"
#include "web/staff/handlers.h"

enum err view_links(struct call *call, const struct market *market, struct market_page *page)
{
    struct staff_views views;
    enum err err = view_all(call->ctx, &call->viewer, market, &views);
    struct str slug = encoded(call, market->slug);
    page->keep = url_printf(call, "/markets/%.*s/views", STR_ARG(slug));
    page->views = ARENA_ARRAY(arena_of(call), struct view_link, STAFF_VIEWS_MAX);
    for (size_t i = 0; !err && i < views.count; i++) {
        const struct staff_view *view = &views.at[i];
        page->views[page->view_count++] = (struct view_link){
            .id = arena_printf(arena_of(call), "%lld", (long long)view->id),
            .name = view->name,
            .by = view->shared ? view->by : STR_NONE,
            .url = url_printf(call, "/markets/%.*s%.*s", STR_ARG(slug), STR_ARG(view->address)),
            .own = view->person_id == call->viewer.person_id || page->leads};
    }
    return err;
}

enum err view_post(struct call *call)
{
    struct market market;
    enum market_duty duty;
    int64_t id = 0;
    enum err err = market_enter(call->ctx, &call->viewer, call->parameters[0], &market, &duty);
    struct view_wish wish = {.viewer = call->viewer,
                             .market = &market,
                             .name = call_value(call, STR("name")),
                             .address = caseload_address(call, &call->form),
                             .shared = str_eq(call_value(call, STR("shared")), STR("1"))};
    bool drops = str_to_int(call_value(call, STR("drop")), &id);
    if (!err)
        err = drops ? view_drop(call->ctx, &call->viewer, &market, id) : view_keep(call->ctx, &wish);
    if (!err)
        call_redirect(call, 303,
                      url_printf(call, "/markets/%.*s%.*s%ssaid=saved", STR_ARG(encoded(call, market.slug)),
                                 STR_ARG(wish.address), wish.address.len ? "&" : "?")
                          .text);
    return form_again(call, err, market_show_again);
}
