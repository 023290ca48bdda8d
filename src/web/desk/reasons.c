/* Pages that ask for a reason before something is done to a post: a report, another look, closing a question. */
#include "base/check.h"
#include "http/door/sent.h"
#include "pages.h"
#include "service/desk/close.h"
#include "web/desk/change_view.h"
#include "web/desk/handlers.h"
#include "web/desk/question_view.h"
#include "web/kit/form_view.h"
#include "web/kit/writing.h"

struct reason_list {
    const struct flag_reason *at;
    size_t count;
};

static void offer(struct reason_page *page, struct reason_list list, struct str chosen)
{
    size_t room = COUNT_OF(page->reasons);
    page->reason_count = list.count < room ? list.count : room;
    for (size_t i = 0; i < page->reason_count; i++)
        page->reasons[i] =
            (struct reason_view){list.at[i].code, list.at[i].label, str_eq(list.at[i].code, chosen)};
}

static enum err send_reason(struct call *call, struct reason_page *page, int status)
{
    struct html h = html_of(call);
    if (status >= 400)
        page->error = first_error(call);
    page_reason(&h, page);
    return send_page(call, status);
}

static struct reason_page flag_page(struct call *call)
{
    struct reason_page page = {
        .layout = narrow_layout_of(call, STR(N_("Flag a post"))),
        .heading = STR(N_("What is wrong with this post?")),
        .intro =
            call->viewer.person_id
                ? STR(N_("The help desk's staff will look at it. Its writer does not see who flagged it."))
                : STR(N_("The help desk's staff will look at it. Its writer does not see who flagged it. You "
                         "are "
                         "not signed in: the staff see your network's address until 30 days after they have "
                         "looked, and you will not hear what came of it.")),
        .button = STR(N_("Send to the staff")),
        .action = url_own(call->exchange->request.path),
        .asks_note = true,
    };
    return page;
}

/* The post of the address, which whoever wrote it knows of though it was hidden. */
static enum err load_flagged(struct call *call, struct post *post)
{
    struct post_ref ref;
    enum err err = post_of(call, &ref);
    return err ? err : post_load_to_object(call->ctx, &call->viewer, ref, post);
}

/* For whoever wrote a post that was hidden the same form is the way to say, once, why it should stand. */
static enum act flag_act(const struct call *call, const struct post *post)
{
    struct subject subject = post_subject(post, &call->viewer);
    return subject.own && subject.state == POST_HIDDEN ? ACT_OBJECT : ACT_FLAG;
}

static struct reason_page objection_page(struct call *call)
{
    return (struct reason_page){
        .layout = narrow_layout_of(call, STR(N_("Ask for another look"))),
        .heading = STR(N_("Why should this post stand?")),
        .intro = STR(N_("The staff read it beside the post, look at it once more, and you hear what comes of "
                        "it. You can say it once.")),
        .button = STR(N_("Send to the staff")),
        .action = url_own(call->exchange->request.path),
        .fixed_reason = FLAG_OBJECTION,
        .asks_note = true,
    };
}

static enum err flag_show_form(struct call *call, int status)
{
    struct post post;
    struct reason_page page = flag_page(call);
    struct reason_list list;
    list.at = flag_reasons(&list.count);
    if (status >= 400) {
        page.reason = field_of(call, STR("reason"));
        page.note = field_of(call, STR("note"));
    }
    enum err err = load_flagged(call, &post);
    if (err)
        return err;
    if (flag_act(call, &post) == ACT_OBJECT) {
        struct field note = page.note;
        page = objection_page(call);
        page.note = note;
        list.count = 0;
    }
    page.back = list.count ? change_back(call, &post) : url_own(STR("/notices"));
    offer(&page, list, page.reason.value);
    return send_reason(call, &page, status);
}

enum err flag_show(struct call *call)
{
    struct post post;
    enum err err = load_flagged(call, &post);
    if (!err)
        err = require(call->ctx, &call->viewer, flag_act(call, &post), post_subject(&post, &call->viewer));
    return err ? err : flag_show_form(call, 200);
}

enum err flag_prepare(struct call *call)
{
    return call->has_errors ? flag_show_form(call, 422) : OK;
}

enum err flag_create(struct call *call)
{
    struct post_spot spot;
    struct flag_wanted wanted = sent_flag(call);
    enum err err = post_of(call, &wanted.ref);
    if (!err)
        err = flag_raise(call->ctx, &wanted, &spot);
    if (err)
        return form_again(call, err, flag_show_form);
    if (str_eq(wanted.reason, FLAG_OBJECTION))
        call_redirect(call, 303, STR("/notices?said=flagged"));
    else
        redirect_to_post(call, &spot, "flagged");
    return OK;
}

static enum err close_show_form(struct call *call, int status)
{
    struct post post;
    struct reason_list list;
    list.at = close_reasons(&list.count);
    struct reason_page page = {
        .layout = narrow_layout_of(call, STR(N_("Close a question"))),
        .heading = STR(N_("Why is this question closed?")),
        .intro =
            STR(N_("A closed question stays readable and takes no further answers. It can be reopened.")),
        .button = STR(N_("Close the question")),
        .action = url_own(call->exchange->request.path),
        .asks_duplicate = true,
    };
    if (status >= 400) {
        page.reason = field_of(call, STR("reason"));
        page.duplicate_of = field_of(call, STR("duplicate_of"));
    }
    enum err err = change_post_seen(call, &post);
    if (!err)
        err = require(call->ctx, &call->viewer, ACT_CLOSE, post_subject(&post, &call->viewer));
    if (err)
        return err;
    page.back = change_back(call, &post);
    offer(&page, list, page.reason.value);
    return send_reason(call, &page, status);
}

enum err close_show(struct call *call)
{
    return close_show_form(call, 200);
}

enum err close_prepare(struct call *call)
{
    return call->has_errors ? close_show_form(call, 422) : OK;
}

enum err close_create(struct call *call)
{
    struct post_spot spot;
    struct post_ref ref;
    struct str other = call_value(call, STR("duplicate_of"));
    struct closing closing = {.reason = call_value(call, STR("reason"))};
    enum err err = post_of(call, &ref);
    closing.question_id = ref.id;
    if (!err && other.len && !question_named(call, other, &closing.duplicate_of))
        err = fail_field(&call->ctx->failure, ERR_INPUT, "duplicate_of",
                         "Give the other question's number, or its address.");
    if (!err)
        err = question_shut(call->ctx, &call->viewer, &closing, &spot);
    if (err)
        return form_again(call, err, close_show_form);
    redirect_to_post(call, &spot, "closed");
    return OK;
}
