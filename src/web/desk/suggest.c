/* Proposing a change of what somebody else wrote, the list of such changes, and deciding about one. */
#include "http/door/sent.h"
#include "pages.h"
#include "text/clock/when.h"
#include "text/desk/markup.h"
#include "web/desk/change_view.h"
#include "web/desk/handlers.h"
#include "web/desk/suggestion_view.h"
#include "web/kit/writing.h"

const struct input suggest_inputs[SUGGEST_INPUTS] = {
    {STR_INIT("version"), STR_INIT(N_("Enter the version.")), INPUT_NUMBER, 1, 18},
    {STR_INIT("title"), MAY_MISS, INPUT_LINE, 0, TITLE_MAX},
    {STR_INIT("body"), MAY_MISS, INPUT_TEXT, 0, QUESTION_BODY_MAX},
    {STR_INIT("category"), MAY_MISS, INPUT_NUMBER, 0, 18},
    {STR_INIT("tags"), MAY_MISS, INPUT_LINE, 0, 240},
    {STR_INIT("note"), MAY_MISS, INPUT_LINE, 0, 200},
};
const struct input suggestion_inputs[SUGGESTION_INPUTS] = {
    {STR_INIT("turn"), STR_INIT(N_("Enter what to do.")), INPUT_LINE, 1, 20},
    {STR_INIT("reason"), MAY_MISS, INPUT_LINE, 0, SUGGESTION_REASON_MAX},
};

/* ---- proposing ---- */

static struct edit_page form_of(struct call *call, const struct post *post)
{
    struct edit_page page = edit_page_of(call, post);
    page.heading = call_say(call, "Suggest a change");
    page.suggests = true;
    return page;
}

static enum err load_post(struct call *call, struct post *post)
{
    struct post_ref ref;
    enum err err = post_of(call, &ref);
    return err ? err : suggest_for_form(call->ctx, &call->viewer, ref, post);
}

enum err suggest_show(struct call *call)
{
    struct post post;
    enum err err = load_post(call, &post);
    if (err)
        return err;
    struct edit_page page = form_of(call, &post);
    return edit_send(call, &page, 200);
}

static enum err suggest_again(struct call *call, int status)
{
    struct post post;
    enum err err = load_post(call, &post);
    if (err)
        return err;
    struct edit_page page = form_of(call, &post);
    edit_fill_again(call, &post, &page, status);
    return edit_send(call, &page, status);
}

enum err suggest_prepare(struct call *call)
{
    if (str_eq(form_get(&call->form, STR("button")), STR("preview")))
        return suggest_again(call, 200);
    return call->has_errors ? suggest_again(call, 422) : OK;
}

enum err suggest_post(struct call *call)
{
    int64_t id;
    struct post now;
    struct edit edit = edit_sent(call);
    enum err err = post_of(call, &edit.ref);
    if (!err)
        err = suggest(call->ctx, &edit, &now, &id);
    if (err)
        return form_again(call, err, suggest_again);
    call_redirect(call, 303, url_printf(call, "/suggestions/%lld?said=suggested", (long long)id).text);
    return OK;
}

/* ---- the list ---- */

static struct str state_said(struct call *call, struct str state)
{
    if (str_eq(state, SUGGESTION_ACCEPTED))
        return call_say(call, "Taken over");
    if (str_eq(state, SUGGESTION_REFUSED))
        return call_say(call, "Refused");
    return str_eq(state, SUGGESTION_WITHDRAWN) ? call_say(call, "Withdrawn")
                                               : call_say(call, "Waits for a decision");
}

static struct suggestion_item item_of(struct call *call, const struct suggestion_line *line)
{
    return (struct suggestion_item){
        .url = url_printf(call, "/suggestions/%lld", (long long)line->id),
        .title = line->title,
        .what = line->ref.kind == POST_QUESTION ? call_say(call, "A change of the question")
                                                : call_say(call, "A change of an answer"),
        .by = line->handle.len ? line->handle : call_say(call, "deleted user"),
        .note = line->note,
        .iso = when_iso(arena_of(call), line->made_at),
        .when = date_text(call, line->made_at),
        .state = state_said(call, line->state),
        .reason = line->reason,
    };
}

static struct suggestion_item *items_of(struct call *call, const struct suggestion_lines *lines)
{
    struct suggestion_item *items = ARENA_ARRAY(arena_of(call), struct suggestion_item, lines->count + 1);
    for (size_t i = 0; i < lines->count; i++)
        items[i] = item_of(call, &lines->at[i]);
    return items;
}

