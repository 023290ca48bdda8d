/* The site's own pages: house rules, imprint, privacy, terms, accessibility. */
#include "pages.h"
#include "service/staff/own_page.h"
#include "text/desk/markup.h"
#include "web/site/handlers.h"
#include "web/site/view.h"

enum err own_page_show(struct call *call)
{
    const struct own_page *own = own_page_named(call->parameters[0]);
    const struct site *site = call->ctx->site;
    if (!own || !own_page_shown(site, own))
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no page at this address.");
    struct own_page_view page = {.layout = narrow_layout_of(call, own->label),
                                 .text = markup_render(arena_of(call), site->settings[own->setting])};
    page.layout.canonical = url_printf(call, "%.*s/about/%.*s", STR_ARG(base_url(call)), STR_ARG(own->slug));
    struct html h = html_of(call);
    page_own(&h, &page);
    return send_page(call, 200);
}
