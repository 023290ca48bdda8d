#include "service/desk/search.h"

#include "base/check.h"
#include "store/people/person.h"
#include "text/kit/nearest.h"

#include <stdlib.h>

enum {
    LOOSE_GROUPS = 6,   /* of a long sentence, its rarest words are enough */
    SAME_TITLE_MAX = 5, /* questions with just the title that was typed */
    NEAR_CHARS_MIN = 4, /* shorter words are near to too many */
    NEAR_PREFIX = 2,    /* characters that a mistyped word has right */
    NEAR_WORDS = 1000   /* that begin so */
};

/* ---- filters ---- */

static bool answered_from(struct str name, enum search_answered *answered)
{
    *answered = str_eq(name, STR("yes"))        ? SEARCH_ANSWERED
                : str_eq(name, STR("no"))       ? SEARCH_UNANSWERED
                : str_eq(name, STR("accepted")) ? SEARCH_ACCEPTED
                                                : SEARCH_ANY;
    return name.len == 0 || *answered != SEARCH_ANY;
}

static bool category_from(const struct ctx *ctx, struct str slug, int64_t *category_id)
{
    const struct category *category = site_category_by_slug(ctx->site, slug);
    *category_id = category ? category->id : 0;
    return slug.len == 0 || category;
}

static bool votes_from(struct str typed, int64_t otherwise, int64_t *votes)
{
    *votes = otherwise;
    return typed.len == 0 || str_to_int(typed, votes);
}

/* What needs no look into the database; the name of the filter that makes no sense stays in *unknown. */
static void narrow(const struct ctx *ctx, const struct search_query *query, struct search_filter *filter,
                   struct str *unknown)
{
    const struct search_narrowing *is = &query->is, *is_not = &query->is_not;
    bool category = category_from(ctx, is->category, &filter->category_id) &&
                    category_from(ctx, is_not->category, &filter->not_category_id);
    bool answered = answered_from(is->answered, &filter->answered) &&
                    answered_from(is_not->answered, &filter->not_answered);
    bool votes = votes_from(is->votes, INT64_MIN, &filter->least_votes) &&
                 votes_from(is_not->votes, INT64_MAX, &filter->fewer_votes);
    if (!category || !answered || !votes)
        *unknown = !category ? STR("category") : !answered ? STR("answered") : STR("votes");
}

static enum err find_person(struct ctx *ctx, struct str handle, struct search_filter *filter)
{
    struct person person;
    enum err err = person_load_by_handle(ctx->db, ctx->arena, text_fold(ctx->arena, handle), &person);
    filter->person_id = err ? 0 : person.id;
    return err;
}

static enum err find_tag(struct ctx *ctx, struct str name, struct search_filter *filter)
{
    struct tag tag;
    enum err err = tag_find(ctx, name, &tag);
    filter->tag_id = err ? 0 : tag.id;
    filter->tag = err ? STR_NONE : tag.name;
    return err;
}

/* The names in the query as ids. What is not there leaves its filter's name in *unknown. */
static enum err resolve(struct ctx *ctx, const struct search_query *query, struct search_filter *filter,
                        struct str *unknown)
{
    enum err err = OK;
    *filter = (struct search_filter){0};
    narrow(ctx, query, filter, unknown);
    if (query->tag.len && (err = find_tag(ctx, query->tag, filter)) == ERR_NOT_FOUND)
        *unknown = STR("tag");
    if (err && err != ERR_NOT_FOUND)
        return err;
    if (query->user.len && (err = find_person(ctx, query->user, filter)) == ERR_NOT_FOUND)
        *unknown = STR("user");
    return err == ERR_NOT_FOUND ? OK : err;
}

/* The words by which what is excluded by name is found. */
static enum err look_up_names(struct ctx *ctx, struct search_query *query, struct str *unknown)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < query->term_count; i++) {
        struct search_term *term = &query->terms[i];
        struct search_filter of = {0};
        if (!term->names)
            continue;
        bool tag = term->names == TERM_TAG;
        err = tag ? find_tag(ctx, term->text, &of) : find_person(ctx, term->text, &of);
        if (err == ERR_NOT_FOUND) {
            *unknown = tag ? STR("tag") : STR("user");
            err = OK;
        } else if (!err) {
            term->mark = tag ? tag_word(ctx->arena, of.tag) : person_word(ctx->arena, of.person_id);
        }
    }
    return err;
}

/* ---- a mistyped word ---- */

