/* How a post is edited, and how it was changed before. */
#include "base/check.h"
#include "pages.h"
#include "service/desk/change.h"
#include "service/desk/picture.h"
#include "text/clock/when.h"
#include "text/desk/diff.h"
#include "text/desk/markup.h"
#include "web/desk/change_view.h"
#include "web/desk/handlers.h"
#include "web/desk/question_view.h"
#include "web/kit/form_view.h"
#include "web/kit/writing.h"

const struct input edit_inputs[EDIT_INPUTS] = {
    {STR_INIT("version"), STR_INIT(N_("Enter the version.")), INPUT_NUMBER, 1, 18},
    {STR_INIT("title"), MAY_MISS, INPUT_LINE, 0, TITLE_MAX},
    {STR_INIT("body"), MAY_MISS, INPUT_TEXT, 0, QUESTION_BODY_MAX},
    {STR_INIT("category"), MAY_MISS, INPUT_NUMBER, 0, 18},
    {STR_INIT("tags"), MAY_MISS, INPUT_LINE, 0, 240},
    {STR_INIT("note"), MAY_MISS, INPUT_LINE, 0, 200},
    PICTURE_INPUTS,
    STANDING_INPUT("1"),
    STANDING_INPUT("2"),
    STANDING_INPUT("3"),
    STANDING_INPUT("4"),
};

struct url change_back(struct call *call, const struct post *post)
{
    struct str anchor = post->ref.kind == POST_QUESTION
                            ? STR_NONE
                            : arena_printf(arena_of(call), "#%.*s-%lld",
                                           STR_ARG(post_kind_name(post->ref.kind)), (long long)post->ref.id);
    return url_printf(call, "/questions/%lld%.*s", (long long)post->question_id, STR_ARG(anchor));
}

static struct url here(struct call *call)
{
    return url_own(call->exchange->request.path);
}

enum err change_post_seen(struct call *call, struct post *post)
{
    struct post_ref ref;
    enum err err = post_of(call, &ref);
    return err ? err : post_load_seen(call->ctx, &call->viewer, ref, post);
}

/* ---- editing ---- */

enum err edit_send(struct call *call, struct edit_page *page, int status)
{
    page->categories = category_options_of(call, page->category.value);
    struct html h = html_of(call);
    page_edit(&h, page);
    return send_page(call, status);
}

static struct str edit_heading(const struct call *call, enum post_kind kind)
{
    return kind == POST_QUESTION ? call_say(call, "Edit the question")
           : kind == POST_ANSWER ? call_say(call, "Edit the answer")
                                 : call_say(call, "Edit the comment");
}

struct edit_page edit_page_of(struct call *call, const struct post *post)
{
    return (struct edit_page){
        .layout =
            narrow_layout_of(call, call_fill(call, "Edit: {title}", PLACES(PLACE("title", post->title)))),
        .heading = edit_heading(call, post->ref.kind),
        .action = here(call),
        .back = change_back(call, post),
        .version = post->version,
        .is_question = post->ref.kind == POST_QUESTION,
        .title = {.value = post->title},
        .body = {.value = post->body},
        .tools = text_tools_of(call),
        .tags = {.value = post->tags},
        .category = {.value = arena_printf(arena_of(call), "%lld", (long long)post->category_id)},
    };
}

/* The pictures that the post has, and room for new ones where this viewer may add them. */
static enum err add_pictures(struct call *call, const struct post *post, struct edit_page *page)
{
    struct picture_rows rows;
    size_t most = post->ref.kind == POST_COMMENT ? PICTURES_OF_COMMENT_MAX : PICTURES_OF_POST_MAX;
    bool adds =
        viewer_owns(&call->viewer, post->person_id, post->guest_id) || call->viewer.role >= ROLE_MODERATOR;
    enum err err = pictures_standing(call->ctx, post->ref, &rows);
    if (err)
        return err;
    page->standing = pictures_standing_form(call, &rows, post_subject(post, &call->viewer));
    page->pictures = call->route->method == METHOD_POST
                         ? picture_form_sent(call, STR_NONE, PICTURES_OF_POST_MAX)
                         : picture_form_empty(call, STR_NONE, most);
    page->pictures.count = adds ? most : 0;
    return OK;
}

