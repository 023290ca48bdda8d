/* What somebody was told: the list, and that it is read. */
#include "service/reach/notices.h"
#include "pages.h"
#include "service/reach/words.h"
#include "web/reach/handlers.h"

#include "core/reach/kind.h"
#include "web/order/show.h"
#include "web/reach/view.h"

static bool is_kind(const struct notice *notice, enum notice_kind kind)
{
    return str_eq(notice->kind, notice_kind_rows[kind].name);
}

static bool of_same_post(const struct notice *a, const struct notice *b)
{
    return a->question_id == b->question_id && a->answer_id == b->answer_id && a->comment_id == b->comment_id;
}

/* Of one's own post that was hidden, and not shown again since, as far as the page tells. */
static bool still_hidden(const struct notices *notices, size_t at)
{
    const struct notice *notice = &notices->at[at];
    if (!notice->question_id || !(is_kind(notice, NOTICE_HIDDEN) || is_kind(notice, NOTICE_REJECTED)))
        return false;
    for (size_t i = 0; i < at; i++)
        if (of_same_post(&notices->at[i], notice) &&
            (is_kind(&notices->at[i], NOTICE_SHOWN) || is_kind(&notices->at[i], NOTICE_APPROVED)))
            return false;
    return true;
}

/* Whoever wrote it says there why it should stand; its page shows it to the staff alone. */
static struct url another_look(struct call *call, const struct notice *notice)
{
    if (notice->comment_id)
        return url_printf(call, "/posts/comment/%lld/flag", (long long)notice->comment_id);
    if (notice->answer_id)
        return url_printf(call, "/posts/answer/%lld/flag", (long long)notice->answer_id);
    return url_printf(call, "/posts/question/%lld/flag", (long long)notice->question_id);
}

static struct notice_view view_of(struct call *call, const struct notice *notice)
{
    struct notice_said said = notice_words(arena_of(call), call->language, notice);
    struct notice_view view = {
        .url = url_own(said.path),
        .title = said.alone ? said.sentence : said.title,
        .what = said.alone ? STR_NONE : said.sentence,
        .made = time_view_of(call, notice->made_at),
        .unread = notice->read_at.ms == 0,
    };
    if (notice->deadline.len)
        view.due = until_view_of(call, notice->deadline_at);
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
    struct notices_page page = {.layout = narrow_layout_of(call, STR(N_("Notices"))),
                                .items = ARENA_ARRAY(arena_of(call), struct notice_view, notices.count + 1)};
    for (size_t i = 0; i < notices.count; i++) {
        struct notice_view *view = &page.items[page.count++];
        *view = view_of(call, &notices.at[i]);
        if (still_hidden(&notices, i)) {
            view->again = another_look(call, &notices.at[i]);
            view->url = (struct url){STR_NONE};
        }
    }
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
