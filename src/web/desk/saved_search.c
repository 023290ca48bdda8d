/* Searches that a member keeps: what each has found since its owner last looked. */
#include "base/check.h"
#include "http/door/sent.h"
#include "pages.h"
#include "web/desk/handlers.h"
#include "web/desk/saved_view.h"
#include "web/kit/form_view.h"

const struct input saved_search_inputs[SAVED_SEARCH_INPUTS] = {
    {STR_INIT("q"), MAY_MISS, INPUT_LINE, 0, SAVED_TYPED_MAX},
    {STR_INIT("category"), MAY_MISS, INPUT_LINE, 0, SAVED_FILTER_MAX},
    {STR_INIT("tag"), MAY_MISS, INPUT_LINE, 0, SAVED_FILTER_MAX},
    {STR_INIT("user"), MAY_MISS, INPUT_LINE, 0, SAVED_FILTER_MAX},
    {STR_INIT("answered"), MAY_MISS, INPUT_LINE, 0, SAVED_FILTER_MAX},
    {STR_INIT("votes"), MAY_MISS, INPUT_LINE, 0, SAVED_FILTER_MAX},
};
const struct input seen_inputs[SEEN_INPUTS] = {
    {STR_INIT("newest"), STR_INIT(N_("Enter a question.")), INPUT_NUMBER, 1, 18},
};

/* ---- the list ---- */

static struct url search_url(struct call *call, const struct saved_search *search)
{
    struct buf query;
    const struct {
        const char *name;
        struct str value;
    } parts[] = {{"q", search->typed},    {"category", search->category}, {"tag", search->tag},
                 {"user", search->asker}, {"answered", search->answered}, {"votes", search->votes}};
    buf_init(&query, 8 * 1024);
    for (size_t i = 0; i < COUNT_OF(parts); i++)
        if (parts[i].value.len)
            form_put(&query, str_from(parts[i].name), parts[i].value);
    struct url url = url_printf(call, "/search?%.*s", STR_ARG(buf_str(&query)));
    buf_free(&query);
    return url;
}

static struct str filter_said(struct call *call, const char *name, struct str value)
{
    return value.len ? arena_printf(arena_of(call), " %s:%.*s", name, STR_ARG(value)) : STR_NONE;
}

/* As it could be typed: the names of filters are the same in every language. */
static struct str words_said(struct call *call, const struct saved_search *search)
{
    struct str words = arena_printf(arena_of(call), "%.*s%.*s%.*s%.*s%.*s%.*s", STR_ARG(search->typed),
                                    STR_ARG(filter_said(call, "category", search->category)),
                                    STR_ARG(filter_said(call, "tag", search->tag)),
                                    STR_ARG(filter_said(call, "user", search->asker)),
                                    STR_ARG(filter_said(call, "answered", search->answered)),
                                    STR_ARG(filter_said(call, "votes", search->votes)));
    return str_trim(words);
}

static struct str fresh_said(struct call *call, const struct search_found *fresh)
{
    int64_t count = fresh->count > 0 ? fresh->count : (int64_t)fresh->lines.count;
    if (!count)
        return call_say(call, "Nothing new");
    return fresh->more && fresh->count <= 0 ? call_say(call, "More than a page of new ones")
                                            : count_text(call, count, "{n} new", "{n} new");
}

static struct saved_item item_of(struct call *call, const struct saved_search_read *read)
{
    long long id = (long long)read->search.id;
    return (struct saved_item){.url = url_printf(call, "/account/searches/%lld", id),
                               .all = search_url(call, &read->search),
                               .remove = url_printf(call, "/account/searches/%lld/remove", id),
                               .words = words_said(call, &read->search),
                               .fresh = fresh_said(call, &read->fresh),
                               .any = read->fresh.lines.count > 0};
}

static enum err list_show(struct call *call, int status)
{
    struct saved_searches_read read;
    struct problem_view problem = {.text = STR_NONE};
    if (status >= 400)
        problem = problem_of(call);
    enum err err = saved_searches_read(call->ctx, &call->viewer, &read);
    if (err)
        return err;
    struct saved_searches_page page = {
        .layout = narrow_layout_of(call, STR(N_("Saved searches"))),
        .problem = problem,
        .items = ARENA_ARRAY(arena_of(call), struct saved_item, read.count + 1),
        .count = read.count,
    };
    page.layout.notice = said(call);
    for (size_t i = 0; i < read.count; i++)
        page.items[i] = item_of(call, &read.at[i]);
    struct html h = html_of(call);
    page_saved_searches(&h, &page);
    return send_page(call, status);
}

enum err saved_searches_show(struct call *call)
{
    return list_show(call, 200);
}

enum err saved_search_post(struct call *call)
{
    struct saved_search search = sent_search(call);
    enum err err = saved_search_keep(call->ctx, &call->viewer, &search);
    if (err)
        return form_refused(call, err, list_show);
    call_redirect(call, 303, STR("/account/searches?said=search-kept"));
    return OK;
}

/* ---- one ---- */

static enum err id_of(struct call *call, int64_t *id)
{
    return call_id(call, STR(N_("You keep no such search any more.")), id);
}

enum err saved_search_show(struct call *call)
{
    int64_t id;
    struct saved_search_read read;
    enum err err = id_of(call, &id);
    if (!err)
        err = saved_search_read(call->ctx, &call->viewer, id, &read);
    if (err)
        return err;
    struct saved_search_page page = {.layout = layout_of(call, STR(N_("Saved searches"))),
                                     .item = item_of(call, &read),
                                     .seen = url_printf(call, "/account/searches/%lld/seen", (long long)id),
                                     .items = found_items_of(call, &read.fresh.lines),
                                     .more = read.fresh.more};
    for (size_t i = 0; i < read.fresh.lines.count; i++)
        if (read.fresh.lines.at[i].id > page.newest)
            page.newest = read.fresh.lines.at[i].id;
    struct html h = html_of(call);
    page_saved_search(&h, &page);
    return send_page(call, 200);
}

enum err saved_search_seen_post(struct call *call)
{
    int64_t id, newest = 0;
    enum err err = id_of(call, &id);
    if (!err && !str_to_int(call_value(call, STR("newest")), &newest))
        err = fail(&call->ctx->failure, ERR_INPUT, "The form was not complete. Open the list again.");
    if (!err)
        err = saved_search_see(call->ctx, &call->viewer, id, newest);
    if (!err)
        call_redirect(call, 303, STR("/account/searches"));
    return err;
}

enum err saved_search_remove_post(struct call *call)
{
    int64_t id;
    enum err err = id_of(call, &id);
    if (!err)
        err = saved_search_remove(call->ctx, &call->viewer, id);
    if (!err)
        call_redirect(call, 303, STR("/account/searches?said=search-removed"));
    return err;
}
