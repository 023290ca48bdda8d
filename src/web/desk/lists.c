/* Lists of questions: all, a category's, a tag's; and the lists of categories and tags themselves. */
#include "web/desk/lists.h"
#include "pages.h"
#include "text/desk/words.h"
#include "web/desk/handlers.h"

#include "service/reach/follow.h"
#include "service/unit/site.h"
#include "web/desk/find_view.h"
#include "web/kit/follow_view.h"
#include "web/kit/show.h"

/* What tells one list from another on its page. */
struct list_frame {
    enum list_scope scope;
    struct str path; /* encoded: "/questions", "/tags/customs" */
    struct url feed;
};

static void add_tabs(struct call *call, struct list_page *page, const struct list_frame *frame,
                     enum list_sort chosen)
{
    static const struct str labels[SORT_COUNT] = {
        [SORT_RECENT] = STR_INIT(N_("Recent")),    [SORT_HOT] = STR_INIT(N_("Hot")),
        [SORT_VOTES] = STR_INIT(N_("Most votes")), [SORT_ANSWERS] = STR_INIT(N_("Most answers")),
        [SORT_VIEWS] = STR_INIT(N_("Most views")), [SORT_UNANSWERED] = STR_INIT(N_("Unanswered")),
    };
    for (size_t i = 0; i < SORT_COUNT; i++)
        if (list_has(frame->scope, (enum list_sort)i))
            page->tabs[page->tab_count++] =
                (struct tab){say(call->language, labels[i]),
                             url_printf(call, "%.*s?sort=%.*s", STR_ARG(frame->path),
                                        STR_ARG(list_sort_name((enum list_sort)i))),
                             i == chosen};
}

static void add_next(struct call *call, struct list_page *page, const struct list_frame *frame,
                     const struct list *list, enum list_sort sort)
{
    if (list->next.id)
        page->next =
            url_printf(call, "%.*s?sort=%.*s&after=%lld.%lld", STR_ARG(frame->path),
                       STR_ARG(list_sort_name(sort)), (long long)list->next.value, (long long)list->next.id);
}

/* The first page in the usual order is what search engines keep. */
static struct url canonical_of(struct call *call, const struct list_frame *frame, bool first)
{
    return first ? url_printf(call, "%.*s%.*s", STR_ARG(base_url(call)), STR_ARG(frame->path))
                 : url_own(STR_NONE);
}

/* The same questions, in the same order, as a table. */
static struct url csv_of(struct call *call, const struct list_frame *frame, enum list_sort sort)
{
    static const char *const names[] = {
        [LIST_ALL] = "", [LIST_CATEGORY] = "&category=", [LIST_TAG] = "&tag="};
    struct str one = frame->scope == LIST_ALL ? STR_NONE : frame->path;
    while (str_find_char(one, '/') < one.len)
        one = str_slice(one, str_find_char(one, '/') + 1, one.len);
    return url_printf(call, "/questions.csv?sort=%.*s%s%.*s", STR_ARG(list_sort_name(sort)),
                      names[frame->scope], STR_ARG(one));
}

static enum err send_list(struct call *call, struct list_wanted *wanted, struct list_page *page,
                          const struct list_frame *frame)
{
    struct list list;
    wanted->after = cursor_of(call);
    if (!list_sort_from(form_get(&call->query, STR("sort")), &wanted->sort) ||
        !list_has(frame->scope, wanted->sort))
        wanted->sort = SORT_RECENT;
    enum err err = find_list(call->ctx, wanted, &list);
    if (err)
        return err;
    page->items = question_items_of(call, &list.lines);
    page->layout.feed = frame->feed;
    page->layout.canonical = canonical_of(call, frame, call->exchange->request.query.len == 0);
    page->csv = csv_of(call, frame, wanted->sort);
    add_tabs(call, page, frame, wanted->sort);
    add_next(call, page, frame, &list, wanted->sort);
    struct html h = html_of(call);
    page_questions(&h, page);
    return send_page(call, 200);
}

