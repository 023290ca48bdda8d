/* What somebody was told of orders: the list, and that it is read. */
#include "core/order/deadlines.h"
#include "core/order/rows.h"
#include "pages.h"
#include "service/order/notice.h"
#include "web/order/handlers.h"

#include "web/order/show.h"
#include "web/order/words.h"

static struct notice_view view_of(struct call *call, const struct notice *notice)
{
    struct notice_view view = {
        .order = url_printf(call, "/orders/%.*s", STR_ARG(encoded(call, notice->ref))),
        .title = notice->title,
        .made = time_view_of(call, notice->made_at),
        .unread = notice->read_at.ms == 0,
    };
    int deadline = notice->deadline.len ? names_find(&deadline_names, notice->deadline) : -1;
    int kind = names_find(&order_event_names, notice->kind);
    if (deadline >= 0) {
        view.due = time_view_of(call, notice->deadline_at);
        view.what = say(call->language, order_deadline_rows[(enum deadline)deadline].what);
    } else if (str_eq(notice->kind, NOTICE_PAYMENT)) {
        view.what =
            call_say(call, "A payment could not be carried out: the marketplace's staff has to look at it");
    } else if (kind >= 0) {
        view.what = say(call->language, order_event_row((enum order_event_kind)kind)->happened);
    }
    return view;
}

enum err notices_show(struct call *call)
{
    int64_t before = 0;
    struct notices notices;
    struct str after = call_value(call, STR("before"));
    if (after.len && !str_to_int(after, &before))
        before = 0;
    enum err err = notice_list(call->ctx, &call->viewer, before, &notices);
    if (err)
        return err;
    struct notices_page page = {
        .layout = narrow_layout_of(call, STR(N_("Notices"))),
        .items = ARENA_ARRAY(&call->exchange->arena, struct notice_view, notices.count + 1)};
    for (size_t i = 0; i < notices.count; i++)
        page.items[page.count++] = view_of(call, &notices.at[i]);
    if (notices.count)
        page.newest = notices.at[0].id;
    if (notices.count == NOTICES_PAGE)
        page.older = url_printf(call, "/notices?before=%lld", (long long)notices.at[notices.count - 1].id);
    page.any_unread = call->unread > 0 && before == 0;
    page.layout.notice = said(call);
    struct html h = html_of(call);
    page_notices(&h, &page);
    return send_page(call, 200);
}

enum err notices_read_post(struct call *call)
{
    int64_t newest = 0;
    if (!str_to_int(call_value(call, STR("newest")), &newest))
        return fail(&call->ctx->failure, ERR_INPUT, "The form was not complete. Open the list again.");
    enum err err = notice_read(call->ctx, &call->viewer, newest);
    if (!err)
        call_redirect(call, 303, STR("/notices"));
    return err;
}