/* "?from=3": the form begins with what that version said. What is no version changes nothing. */
static enum err begin_from(struct call *call, struct post_ref ref, struct edit_page *page)
{
    int64_t from;
    struct post now;
    if (!str_to_int(form_get(&call->query, STR("from")), &from) || from < 1 || from >= page->version)
        return OK;
    struct revisions kept = {.before = from + 1};
    enum err err = post_history(call->ctx, &call->viewer, ref, &kept, &now);
    if (err || kept.count == 0 || kept.at[kept.count - 1].version != from)
        return err;
    const struct revision *old = &kept.at[kept.count - 1];
    page->body.value = old->body;
    if (old->title.len) {
        page->title.value = old->title;
        page->tags.value = old->tags;
    }
    page->note.value = call_fill(call, "As in version {version}", PLACES(PLACE_ID("version", from)));
    return OK;
}

enum err edit_show(struct call *call)
{
    struct post post;
    struct post_ref ref;
    enum err err = post_of(call, &ref);
    if (!err)
        err = post_for_edit(call->ctx, &call->viewer, ref, &post);
    if (err)
        return err;
    struct edit_page page = edit_page_of(call, &post);
    err = begin_from(call, ref, &page);
    if (!err)
        err = add_pictures(call, &post, &page);
    return err ? err : edit_send(call, &page, 200);
}

void edit_fill_again(struct call *call, const struct post *now, struct edit_page *page, int status)
{
    page->title = field_of(call, STR("title"));
    page->body = field_of(call, STR("body"));
    page->tags = field_of(call, STR("tags"));
    page->category = field_of(call, STR("category"));
    page->note = field_of(call, STR("note"));
    if (status == 409)
        page->theirs = now->body;
    else if (!str_to_int(call_value(call, STR("version")), &page->version))
        page->version = now->version;
    if (status < 400)
        page->preview = markup_render(arena_of(call), page->body.value);
    else {
        page->error = first_error(call);
        page->error_at = first_error_at(call);
    }
}

static enum err edit_show_again(struct call *call, const struct post *now, int status)
{
    struct edit_page page = edit_page_of(call, now);
    edit_fill_again(call, now, &page, status);
    enum err err = add_pictures(call, now, &page);
    return err ? err : edit_send(call, &page, status);
}

static enum err edit_show_with_post(struct call *call, int status)
{
    struct post post;
    enum err err = change_post_seen(call, &post);
    return err ? err : edit_show_again(call, &post, status);
}

enum err edit_prepare(struct call *call)
{
    if (str_eq(form_get(&call->form, STR("button")), STR("preview")))
        return edit_show_with_post(call, 200);
    if (call->has_errors)
        return edit_show_with_post(call, 422);
    struct post post;
    enum err err = change_post_seen(call, &post);
    if (!err)
        err = pictures_prepare(call, ACT_EDIT, post_subject(&post, &call->viewer));
    return err ? form_again(call, err, edit_show_with_post) : OK;
}

static int64_t number_of(struct call *call, struct str name)
{
    int64_t number;
    return str_to_int(call_value(call, name), &number) ? number : 0;
}

struct edit edit_sent(struct call *call)
{
    return (struct edit){.viewer = call->viewer,
                         .network = network_of(call),
                         .version = number_of(call, STR("version")),
                         .text = {.title = call_value(call, STR("title")),
                                  .body = call_value(call, STR("body")),
                                  .tags = call_value(call, STR("tags")),
                                  .category_id = number_of(call, STR("category"))},
                         .note = call_value(call, STR("note"))};
}

enum err edit_save(struct call *call)
{
    struct post now = {0};
    struct post_spot spot;
    struct given_pictures given;
    struct picture_edits standing;
    struct edit edit = edit_sent(call);
    edit.pictures = &given;
    edit.standing = &standing;
    enum err err = post_of(call, &edit.ref);
    pictures_standing_sent(call, &standing);
    if (!err)
        err = pictures_given(call, &given);
    if (!err)
        err = post_change(call->ctx, &edit, &now, &spot);
    if (!err) {
        redirect_to_post(call, &spot, now.state == POST_HELD ? "held" : "edited");
        return OK;
    }
    if (!now.version || !comes_back(err))
        return form_again(call, err, edit_show_with_post);
    failure_beside_field(call);
    enum err shown = edit_show_again(call, &now, status_of(call, err));
    return shown ? shown : err;
}

/* ---- history ---- */

