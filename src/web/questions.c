/* Reading questions: one, and lists of them. */
#include "text/markup.h"
#include "web/handlers.h"
#include "web/show.h"

static struct str notice_of(const struct call *call)
{
    struct str said = form_get(&call->query, STR("said"));
    if (str_eq(said, STR("asked")))
        return STR("Your question is posted. Keep this page's address: answers appear here.");
    if (str_eq(said, STR("held")))
        return STR("Your question is kept and waits for a look by the help desk's staff. Only you see it "
                   "until then.");
    return STR_NONE;
}

/* The line of a list, made from the whole question. */
static struct question_line line_of(const struct question *question)
{
    return (struct question_line){.id = question->id,
                                  .title = question->title,
                                  .slug = question->slug,
                                  .category_id = question->category_id,
                                  .tags = question->tags,
                                  .created_at = question->created_at,
                                  .active_at = question->active_at,
                                  .state = question->state,
                                  .closed = question->closed_at.ms != 0,
                                  .selected_answer_id = question->selected_answer_id,
                                  .votes = question->votes,
                                  .answer_count = question->answer_count,
                                  .view_count = question->view_count,
                                  .author = question->author,
                                  .body = question->body};
}

/* The address with another slug, or none, leads to the one address for good. */
static bool redirect_to_canonical(struct call *call, const struct question *question)
{
    struct url url = question_url(call, question->id, question->slug);
    if (str_eq(call->exchange->request.path, url.text))
        return false;
    call_redirect(call, 301, url.text);
    return true;
}

enum err question_show(struct call *call)
{
    int64_t id;
    struct question_read read;
    if (!str_to_int(call->parameters[0], &id))
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no question at this address.");
    enum err err = question_read(call->ctx, &call->viewer, id, &read);
    if (err)
        return err;
    if (redirect_to_canonical(call, &read.question))
        return OK;
    struct question_line line = line_of(&read.question);
    struct question_page page = {
        .layout = layout_of(call, read.question.title),
        .question = &read.question,
        .item = question_item_of(call, &line),
        .body = markup_render(&call->exchange->arena, read.question.body),
        .related = question_items_of(call, &read.related),
    };
    page.layout.notice = notice_of(call);
    struct html h = html_of(call);
    page_question(&h, &page);
    return send_page(call, 200);
}

static struct list_cursor cursor_of(const struct call *call)
{
    struct list_cursor cursor = {0};
    struct str after = form_get(&call->query, STR("after")), value = str_cut(&after, '.');
    if (!str_to_int(value, &cursor.value) || !str_to_int(after, &cursor.id))
        return (struct list_cursor){0};
    return cursor;
}

static void add_tabs(struct call *call, struct list_page *page, enum list_sort chosen)
{
    static const struct str labels[SORT_COUNT] = {
        [SORT_RECENT] = STR_INIT("Recent"),    [SORT_HOT] = STR_INIT("Hot"),
        [SORT_VOTES] = STR_INIT("Most votes"), [SORT_ANSWERS] = STR_INIT("Most answers"),
        [SORT_VIEWS] = STR_INIT("Most views"), [SORT_UNANSWERED] = STR_INIT("Unanswered"),
    };
    for (size_t i = 0; i < SORT_COUNT; i++)
        page->tabs[page->tab_count++] = (struct tab){
            labels[i], url_printf(call, "/questions?sort=%.*s", STR_ARG(list_sort_name((enum list_sort)i))),
            i == chosen};
}

enum err questions_show(struct call *call)
{
    struct list list;
    struct list_wanted wanted = {.after = cursor_of(call)};
    if (!list_sort_from(form_get(&call->query, STR("sort")), &wanted.sort))
        wanted.sort = SORT_RECENT;
    enum err err = find_list(call->ctx, &wanted, &list);
    if (err)
        return err;
    struct list_page page = {
        .layout = layout_of(call, STR("Questions")),
        .heading = STR("Questions"),
        .items = question_items_of(call, &list.lines),
    };
    add_tabs(call, &page, wanted.sort);
    if (list.next.id)
        page.next =
            url_printf(call, "/questions?sort=%.*s&after=%lld.%lld", STR_ARG(list_sort_name(wanted.sort)),
                       (long long)list.next.value, (long long)list.next.id);
    struct html h = html_of(call);
    page_questions(&h, &page);
    return send_page(call, 200);
}