/* The word of a title that is stored as `term`, as somebody wrote it. */
static enum err written_as(struct ctx *ctx, struct str term, struct str *written)
{
    int64_t id;
    size_t count;
    struct question_line line;
    struct word_reader reader;
    struct word word;
    enum err err = question_term_newest(ctx->db, term, &id, 1, &count);
    *written = STR_NONE;
    if (err || count == 0)
        return err;
    err = question_line_load(ctx->db, ctx->arena, id, &line);
    if (err)
        return err == ERR_NOT_FOUND ? OK : err;
    struct str folded =
        word_fold(ctx->arena, arena_printf(ctx->arena, "%.*s %.*s", STR_ARG(line.tags), STR_ARG(line.title)));
    word_reader_begin(&reader, ctx->arena, folded, language_of(folded));
    while (written->len == 0 && word_next(&reader, &word))
        if (str_eq(word.stem, term))
            *written = word.typed;
    word_reader_end(&reader);
    return OK;
}

static enum err nearest_to(struct ctx *ctx, struct str typed, struct str *meant)
{
    struct words words;
    struct str folded = word_plain(ctx->arena, word_fold(ctx->arena, typed));
    *meant = STR_NONE;
    if (str_char_count(folded) < NEAR_CHARS_MIN || str_find_char(folded, ' ') < folded.len)
        return OK;
    enum err err =
        terms_beginning(ctx->db, ctx->arena, str_char_prefix(folded, NEAR_PREFIX), NEAR_WORDS, &words);
    struct str near = err ? STR_NONE : nearest_name(folded, words.at, words.count);
    return err || near.len == 0 ? err : written_as(ctx, near, meant);
}

/* What was typed, with this word that nobody knows put right, too. */
static enum err guess_meant(struct ctx *ctx, const struct search_wanted *wanted, struct str unknown,
                            struct search_found *found)
{
    struct str meant, typed = found->meant.len ? found->meant : wanted->query.typed;
    enum err err = nearest_to(ctx, unknown, &meant);
    size_t at = str_find(typed, unknown);
    if (err || meant.len == 0 || at == typed.len || str_eq(meant, unknown))
        return err;
    found->meant = arena_printf(ctx->arena, "%.*s%.*s%.*s", STR_ARG(str_slice(typed, 0, at)), STR_ARG(meant),
                                STR_ARG(str_slice(typed, at + unknown.len, typed.len)));
    return OK;
}

/* ---- finding less than all ---- */

/* Nothing but one word or phrase: that no question has it is known by then. */
static bool is_alone(const struct search_wanted *wanted, const struct search_match *match)
{
    return match->count == 1 && !search_query_narrows(&wanted->query);
}

/* Takes out the words that no question has. */
static enum err drop_unknown(struct ctx *ctx, const struct search_wanted *wanted, struct search_match *match,
                             struct search_found *found)
{
    size_t kept = 0;
    enum err err = OK;
    found->missing = (struct words){.at = ARENA_ARRAY(ctx->arena, struct str, SEARCH_TERMS_MAX)};
    for (size_t i = 0; !err && i < match->count; i++) {
        bool any = match->groups[i].excluded;
        if (!any && !is_alone(wanted, match))
            err = search_group_any(ctx->db, ctx->arena, &match->groups[i], &any);
        if (any)
            match->groups[kept++] = match->groups[i];
        else
            found->missing.at[found->missing.count++] = match->groups[i].typed;
    }
    match->count = kept;
    for (size_t i = 0; !err && i < found->missing.count; i++)
        err = guess_meant(ctx, wanted, found->missing.at[i], found);
    return err;
}

struct weighed {
    int64_t questions; /* with it in their title */
    size_t group;
};

static int by_rarity(const void *a, const void *b)
{
    const struct weighed *left = a, *right = b;
    if (left->questions != right->questions)
        return left->questions > right->questions ? 1 : -1;
    return (left->group > right->group) - (left->group < right->group);
}

static enum err weigh(struct ctx *ctx, const struct search_group *group, struct weighed *weighed)
{
    enum err err = OK;
    for (size_t i = 0; !err && i < group->count; i++) {
        int64_t questions = 0;
        struct str rest = group->forms[i].words;
        err = term_count(ctx->db, str_cut(&rest, ' '), &questions);
        weighed->questions += questions;
    }
    return err;
}

/* Keeps the rarest few of many words. */
static enum err keep_rarest(struct ctx *ctx, struct search_match *match)
{
    struct weighed weighed[SEARCH_TERMS_MAX];
    size_t wanted = 0, count = match->count;
    struct search_match kept = *match;
    enum err err = OK;
    for (size_t i = 0; !err && i < count; i++) {
        weighed[i] = (struct weighed){match->groups[i].excluded ? -1 : 0, i};
        if (!match->groups[i].excluded)
            err = weigh(ctx, &match->groups[i], &weighed[i]);
    }
    if (err || count <= LOOSE_GROUPS)
        return err;
    qsort(weighed, count, sizeof *weighed, by_rarity);
    kept.count = 0;
    for (size_t i = 0; i < count && wanted < LOOSE_GROUPS; i++) {
        kept.groups[kept.count++] = match->groups[weighed[i].group];
        wanted += !match->groups[weighed[i].group].excluded;
    }
    *match = kept;
    return OK;
}