/* What a reader compares: title and tags too, where there are any. */
static struct str whole_text(struct call *call, const struct revision *revision)
{
    if (revision->title.len == 0)
        return revision->body;
    return arena_printf(arena_of(call), "%.*s\n\n%.*s%s%.*s", STR_ARG(revision->title),
                        STR_ARG(revision->body), revision->tags.len ? "\n\n" : "", STR_ARG(revision->tags));
}

void changes_put(struct html *h, const struct diff *diff)
{
    static const struct {
        struct str begin, end;
    } tags[] = {
        [DIFF_SAME] = {STR_INIT(""), STR_INIT("")},
        [DIFF_REMOVED] = {STR_INIT("<del>"), STR_INIT("</del>")},
        [DIFF_ADDED] = {STR_INIT("<ins>"), STR_INIT("</ins>")},
    };
    html_safe(h, (struct safe_html){STR("<div class=\"diff\" dir=\"auto\">")});
    for (size_t i = 0; i < diff->count; i++) {
        const struct diff_run *run = &diff->runs[i];
        html_safe(h, (struct safe_html){tags[run->kind].begin});
        html_str(h, run->text);
        html_safe(h, (struct safe_html){tags[run->kind].end});
    }
    html_safe(h, (struct safe_html){STR("</div>")});
}

static struct revision_view revision_view_of(struct call *call, const struct revision *revision,
                                             const struct revision *before)
{
    struct revision_view view = {
        .iso = when_iso(arena_of(call), revision->written_at),
        .when = date_text(call, revision->written_at),
        .note = revision->note,
        .author = author_view_of(call, &revision->author),
        .version = revision->version,
    };
    struct str text = whole_text(call, revision);
    view.diff = diff_of(arena_of(call), before ? whole_text(call, before) : text, text);
    return view;
}

/* What is left of pictures that are not there any more. */
static enum err add_gone(struct call *call, struct post_ref ref, struct history_page *page)
{
    struct picture_rows rows;
    enum err err = picture_of_post(call->ctx->db, arena_of(call), ref, &rows);
    page->gone = ARENA_ARRAY(arena_of(call), struct str, PICTURES_OF_POST_MAX);
    for (size_t i = 0; !err && i < rows.count; i++) {
        const struct picture_row *row = &rows.at[i];
        struct str when = date_text(call, row->removed_at);
        if (row->removed_at.ms)
            page->gone[page->gone_count++] =
                row->removed_by.len
                    ? call_fill(call, "{who} took a picture away on {when}.",
                                PLACES(PLACE("who", row->removed_by), PLACE("when", when)))
                    : call_fill(call, "A picture was taken away on {when} by the guest who sent it.",
                                PLACES(PLACE("when", when)));
    }
    return err;
}

enum err history_show(struct call *call)
{
    struct post_ref ref;
    struct post now;
    struct revisions kept = {.before = number_of(call, STR("before"))};
    enum err err = post_of(call, &ref);
    if (!err)
        err = post_history(call->ctx, &call->viewer, ref, &kept, &now);
    if (err)
        return err;
    struct history_page page = {
        .layout =
            narrow_layout_of(call, call_fill(call, "History: {title}", PLACES(PLACE("title", now.title)))),
        .back = change_back(call, &now),
        .revisions = ARENA_ARRAY(arena_of(call), struct revision_view, kept.count),
        .count = kept.count - kept.older,
        .from_now = kept.before == 0,
    };
    bool may =
        permit(&call->viewer, ACT_EDIT, post_subject(&now, &call->viewer), call->ctx->now) == PERMIT_YES;
    for (size_t i = kept.older; i < kept.count; i++) {
        struct revision_view *view = &page.revisions[kept.count - 1 - i];
        *view = revision_view_of(call, &kept.at[i], i ? &kept.at[i - 1] : NULL);
        if (may && view->version < now.version)
            view->again =
                url_printf(call, "/posts/%.*s/%lld/edit?from=%lld", STR_ARG(post_kind_name(ref.kind)),
                           (long long)ref.id, (long long)view->version);
    }
    if (kept.older)
        page.older =
            url_printf(call, "/posts/%.*s/%lld/history?before=%lld", STR_ARG(post_kind_name(ref.kind)),
                       (long long)ref.id, (long long)kept.at[1].version);
    err = add_gone(call, ref, &page);
    if (err)
        return err;
    struct html h = html_of(call);
    page_history(&h, &page);
    return send_page(call, 200);
}