enum err questions_show(struct call *call)
{
    struct list_wanted wanted = {0};
    struct list_page page = {.layout = layout_of(call, STR(N_("Questions"))),
                             .heading = call_say(call, "Questions")};
    struct list_frame frame = {LIST_ALL, STR("/questions"), url_own(STR("/feeds/questions"))};
    return send_list(call, &wanted, &page, &frame);
}

/* ---- one category, one tag ---- */

static struct link_view category_link(struct call *call, const struct category *category)
{
    return (struct link_view){category->name,
                              url_printf(call, "/categories/%.*s", STR_ARG(encoded(call, category->slug))),
                              category->question_count, (size_t)category->depth};
}

static void add_children(struct call *call, const struct category *category, struct list_page *page)
{
    const struct site *site = call->ctx->site;
    page->children.at = ARENA_ARRAY(arena_of(call), struct link_view, site->category_count);
    for (size_t i = 0; i < site->category_count; i++)
        if (site->categories[i].parent_id == category->id)
            page->children.at[page->children.count++] = category_link(call, &site->categories[i]);
}

enum err category_of(struct call *call, const struct category **category)
{
    *category = site_category_by_slug(call->ctx->site, call->parameters[0]);
    if (*category)
        return OK;
    return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no category at this address.");
}

enum err category_show(struct call *call)
{
    const struct category *category;
    enum err err = category_of(call, &category);
    if (err)
        return err;
    struct list_wanted wanted = {.category = category};
    struct str slug = encoded(call, category->slug);
    struct list_frame frame = {LIST_CATEGORY, url_printf(call, "/categories/%.*s", STR_ARG(slug)).text,
                               url_printf(call, "/feeds/categories/%.*s", STR_ARG(slug))};
    struct list_page page = {.layout = layout_of(call, category->name), .heading = category->name};
    struct follow_view follow;
    err = follow_view_of(call, FOLLOW_CATEGORY, category->id, false, &follow);
    if (err)
        return err;
    page.follow = &follow;
    const struct category *parent = site_category(call->ctx->site, category->parent_id);
    if (parent)
        page.parent = category_link(call, parent);
    add_children(call, category, &page);
    return send_list(call, &wanted, &page, &frame);
}

enum err tag_of(struct call *call, struct tag *tag)
{
    enum err err = tag_find(call->ctx, call->parameters[0], tag);
    return err == ERR_NOT_FOUND ? fail(&call->ctx->failure, ERR_NOT_FOUND, "No question has this tag.") : err;
}

enum err tag_show(struct call *call)
{
    struct tag tag;
    enum err err = tag_of(call, &tag);
    if (err)
        return err;
    if (!str_eq(tag.name, text_small(arena_of(call), call->parameters[0]))) { /* it was renamed or merged */
        call_redirect(call, 301, tag_url(call, tag.name).text);
        return OK;
    }
    struct list_wanted wanted = {.tag_id = tag.id};
    struct str name = encoded(call, tag.name);
    struct list_frame frame = {LIST_TAG, url_printf(call, "/tags/%.*s", STR_ARG(name)).text,
                               url_printf(call, "/feeds/tags/%.*s", STR_ARG(name))};
    struct str heading = call_fill(call, "Tag: {name}", PLACES(PLACE("name", tag.name)));
    struct list_page page = {.layout = layout_of(call, heading), .heading = heading, .about = tag.about};
    struct follow_view follow;
    err = follow_view_of(call, FOLLOW_TAG, tag.id, false, &follow);
    if (err)
        return err;
    page.follow = &follow;
    return send_list(call, &wanted, &page, &frame);
}

/* ---- all categories, all tags ---- */

/* Of a category with all below it, as its count of questions is. */
struct category_sum {
    int64_t unanswered;
    const struct category_news *newest; /* NULL: none */
};

static void take_newest(struct category_sum *sum, const struct category_news *news)
{
    const struct category_news *so_far = sum->newest;
    if (news && (!so_far || instant_since(news->created_at, so_far->created_at).ms > 0 ||
                 (news->created_at.ms == so_far->created_at.ms && news->id > so_far->id)))
        sum->newest = news;
}

