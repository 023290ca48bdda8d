/* Reading a question. */
#include "base/check.h"
#include "http/site/seen.h"
#include "pages.h"
#include "service/desk/change.h"
#include "service/desk/close.h"
#include "text/desk/markup.h"
#include "web/desk/handlers.h"
#include "web/desk/question_order_view.h"
#include "web/desk/question_view.h"
#include "web/desk/ready_view.h"
#include "web/kit/show.h"

enum { DESCRIPTION_CHARS = 160 };

/* What is said once, after something was done. The code stands in the address, the sentence here. */
static const struct {
    struct str code, sentence;
} sayings[] = {
    {STR_INIT("asked"),
     STR_INIT(N_("Your question is posted. Answers appear on this page: keep its address."))},
    {STR_INIT("held"),
     STR_INIT(N_("It is kept and waits for a look by the help desk's staff. Only you see it until then."))},
    {STR_INIT("answered"), STR_INIT(N_("Your answer is posted. Thank you."))},
    {STR_INIT("commented"), STR_INIT(N_("Your comment is posted."))},
    {STR_INIT("edited"), STR_INIT(N_("Your changes are saved."))},
    {STR_INIT("flagged"), STR_INIT(N_("Thank you: the staff will look at it."))},
    {STR_INIT("selected"), STR_INIT(N_("The choice of the best answer is saved."))},
    {STR_INIT("changed"), STR_INIT(N_("It is done."))},
    {STR_INIT("closed"), STR_INIT(N_("The question is closed: it takes no further answers."))},
    {STR_INIT("wiki"), STR_INIT(N_("Members with some points can edit it now, too."))},
    {STR_INIT("no-wiki"), STR_INIT(N_("It is edited as any other post again."))},
    {STR_INIT("reopened"), STR_INIT(N_("The question takes answers again."))},
};

static void tell(struct call *call, struct question_page *page)
{
    struct str said = form_get(&call->query, STR("said"));
    for (size_t i = 0; i < COUNT_OF(sayings); i++)
        if (str_eq(sayings[i].code, said)) {
            page->layout.notice = say(call->language, sayings[i].sentence);
            page->private_link = call->viewer.person_id ? url_own(STR_NONE) : private_link(call);
        }
}

/* The address with another slug, or none, leads to the one address for good. */
static bool redirect_to_canonical(struct call *call, const struct question *question)
{
    struct url url = question_url(call, question->id, question->slug);
    if (str_eq(call->exchange->request.path, url.text))
        return false;
    struct str query = call->exchange->request.query;
    call_redirect(call, 301,
                  query.len ? url_printf(call, "%.*s?%.*s", STR_ARG(url.text), STR_ARG(query)).text
                            : url.text);
    return true;
}

static struct str closed_text(struct call *call, const struct question *question)
{
    if (question->closed_at.ms == 0)
        return STR_NONE;
    struct str sentence = close_sentence(question->close_reason);
    return sentence.len ? say(call->language, sentence) : question->close_reason;
}

static enum permit answer_permit(const struct call *call, const struct question_read *read)
{
    struct subject subject = {.own = read->own,
                              .closed = read->question.closed_at.ms != 0,
                              .kind = POST_QUESTION,
                              .state = read->question.state};
    return permit(&call->viewer, ACT_ANSWER, subject, call->ctx->now);
}

struct str answer_pause(struct call *call, const struct question_read *read)
{
    return answer_permit(call, read) == PERMIT_BLOCKED
               ? say(call->language, permit_sentence(PERMIT_BLOCKED, ACT_ANSWER))
               : STR_NONE;
}

struct answer_form *answer_form_of(struct call *call, const struct question_read *read)
{
    if (answer_permit(call, read) != PERMIT_YES)
        return NULL;
    struct answer_form *form = ARENA_NEW(arena_of(call), struct answer_form);
    form->url = url_printf(call, "/questions/%lld/answers", (long long)read->question.id);
    form->pictures = picture_form_empty(call, STR_NONE, PICTURES_OF_POST_MAX);
    form->tools = text_tools_of(call);
    form->guest = call->viewer.person_id == 0;
    form->opened_at =
        call->ctx->now.ms / 60000 * 60000; /* whole minutes: the page stays the same for a while */
    return form;
}