/* The window of what is found that far; *any is true when something is, though none may stand in the window. */
static enum err load_reach(struct ctx *ctx, struct search_wish *wish, enum search_reach reach,
                           struct search_hits *hits, bool *any)
{
    struct search_wish first = *wish;
    struct search_hits one;
    wish->reach = reach;
    enum err err = search_load(ctx->db, ctx->arena, wish, hits);
    *any = hits->lines.count > 0;
    if (err || *any || wish->filter.window.skip == 0)
        return err;
    first.reach = reach;
    first.filter.window = (struct list_window){0, 1};
    err = search_load(ctx->db, ctx->arena, &first, &one);
    *any = one.lines.count > 0;
    return err;
}

static size_t wanted_groups(const struct search_match *match)
{
    size_t count = 0;
    for (size_t i = 0; i < match->count; i++)
        count += !match->groups[i].excluded;
    return count;
}

/* All of the words, else as many as can be. */
static enum err load_best(struct ctx *ctx, const struct search_wanted *wanted, struct search_wish *wish,
                          struct search_hits *hits, struct search_found *found)
{
    /* With how many words another reach finds something else. */
    static const struct {
        enum search_reach reach;
        size_t words;
    } loose[] = {{SEARCH_ALL, 1}, {SEARCH_ALL_BUT_ONE, 3}, {SEARCH_SOME, 2}};
    struct search_match fewer = found->match;
    bool any;
    enum err err = load_reach(ctx, wish, SEARCH_ALL, hits, &any);
    if (err || any || wanted->all_words || !search_match_wants(wish->match))
        return err;
    err = drop_unknown(ctx, wanted, &fewer, found);
    if (!err)
        err = keep_rarest(ctx, &fewer);
    size_t words = wanted_groups(&fewer);
    if (err || words == 0 || (words == 1 && found->missing.count == 0))
        return err;
    fewer.title = STR_NONE;
    wish->match = &fewer;
    for (size_t i = 0; !err && !any && i < COUNT_OF(loose); i++)
        if (words >= loose[i].words)
            err = load_reach(ctx, wish, loose[i].reach, hits, &any);
    found->loosened = any;
    wish->match = &found->match;
    return err;
}

/* Questions with just the title that was typed go to the top, however old they are. */
static enum err lift_same_title(struct ctx *ctx, const struct search_wish *wish, struct question_lines *lines)
{
    struct search_wish same = *wish;
    struct search_hits hits;
    if (wish->match->title.len == 0 || wish->filter.window.skip)
        return OK;
    same.reach = SEARCH_TITLE;
    same.filter.window = (struct list_window){0, SAME_TITLE_MAX};
    enum err err = search_load(ctx->db, ctx->arena, &same, &hits);
    if (err || hits.lines.count == 0)
        return err;
    struct question_lines both = {
        .at = ARENA_ARRAY(ctx->arena, struct question_line, hits.lines.count + lines->count)};
    for (size_t i = 0; i < hits.lines.count; i++)
        both.at[both.count++] = hits.lines.at[i];
    for (size_t i = 0; i < lines->count; i++) {
        bool there = false;
        for (size_t k = 0; k < hits.lines.count; k++)
            there |= hits.lines.at[k].id == lines->at[i].id;
        if (!there)
            both.at[both.count++] = lines->at[i];
    }
    *lines = both;
    return OK;
}

enum err find_search(struct ctx *ctx, const struct search_wanted *wanted, struct search_found *found)
{
    struct search_wish wish = {.match = &found->match};
    struct search_hits hits = {.found = -1};
    struct search_query query = wanted->query;
    *found = (struct search_found){.count = -1};
    if (!search_query_asks(&query))
        return OK;
    enum err err = look_up_names(ctx, &query, &found->unknown);
    search_match_of(ctx->arena, &query, &found->match);
    if (!err)
        err = resolve(ctx, &query, &wish.filter, &found->unknown);
    if (err || found->unknown.len)
        return err;
    wish.filter.behind = wanted->behind;
    wish.filter.window = (struct list_window){wanted->page * LIST_PAGE, LIST_PAGE + 1};
    err = load_best(ctx, wanted, &wish, &hits, found);
    if (!err && search_match_wants(&found->match))
        err = lift_same_title(ctx, &wish, &hits.lines);
    found->lines = hits.lines;
    found->count = hits.found;
    found->more = hits.lines.count > LIST_PAGE && wanted->page + 1 < SEARCH_PAGES_MAX;
    if (found->lines.count > LIST_PAGE)
        found->lines.count = LIST_PAGE;
    return err;
}