static struct category_sum own_sum(const struct category *category, const struct category_state *state)
{
    struct category_sum sum = {0};
    for (size_t i = 0; i < state->unanswered_count; i++)
        if (state->unanswered[i].category_id == category->id)
            sum.unanswered = state->unanswered[i].count;
    for (size_t i = 0; i < state->news_count; i++)
        if (state->news[i].category_id == category->id)
            take_newest(&sum, &state->news[i]);
    return sum;
}

/* Children stand behind their parent: from the end, each is whole before it is added to it. */
static struct category_sum *sum_up(struct call *call, const struct category_state *state)
{
    const struct site *site = call->ctx->site;
    struct category_sum *sums = ARENA_ARRAY(arena_of(call), struct category_sum, site->category_count);
    for (size_t i = 0; i < site->category_count; i++)
        sums[i] = own_sum(&site->categories[i], state);
    for (size_t i = site->category_count; i-- > 0;) {
        size_t parent = i;
        while (parent-- > 0 && site->categories[parent].id != site->categories[i].parent_id)
            ;
        if (parent >= i)
            continue;
        sums[parent].unanswered += sums[i].unanswered;
        take_newest(&sums[parent], sums[i].newest);
    }
    return sums;
}

/* With its newest question and with how many wait for an answer. */
static struct category_view category_view_of(struct call *call, const struct category *category,
                                             const struct category_sum *sum)
{
    struct category_view view = {.link = category_link(call, category), .unanswered = sum->unanswered};
    const struct category_news *news = sum->newest;
    if (news) {
        view.title = news->title;
        view.url = question_url(call, news->id, news->slug);
        view.iso = when_iso(arena_of(call), news->created_at);
        view.when = date_text(call, news->created_at);
        view.exactly = when_long(arena_of(call), call_reading(call), news->created_at);
    }
    view.unanswered_url = url_printf(call, "%.*s?sort=unanswered", STR_ARG(view.link.url.text));
    return view;
}

enum err categories_show(struct call *call)
{
    const struct site *site = call->ctx->site;
    struct category_state state;
    struct category_list_page page = {
        .layout = layout_of(call, STR(N_("Categories"))),
        .at = ARENA_ARRAY(arena_of(call), struct category_view, site->category_count),
        .count = site->category_count};
    enum err err = find_category_state(call->ctx, &state);
    if (err)
        return err;
    struct category_sum *sums = sum_up(call, &state);
    for (size_t i = 0; i < site->category_count; i++)
        page.at[i] = category_view_of(call, &site->categories[i], &sums[i]);
    page.layout.canonical = url_printf(call, "%.*s/categories", STR_ARG(base_url(call)));
    struct html h = html_of(call);
    page_categories(&h, &page);
    return send_page(call, 200);
}

enum err tags_show(struct call *call)
{
    struct tag_list list;
    struct links_page page = {
        .layout = layout_of(call, STR(N_("Tags"))),
        .wanted = str_char_prefix(str_trim(form_get(&call->query, STR("q"))), TAG_CHARS_MAX),
    };
    enum err err = tags_named(call->ctx, page.wanted, &list);
    if (err)
        return err;
    page.links = (struct links){ARENA_ARRAY(arena_of(call), struct link_view, list.count), list.count};
    for (size_t i = 0; i < list.count; i++)
        page.links.at[i] =
            (struct link_view){list.at[i].name, tag_url(call, list.at[i].name), list.at[i].question_count, 0};
    page.csv = page.wanted.len ? url_printf(call, "/tags.csv?q=%.*s", STR_ARG(encoded(call, page.wanted)))
                               : url_own(STR("/tags.csv"));
    if (page.wanted.len == 0)
        page.layout.canonical = url_printf(call, "%.*s/tags", STR_ARG(base_url(call)));
    struct html h = html_of(call);
    page_tags(&h, &page);
    return send_page(call, 200);
}