static bool is_about_delivery(struct str tags)
{
    static const struct str names[] = {STR_INIT("delivery"),         STR_INIT("tracking"),
                                       STR_INIT("buyer-protection"), STR_INIT("aliexpress"),
                                       STR_INIT("customs"),          STR_INIT("lost-parcel")};
    while (tags.len) {
        struct str tag = str_cut(&tags, ' ');
        for (size_t i = 0; i < COUNT_OF(names); i++)
            if (str_eq(tag, names[i]))
                return true;
    }
    return false;
}

/* Which answers, in which order: as the address says. A page that comes back after a form has the best. */
static struct answer_range answers_wanted(const struct call *call)
{
    int64_t from = 0;
    struct answer_range range = {0};
    if (call->exchange->request.method != METHOD_GET)
        return range;
    if (!answer_sort_from(form_get(&call->query, STR("sort")), &range.sort))
        range.sort = ANSWERS_BEST;
    if (str_to_int(form_get(&call->query, STR("from")), &from) && from > 0 && from < ANSWERS_MAX)
        range.from = (size_t)from;
    return range;
}

/* On one page those that the viewer may see; on several nobody has counted these. */
static int64_t answers_in_all(const struct call *call, const struct question_read *read)
{
    bool paged = read->answers.next || answers_wanted(call).from;
    return paged ? read->question.answer_count : (int64_t)read->answers.count;
}

static struct str taken_text(struct call *call, int64_t count)
{
    return count ? count_text(call, count, "{n} answer or comment was taken away by the person who wrote it.",
                              "{n} answers and comments were taken away by the people who wrote them.")
                 : STR_NONE;
}

/* The best ones stand at the plain address, which is the one that is shared and found. */
static struct url answers_url(struct call *call, struct str path, struct answer_range range)
{
    struct str name = answer_sort_name(range.sort);
    struct str sort =
        range.sort == ANSWERS_BEST ? STR_NONE : arena_printf(arena_of(call), "sort=%.*s", STR_ARG(name));
    if (range.from)
        return url_printf(call, "%.*s?%.*s%sfrom=%zu#answers", STR_ARG(path), STR_ARG(sort),
                          sort.len ? "&" : "", range.from);
    return url_printf(call, "%.*s%s%.*s#answers", STR_ARG(path), sort.len ? "?" : "", STR_ARG(sort));
}

static void add_pages(struct call *call, const struct question_read *read, struct question_page *page)
{
    struct str path = page->question.link.text;
    struct answer_range range = answers_wanted(call);
    if (range.from)
        page->first_answers = answers_url(call, path, (struct answer_range){range.sort, 0});
    if (read->answers.next)
        page->further_answers =
            answers_url(call, path, (struct answer_range){range.sort, read->answers.next});
}

static void add_sorts(struct call *call, const struct question_read *read, struct question_page *page)
{
    static const struct str labels[ANSWER_SORT_COUNT] = {[ANSWERS_BEST] = STR_INIT(N_("Best")),
                                                         [ANSWERS_NEWEST] = STR_INIT(N_("Newest")),
                                                         [ANSWERS_OLDEST] = STR_INIT(N_("Oldest"))};
    struct answer_range range = answers_wanted(call);
    if (answers_in_all(call, read) < 2)
        return;
    for (size_t i = 0; i < ANSWER_SORT_COUNT; i++)
        page->sorts[page->sort_count++] = (struct tab){
            .label = say(call->language, labels[i]),
            .url = answers_url(call, page->question.link.text, (struct answer_range){(enum answer_sort)i, 0}),
            .chosen = i == range.sort};
}

