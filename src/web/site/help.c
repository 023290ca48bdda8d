/* How this works: what people may expect, with the numbers that decide. */
#include "pages.h"
#include "web/desk/find_view.h"
#include "web/kit/show.h"
#include "web/site/handlers.h"

enum err help_show(struct call *call)
{
    const struct point_rules *points = &call->ctx->site->points;
    struct help_page page = {
        .layout = layout_of(call, STR(N_("How this works"))),
        .ask = points->ask,
        .answer = points->answer,
        .selected = points->selected,
        .vote_down = permit_points(ACT_VOTE_DOWN),
        .close = permit_points(ACT_CLOSE),
        .edit = permit_points(ACT_EDIT),
    };
    page.layout.canonical = url_printf(call, "%.*s/help", STR_ARG(base_url(call)));
    struct html h = html_of(call);
    page_help(&h, &page);
    return send_page(call, 200);
}
