#include "service/desk/saved_search.h"

#include "service/reach/tell.h"
#include "service/unit/right.h"

/* ---- whose it is ---- */

static enum err require_member(struct ctx *ctx, const struct viewer *viewer)
{
    return viewer->person_id
               ? OK
               : fail(&ctx->failure, ERR_REFUSED, "Sign in to keep searches: news comes to your account.");
}

static enum err load_own(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                         struct saved_search *search)
{
    enum err err = saved_search_load(ctx->db, ctx->arena, id, search);
    if (err == ERR_NOT_FOUND || (!err && search->person_id != viewer->person_id))
        return fail(&ctx->failure, ERR_NOT_FOUND, "You keep no such search any more.");
    return err;
}

/* ---- looking ---- */

static struct str or_typed(struct str in_words, struct str filter)
{
    return in_words.len ? in_words : filter;
}

/* Words and filters, as the page of search reads them. */
static struct search_query query_of(struct ctx *ctx, const struct saved_search *search)
{
    struct search_query query = search_query_read(ctx->arena, search->typed);
    query.is.category = or_typed(query.is.category, search->category);
    query.tag = or_typed(query.tag, search->tag);
    query.user = or_typed(query.user, search->asker);
    query.is.answered = or_typed(query.is.answered, search->answered);
    query.is.votes = or_typed(query.is.votes, search->votes);
    return query;
}

static enum err find_behind(struct ctx *ctx, const struct saved_search *search, int64_t after,
                            struct search_found *found)
{
    struct search_wanted wanted = {.query = query_of(ctx, search), .behind = after, .all_words = true};
    return find_search(ctx, &wanted, found);
}

/* ---- keeping ---- */

enum err saved_search_keep(struct ctx *ctx, const struct viewer *viewer, struct saved_search *search)
{
    struct saved_searches kept;
    struct search_query query = query_of(ctx, search);
    enum err err = require_member(ctx, viewer);
    if (!err && !search_query_asks(&query))
        err = fail(&ctx->failure, ERR_INPUT, "Type what to look for first, then keep the search.");
    if (!err)
        err = saved_search_list(ctx->db, ctx->arena, viewer->person_id, SAVED_SEARCHES_MAX, &kept);
    if (!err && kept.count >= SAVED_SEARCHES_MAX)
        err = fail(&ctx->failure, ERR_LIMIT, "You keep {most} searches already. Remove one first.",
                   PLACE_INT("most", SAVED_SEARCHES_MAX));
    if (!err)
        err = find_last_id(ctx, &search->seen_id);
    search->person_id = viewer->person_id;
    search->made_at = ctx->now;
    return err ? err : saved_search_put(ctx->db, search);
}

enum err saved_searches_read(struct ctx *ctx, const struct viewer *viewer, struct saved_searches_read *read)
{
    struct saved_searches kept = {0};
    enum err err = require_member(ctx, viewer);
    if (!err)
        err = saved_search_list(ctx->db, ctx->arena, viewer->person_id, SAVED_SEARCHES_MAX, &kept);
    *read = (struct saved_searches_read){
        .at = ARENA_ARRAY(ctx->arena, struct saved_search_read, SAVED_SEARCHES_MAX)};
    for (; !err && read->count < kept.count; read->count++) {
        struct saved_search_read *one = &read->at[read->count];
        one->search = kept.at[read->count];
        err = find_behind(ctx, &one->search, one->search.seen_id, &one->fresh);
    }
    return err;
}

enum err saved_search_read(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                           struct saved_search_read *read)
{
    enum err err = load_own(ctx, viewer, id, &read->search);
    return err ? err : find_behind(ctx, &read->search, read->search.seen_id, &read->fresh);
}

enum err saved_search_see(struct ctx *ctx, const struct viewer *viewer, int64_t id, int64_t newest)
{
    int64_t last;
    struct saved_search search;
    enum err err = load_own(ctx, viewer, id, &search);
    if (!err)
        err = find_last_id(ctx, &last);
    return err ? err : saved_search_set_seen(ctx->db, id, newest < last ? newest : last);
}

enum err saved_search_remove(struct ctx *ctx, const struct viewer *viewer, int64_t id)
{
    struct saved_search search;
    enum err err = load_own(ctx, viewer, id, &search);
    return err ? err : saved_search_delete(ctx->db, id);
}

/* ---- by time ---- */

/* With `page` for what is found, which is gone behind it. */
static enum err look_at(struct ctx *ctx, struct arena *page, const struct saved_search *search,
                        struct saved_news *news)
{
    struct arena *whole = ctx->arena;
    struct search_found found = {0};
    ctx->arena = page;
    enum err err = find_behind(ctx, search, search->told_id, &found);
    *news = (struct saved_news){search->id, search->told_id,
                                found.count > 0 ? found.count : (int64_t)found.lines.count};
    ctx->arena = whole;
    arena_reset(page);
    return err;
}

enum err saved_search_look(struct ctx *ctx, struct saved_look *look)
{
    enum { PAGE_BYTES = 64 << 20 };
    struct arena page; /* a page of a search holds long texts */
    struct saved_searches due = {0};
    struct saved_due which = {.before =
                                  instant_add(ctx->now, SPAN_MS(-(int64_t)SAVED_LOOK_MINUTES * 60 * 1000))};
    enum err err = find_last_id(ctx, &which.newest);
    if (!err)
        err = saved_search_load_due(ctx->db, ctx->arena, which, SAVED_ROUND, &due);
    *look = (struct saved_look){.newest = which.newest};
    arena_init(&page, PAGE_BYTES);
    for (size_t i = 0; !err && i < due.count; i++)
        err = look_at(ctx, &page, &due.at[i], &look->at[look->count++]);
    arena_free(&page);
    return err;
}

static enum err tell_one(struct ctx *ctx, const struct saved_news *news, int64_t newest)
{
    struct saved_search search;
    enum err err = saved_search_load(ctx->db, ctx->arena, news->search_id, &search);
    if (err == ERR_NOT_FOUND || (!err && search.told_id != news->told_id))
        return OK;
    if (!err && news->questions)
        err = tell_search(ctx, &(struct search_told){.search_id = search.id,
                                                     .person_id = search.person_id,
                                                     .typed = search.typed,
                                                     .questions = news->questions,
                                                     .newest = newest});
    return err ? err : saved_search_set_told(ctx->db, search.id, newest, ctx->now);
}

enum err saved_search_tell(struct ctx *ctx, const struct saved_look *look)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < look->count; i++)
        err = tell_one(ctx, &look->at[i], look->newest);
    return err;
}