static void fill_head(struct call *call, const struct question_read *read, struct question_page *page)
{
    const struct question *question = &read->question;
    const struct category *category = site_category(call->ctx->site, question->category_id);
    page->title = question->title;
    page->category = category ? category->name : STR_NONE;
    page->category_url = category
                             ? url_printf(call, "/categories/%.*s", STR_ARG(encoded(call, category->slug)))
                             : url_own(STR("/categories"));
    page->views = count_text(call, question->view_count, "{n} view", "{n} views");
    page->answer_count = count_text(call, answers_in_all(call, read), "{n} answer", "{n} answers");
    page->taken = question->taken_at.ms != 0;
    page->taken_away = taken_text(call, question->taken_count);
    page->closed = closed_text(call, question);
    page->repeats = related_items_of(call, &read->repeats);
    page->delivery = is_about_delivery(question->tags);
}

/* For search engines, and for whoever is sent the link. */
static void fill_sharing(struct call *call, const struct question *question, struct question_page *page)
{
    struct str base = base_url(call), words;
    if (question->state != POST_LIVE)
        return;
    words = markup_cut(arena_of(call), find_plain_of(call->ctx, question), DESCRIPTION_CHARS);
    page->layout.canonical = url_printf(call, "%.*s%.*s", STR_ARG(base), STR_ARG(page->question.link.text));
    page->layout.description = words.len ? words : question->title;
    page->layout.picture =
        url_printf(call, "%.*s/questions/%lld/picture.png", STR_ARG(base), (long long)question->id);
}

enum err question_page_show(struct call *call, const struct question_read *read, struct answer_form *form,
                            int status)
{
    struct question_order_view *order = NULL;
    struct question_page page = {
        .layout = layout_of(call, read->question.title),
        .question = question_view_of(call, read),
        .answers = ARENA_ARRAY(arena_of(call), struct post_view, read->answers.count),
        .answers_shown = read->answers.count,
        .form = form,
        .related = related_items_of(call, &read->related),
        .paused = answer_pause(call, read),
    };
    for (size_t i = 0; i < read->answers.count; i++)
        page.answers[i] = answer_view_of(call, read, &read->answers.at[i]);
    enum err err = read->marks.has_order ? question_order_view_of(call, read->question.id, &order) : OK;
    if (!err && form)
        err = ready_choice_of(call, read->question.id, form);
    if (err)
        return err;
    page.order = order;
    if (call->viewer.person_id && read->question.state == POST_LIVE)
        page.follow = (struct follow_view){
            url_printf(call, "/follow/question/%lld", (long long)read->question.id), read->follows};
    fill_head(call, read, &page);
    add_pages(call, read, &page);
    add_sorts(call, read, &page);
    tell(call, &page);
    page.layout.feed = url_printf(call, "/feeds/questions/%lld", (long long)read->question.id);
    fill_sharing(call, &read->question, &page);
    struct html h = html_of(call);
    page_question(&h, &page);
    return send_page(call, status);
}

/* Beside the people, who are named where their names are written. Another question's title changes with everything. */
static void name_what_is_shown(struct call *call, const struct question_read *read)
{
    topic_name(&call->shows, TOPIC_QUESTION, read->question.id);
    if (read->question.duplicate_of)
        topic_name(&call->shows, TOPIC_QUESTION, read->question.duplicate_of);
    for (size_t i = 0; i < read->related.count; i++)
        topic_name(&call->shows, TOPIC_QUESTION, read->related.at[i].id);
}

enum err question_show(struct call *call)
{
    int64_t id;
    struct question_read *read = ARENA_NEW(arena_of(call), struct question_read);
    if (!str_to_int(call->parameters[0], &id))
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no question at this address.");
    enum err err = question_read_from(call->ctx, &call->viewer, id, answers_wanted(call), read);
    if (err)
        return err;
    if (redirect_to_canonical(call, &read->question))
        return OK;
    name_what_is_shown(call, read);
    if (read->found.question_id)
        app_note_related(call->app, &read->found);
    if (read->unread) {
        app_note_seen(call->app, call->viewer.person_id, id);
        call->unread -= read->unread;
    }
    return question_page_show(call, read, answer_form_of(call, read), 200);
}