enum err suggestions_show(struct call *call)
{
    struct suggestions_read read;
    enum err err = suggestions_read(call->ctx, &call->viewer, &read);
    if (err)
        return err;
    struct suggestions_page page = {.layout = narrow_layout_of(call, STR(N_("Suggested changes"))),
                                    .waiting = items_of(call, &read.waiting),
                                    .waiting_count = read.waiting.count,
                                    .own = items_of(call, &read.own),
                                    .own_count = read.own.count};
    page.layout.notice = said(call);
    struct html h = html_of(call);
    page_suggestions(&h, &page);
    return send_page(call, 200);
}

/* ---- one ---- */

/* What a reader compares: title, tags and category of a question too. */
static struct str whole(struct call *call, const struct post_ref *ref, const struct post_text *text)
{
    const struct category *category = site_category(call->ctx->site, text->category_id);
    if (ref->kind != POST_QUESTION)
        return text->body;
    return arena_printf(arena_of(call), "%.*s\n\n%.*s\n\n%.*s\n%.*s", STR_ARG(text->title),
                        STR_ARG(text->body), STR_ARG(text->tags),
                        STR_ARG(category ? category->name : STR_NONE));
}

static struct suggestion_page page_of(struct call *call, const struct suggestion_read *read)
{
    const struct suggestion *idea = &read->suggestion;
    const struct post *post = &read->post;
    struct post_text now = {
        .title = post->title, .body = post->body, .tags = post->tags, .category_id = post->category_id};
    struct suggestion_page page = {
        .layout = narrow_layout_of(call, STR(N_("A suggested change"))),
        .action = url_printf(call, "/suggestions/%lld", (long long)idea->id),
        .post = url_printf(call, "/questions/%lld%s", (long long)post->question_id,
                           post->ref.kind == POST_ANSWER
                               ? arena_printf(arena_of(call), "#answer-%lld", (long long)post->ref.id).at
                               : ""),
        .title = post->title,
        .by = idea->handle.len ? idea->handle : call_say(call, "deleted user"),
        .note = idea->note,
        .iso = when_iso(arena_of(call), idea->made_at),
        .when = date_text(call, idea->made_at),
        .state = state_said(call, idea->state),
        .reason = idea->reason,
        .open = str_eq(idea->state, SUGGESTION_OPEN),
        .own = read->own,
        .decides = read->decides,
        .stale = post->version != idea->version,
    };
    page.diff = diff_of(arena_of(call),
                        page.open ? whole(call, &post->ref, &now) : whole(call, &idea->ref, &idea->text),
                        whole(call, &idea->ref, &idea->text));
    return page;
}

static enum err load_idea(struct call *call, struct suggestion_read *read)
{
    int64_t id;
    enum err err = call_id(call, STR(N_("There is no such suggestion, or it is not for you.")), &id);
    return err ? err : suggestion_read(call->ctx, &call->viewer, id, read);
}

static enum err suggestion_show_again(struct call *call, int status)
{
    struct suggestion_read read;
    struct str problem = status >= 400 ? first_error(call) : STR_NONE;
    enum err err = load_idea(call, &read);
    if (err)
        return err;
    struct suggestion_page page = page_of(call, &read);
    page.problem = problem;
    if (status >= 400)
        page.why = field_of(call, STR("reason"));
    page.layout.notice = said(call);
    struct html h = html_of(call);
    page_suggestion(&h, &page);
    return send_page(call, status);
}

enum err suggestion_show(struct call *call)
{
    return suggestion_show_again(call, 200);
}

enum err suggestion_prepare(struct call *call)
{
    return call->has_errors ? suggestion_show_again(call, 422) : OK;
}

enum err suggestion_settle_post(struct call *call)
{
    bool held;
    struct post_spot spot;
    struct suggestion_verdict verdict;
    enum err err = sent_verdict(call, &verdict);
    if (!err)
        err = suggestion_settle(call->ctx, &verdict, &spot, &held);
    if (err)
        return form_again(call, err, suggestion_show_again);
    if (str_eq(verdict.turn, STR("accept")))
        redirect_to_post(call, &spot, held ? "held" : "edited");
    else
        call_redirect(call, 303, STR("/suggestions?said=settled"));
    return OK;
}

/* ---- posts that many may edit ---- */

enum err wiki_post(struct call *call)
{
    struct post_ref ref;
    struct post_spot spot;
    bool on = str_eq(call_value(call, STR("on")), STR("1"));
    enum err err = post_of(call, &ref);
    if (!err)
        err = post_wiki(call->ctx, &call->viewer, ref, on, &spot);
    if (!err)
        redirect_to_post(call, &spot, on ? "wiki" : "no-wiki");
    return err;
}
