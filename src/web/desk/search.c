/* Search: what was typed, the filters beside it, and what was found with its words marked. */
#include "service/desk/search.h"
#include "base/check.h"
#include "pages.h"
#include "text/clock/locale.h"
#include "web/desk/find_view.h"
#include "web/desk/handlers.h"
#include "web/kit/show.h"

enum { TYPED_MAX_CHARS = 300, EXCERPT_CHARS = 240 };

static struct str typed_filter(struct call *call, const char *name, struct str in_words)
{
    struct str value = str_trim(form_get(&call->query, str_from(name)));
    return in_words.len ? in_words : str_char_prefix(value, 100);
}

/* A filter stands in its own field or among the words ("tag:customs"); the words win. */
static void read_filters(struct call *call, struct search_query *query)
{
    query->is.category = typed_filter(call, "category", query->is.category);
    query->tag = typed_filter(call, "tag", query->tag);
    query->user = typed_filter(call, "user", query->user);
    query->is.answered = typed_filter(call, "answered", query->is.answered);
    query->is.votes = typed_filter(call, "votes", query->is.votes);
}

static struct question_items marked_items(struct call *call, const struct search_match *match,
                                          const struct question_lines *lines)
{
    struct arena *arena = arena_of(call);
    struct question_items items = found_items_of(call, lines);
    for (size_t i = 0; i < lines->count; i++) {
        struct str body = find_plain(call->ctx, &lines->at[i]);
        items.at[i].marked_title =
            (struct safe_html){search_marked(arena, match, lines->at[i].title, items.at[i].title.len)};
        items.at[i].marked_excerpt = (struct safe_html){search_marked(arena, match, body, EXCERPT_CHARS)};
    }
    return items;
}

/* "/search?q=...&page=2" with the same filters. */
static struct url page_url(struct call *call, const struct search_page *page, size_t number)
{
    struct buf query;
    buf_init(&query, 8 * 1024);
    const struct {
        const char *name;
        struct str value;
    } parts[] = {{"q", page->typed},   {"category", page->category}, {"tag", page->tag},
                 {"user", page->user}, {"answered", page->answered}, {"votes", page->votes}};
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (parts[i].value.len)
            form_put(&query, str_from(parts[i].name), parts[i].value);
    struct url url = url_printf(call, "/search?%.*s%spage=%zu", STR_ARG(buf_str(&query)),
                                query.len ? "&" : "", number + 1);
    buf_free(&query);
    return url;
}

/* What came of the words, beside the questions. */
static void tell_found(struct call *call, const struct search_found *found, struct search_page *page)
{
    struct buf query;
    page->unknown = found->unknown;
    page->count = found->count;
    page->count_most = SEARCH_DEPTH;
    page->loosened = found->loosened;
    page->missing =
        locale_list(arena_of(call), call->language, LIST_ITEMS, found->missing.at, found->missing.count);
    page->meant = found->meant;
    buf_init(&query, 8 * 1024);
    form_put(&query, STR("q"), found->meant);
    page->meant_url = url_printf(call, "/search?%.*s", STR_ARG(buf_str(&query)));
    buf_free(&query);
}

static bool looks_like_number(const struct search_query *query)
{
    if (query->term_count != 1 || query->terms[0].text.len < 8)
        return false;
    struct str text = query->terms[0].text;
    size_t digits = 0;
    for (size_t i = 0; i < text.len; i++)
        digits += text.at[i] >= '0' && text.at[i] <= '9';
    return digits >= 7;
}

static void add_category_choices(struct call *call, struct search_page *page)
{
    const struct site *site = call->ctx->site;
    page->categories = category_options_of(call, STR_NONE);
    page->slugs = ARENA_ARRAY(arena_of(call), struct str, site->category_count);
    for (size_t i = 0; i < site->category_count; i++) {
        page->slugs[i] = site->categories[i].slug;
        page->categories.at[i].chosen = str_eq(page->slugs[i], page->category);
    }
}

enum err search_show(struct call *call)
{
    struct search_found found = {0};
    struct str typed = str_char_prefix(str_trim(form_get(&call->query, STR("q"))), TYPED_MAX_CHARS);
    struct search_wanted wanted = {.query = search_query_read(arena_of(call), typed)};
    int64_t number = 1;
    read_filters(call, &wanted.query);
    if (form_has(&call->query, STR("page")) && !str_to_int(form_get(&call->query, STR("page")), &number))
        number = 1;
    if (number > SEARCH_PAGES_MAX)
        return fail(&call->ctx->failure, ERR_NOT_FOUND, "There is no page at this address.");
    wanted.page = (size_t)number - 1;
    const struct search_query *query = &wanted.query;
    struct search_page page = {.layout = layout_of(call, typed.len ? typed : STR(N_("Search"))),
                               .typed = typed,
                               .category = query->is.category,
                               .tag = query->tag,
                               .user = query->user,
                               .answered = query->is.answered,
                               .votes = query->is.votes,
                               .asked = search_query_asks(query),
                               .keeps = call->viewer.person_id != 0,
                               .stale = app_words_stale(call->app)};
    enum err err = page.asked ? call_look_limit(call, LIMIT_SEARCH) : OK;
    if (!err && page.asked)
        err = find_search(call->ctx, &wanted, &found);
    if (err)
        return err;
    tell_found(call, &found, &page);
    page.items = marked_items(call, &found.match, &found.lines);
    page.first = wanted.page * LIST_PAGE + 1;
    if (found.more)
        page.next = page_url(call, &page, wanted.page + 1);
    if (wanted.page)
        page.previous = page_url(call, &page, wanted.page - 1);
    if (looks_like_number(query))
        page.track = url_printf(call, "/track?number=%.*s", STR_ARG(encoded(call, query->terms[0].text)));
    add_category_choices(call, &page);
    struct html h = html_of(call);
    page_search(&h, &page);
    return send_page(call, 200);
}
