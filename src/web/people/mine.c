/* What a guest has written, and the private link that brings the guest back. */
#include "http/door/visitor.h"
#include "pages.h"
#include "service/people/guest.h"
#include "web/people/handlers.h"
#include "web/people/view.h"

static enum err show(struct call *call, struct mine_page *page)
{
    struct written written;
    enum err err = guest_written(call->ctx, call->viewer.guest_id, &written);
    if (err)
        return err;
    page->questions = question_items_of(call, &written.questions);
    page->answers = answer_items_of(call, &written.answers);
    page->private_link = private_link(call);
    struct html h = html_of(call);
    page_mine(&h, page);
    return send_page(call, 200);
}

enum err mine_show(struct call *call)
{
    int64_t guest_id;
    struct str key = form_get(&call->query, STR("key"));
    struct mine_page page = {.layout = narrow_layout_of(call, STR(N_("What you have written")))};
    bool signed_in = call->viewer.person_id != 0;
    if (key.len == 0 && signed_in && !call->viewer.guest_id) {
        call_redirect(call, 303, page.layout.profile.text);
        return OK;
    }
    if (key.len == 0 && signed_in)
        key = visitor_guest_token(call);
    if (key.len == 0)
        return show(call, &page);
    enum err err = guest_of_key(call->ctx, key, &guest_id);
    if (err)
        return err;
    if (guest_id != call->viewer.guest_id || signed_in) {
        page.key = key;
        page.takes_along = signed_in;
        page.replaces = !signed_in && call->viewer.guest_id != 0;
    }
    return show(call, &page);
}

enum err mine_post(struct call *call)
{
    int64_t guest_id, posts;
    struct str key = call_value(call, STR("key"));
    enum err err = guest_of_key(call->ctx, key, &guest_id);
    if (err)
        return err;
    if (!call->viewer.person_id) {
        call_cookie(call, STR("guest"), key, (int64_t)GUEST_DAYS * 24 * 3600);
        call_redirect(call, 303, STR("/mine"));
        return OK;
    }
    err = guest_join(call->ctx, guest_id, call->viewer.person_id, &posts);
    if (!err && guest_id == call->viewer.guest_id)
        call_cookie(call, STR("guest"), STR_NONE, 0);
    if (!err)
        call_redirect(call, 303, url_printf(call, "/users/%.*s", STR_ARG(encoded(call, call->handle))).text);
    return err;
}
