/* What moderators did, for everybody, without names. */
#include "service/staff/public_log.h"
#include "pages.h"
#include "web/kit/show.h"
#include "web/staff/handlers.h"
#include "web/staff/public_log_view.h"

static void add_lines(struct call *call, const struct public_log *log, struct public_log_page *page)
{
    for (size_t i = 0; i < log->count; i++) {
        const struct public_line *line = &log->at[i];
        page->items[page->count++] = (struct public_log_item){
            .day = date_text(call, line->at),
            .sentence = say(call->language, line->sentence),
            .reason = line->reason.len ? say(call->language, line->reason) : STR_NONE,
        };
    }
}

enum err public_log_show(struct call *call)
{
    struct public_log log;
    int64_t before;
    if (!str_to_int(form_get(&call->query, STR("before")), &before) || before < 0)
        before = 0;
    enum err err = public_log_read(call->ctx, before, &log);
    if (err)
        return err;
    struct public_log_page page = {
        .layout = narrow_layout_of(call, STR(N_("What moderators did"))),
        .items = ARENA_ARRAY(arena_of(call), struct public_log_item, log.count),
    };
    add_lines(call, &log, &page);
    if (log.next)
        page.next = url_printf(call, "/moderation-log?before=%lld", (long long)log.next);
    struct html h = html_of(call);
    page_public_log(&h, &page);
    return send_page(call, 200);
}
