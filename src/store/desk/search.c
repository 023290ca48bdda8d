#include "store/desk/search.h"

#include "base/buf.h"
#include "base/check.h"
#include "row_readers.h"

#include <stdlib.h>

enum { WORDS_MAX_BYTES = 256 * 1024 };

enum err search_sources_load(struct db *db, struct arena *arena, int64_t after, size_t most,
                             struct search_sources *sources)
{
    QUERY q;
    *sources = (struct search_sources){.at = ARENA_ARRAY(arena, struct search_source, most)};
    db_query(&q, db, SQL_search_sources, INT(after), INT((int64_t)most));
    while (sources->count < most && query_next(&q))
        row_search_source(&q, arena, &sources->at[sources->count++]);
    return query_end(&q);
}

/* A line as the words of a tsvector, each with its place. A free place before them keeps phrases within their text. */
static struct str as_vector(struct arena *arena, struct str line)
{
    struct buf out;
    int64_t place = 1;
    buf_init(&out, 16 * line.len + 64);
    while (line.len) {
        buf_put_char(&out, '\'');
        buf_put(&out, str_cut(&line, ' '));
        buf_put(&out, STR("':"));
        buf_put_int(&out, ++place);
        buf_put_char(&out, ' ');
    }
    struct str vector = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return vector;
}

enum err search_text_put(struct db *db, struct arena *arena, const struct search_text *text)
{
    const struct str *lines[] = {&text->title, &text->tags, &text->body, &text->answers};
    struct value values[4];
    for (size_t i = 0; i < 4; i++)
        values[i] = TEXT(db_kind(db) == DB_SQLITE ? *lines[i] : as_vector(arena, *lines[i]));
    return db_run(db, SQL_search_text_put, NULL, INT(text->question_id), TEXT(text->language),
                  INT(text->digest), values[0], values[1], values[2], values[3]);
}

enum err search_text_delete(struct db *db, int64_t question_id)
{
    return db_run(db, SQL_search_text_delete, NULL, INT(question_id));
}

enum err words_version(struct db *db, int64_t *version)
{
    QUERY q;
    *version = 0;
    db_query(&q, db, SQL_made_version, TEXT(STR("words")));
    return query_end_id(&q, version);
}

enum err words_version_set(struct db *db, int64_t version)
{
    return db_run(db, SQL_made_set, NULL, INT(version), TEXT(STR("words")));
}

/* ---- a query in the words of each database ---- */

/* How FTS5 and tsquery say the same. */
struct tongue {
    const char *quote, *then, *begins, *and, * or, *not ;
};
static const struct tongue tongues[] = {
    [DB_SQLITE] = {"\"", " ", " *", " AND ", " OR ", " NOT "},
    [DB_POSTGRES] = {"'", "' <-> '", ":*", " & ", " | ", " & !"},
};

static void put(struct buf *out, const char *text)
{
    buf_put(out, str_from(text));
}

static void put_form(struct buf *out, const struct tongue *tongue, const struct search_form *form)
{
    struct str rest = form->words;
    put(out, "(");
    put(out, tongue->quote);
    while (rest.len) {
        buf_put(out, str_cut(&rest, ' '));
        if (rest.len)
            put(out, tongue->then);
    }
    put(out, tongue->quote);
    if (form->begins)
        put(out, tongue->begins);
    put(out, ")");
}

static void put_group(struct buf *out, const struct tongue *tongue, const struct search_group *group)
{
    put(out, "(");
    for (size_t i = 0; i < group->count; i++) {
        if (i)
            put(out, tongue->or);
        put_form(out, tongue, &group->forms[i]);
    }
    put(out, ")");
}

/* The wanted groups but the one at `except`, joined. */
static void put_groups(struct buf *out, const struct search_match *match, const struct tongue *tongue,
                       const char *join, size_t except)
{
    bool first = true;
    put(out, "(");
    for (size_t i = 0; i < match->count; i++) {
        if (match->groups[i].excluded || i == except)
            continue;
        if (!first)
            put(out, join);
        put_group(out, tongue, &match->groups[i]);
        first = false;
    }
    put(out, ")");
}

static void put_all_but_one(struct buf *out, const struct search_match *match, const struct tongue *tongue)
{
    bool first = true;
    put(out, "(");
    for (size_t i = 0; i < match->count; i++) {
        if (match->groups[i].excluded)
            continue;
        if (!first)
            put(out, tongue->or);
        put_groups(out, match, tongue, tongue->and, i);
        first = false;
    }
    put(out, ")");
}

static void put_without(struct buf *out, const struct search_match *match, const struct tongue *tongue)
{
    for (size_t i = 0; i < match->count; i++)
        if (match->groups[i].excluded) {
            put(out, tongue->not );
            put_group(out, tongue, &match->groups[i]);
        }
}

/* PostgreSQL ranks by each word only below an outermost OR: what has no title gets a word that no question has. */
static void put_title(struct buf *out, const struct search_match *match, const struct tongue *tongue)
{
    struct search_form form = {match->title.len ? match->title : STR("t0t"), false};
    put_form(out, tongue, &form);
}

static void put_reach(struct buf *out, const struct search_wish *wish, const struct tongue *tongue)
{
    switch (wish->reach) {
    case SEARCH_TITLE:
        put_title(out, wish->match, tongue);
        return;
    case SEARCH_ALL:
        put_groups(out, wish->match, tongue, tongue->and, SIZE_MAX);
        return;
    case SEARCH_ALL_BUT_ONE:
        put_all_but_one(out, wish->match, tongue);
        return;
    case SEARCH_SOME:
        put_groups(out, wish->match, tongue, tongue->or, SIZE_MAX);
    }
}

static struct str words_for(struct db *db, struct arena *arena, const struct search_wish *wish)
{
    const struct tongue *tongue = &tongues[db_kind(db)];
    struct buf out;
    buf_init(&out, WORDS_MAX_BYTES);
    put(&out, "((");
    put_reach(&out, wish, tongue);
    put_without(&out, wish->match, tongue);
    put(&out, ")");
    put(&out, tongue->or);
    put(&out, "(");
    put_title(&out, wish->match, tongue);
    put_without(&out, wish->match, tongue);
    put(&out, "))");
    check(!out.overflow);
    struct str words = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return words;
}

/* What none of the questions may have; empty: nothing is excluded. */
static struct str without_for(struct db *db, struct arena *arena, const struct search_match *match)
{
    const struct tongue *tongue = &tongues[db_kind(db)];
    struct buf out;
    buf_init(&out, WORDS_MAX_BYTES);
    for (size_t i = 0; i < match->count; i++) {
        if (i)
            put(&out, tongue->or);
        put_group(&out, tongue, &match->groups[i]);
    }
    struct str words = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return words;
}

/* ---- finding ---- */

static bool has_filter(const struct search_filter *filter)
{
    return filter->category_id || filter->not_category_id || filter->tag_id || filter->person_id ||
           filter->answered || filter->not_answered || filter->least_votes != INT64_MIN ||
           filter->fewer_votes != INT64_MAX || filter->behind;
}

struct search_fits {
    struct search_fit at[SEARCH_DEPTH + 1];
    size_t count;
};

static int by_fit(const void *a, const void *b)
{
    const struct search_fit *left = a, *right = b;
    if (left->fit != right->fit)
        return left->fit < right->fit ? 1 : -1;
    return left->question_id < right->question_id ? 1 : -1;
}

/* ---- narrowing ---- */

/* Whether few questions have so many votes. */
static enum err are_few(struct db *db, const struct search_filter *filter, bool *few)
{
    int64_t count = 0;
    *few = false;
    if (filter->least_votes <= 0)
        return OK;
    QUERY q;
    db_query(&q, db, SQL_search_few, INT(filter->least_votes), INT(SEARCH_FEW + 1));
    enum err err = query_end_id(&q, &count);
    *few = !err && count <= SEARCH_FEW;
    return err;
}

static void put_mark(struct buf *out, const struct tongue *tongue, struct str word)
{
    struct search_form form = {word, false};
    if (out->len)
        put(out, tongue->and);
    put_form(out, tongue, &form);
}

/* The words of the filters; empty: there are none, or they have yet to be put into the texts. */
static enum err marks_for(struct db *db, struct arena *arena, const struct search_filter *filter,
                          struct str *marks)
{
    int64_t version = 0;
    struct buf out;
    *marks = STR_NONE;
    if (!filter->person_id && !filter->tag_id)
        return OK;
    enum err err = words_version(db, &version);
    if (err || version != WORDS_VERSION)
        return err;
    buf_init(&out, 1024);
    if (filter->person_id)
        put_mark(&out, &tongues[db_kind(db)], person_word(arena, filter->person_id));
    if (filter->tag_id)
        put_mark(&out, &tongues[db_kind(db)], tag_word(arena, filter->tag));
    *marks = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return OK;
}

/* As the first of question_filters want them. */
#define FIRST_FILTERS(filter)                                                                                \
    INT((filter)->category_id), INT((filter)->not_category_id), INT((filter)->tag_id),                       \
        INT((filter)->person_id), INT((filter)->answered), INT((filter)->not_answered)

/* A search of the newest questions. */
struct newest {
    const struct search_filter *filter;
    struct value words, best, depth;
    struct str marks;
    bool few;
};

static void ask_newest(struct query *q, struct db *db, const struct newest *of)
{
    const struct search_filter *filter = of->filter;
    struct value votes = INT(filter->least_votes), behind = INT(filter->behind);
    if (of->marks.len)
        db_query(q, db, SQL_search_newest_marked, of->best, of->words, TEXT(of->marks), behind,
                 FIRST_FILTERS(filter), votes, INT(filter->fewer_votes), of->depth);
    else if (of->few)
        db_query(q, db, SQL_search_newest_of_few, of->best, of->words, votes, behind, FIRST_FILTERS(filter),
                 INT(filter->fewer_votes), of->depth);
    else if (has_filter(filter))
        db_query(q, db, SQL_search_newest_filtered, of->best, of->words, behind, FIRST_FILTERS(filter), votes,
                 INT(filter->fewer_votes), of->depth);
    else
        db_query(q, db, SQL_search_newest, of->best, of->words, of->depth);
}

/* The newest with the words, the best of them first. One more than are counted tells that there are more. */
static enum err find_newest(struct db *db, struct arena *arena, const struct search_wish *wish,
                            struct search_fits *found)
{
    const struct list_window *window = &wish->filter.window;
    struct newest of = {.filter = &wish->filter,
                        .words = TEXT(words_for(db, arena, wish)),
                        .best = INT((int64_t)(window->skip + window->most)),
                        .depth = INT((int64_t)COUNT_OF(found->at))};
    enum err err = marks_for(db, arena, of.filter, &of.marks);
    if (!err && of.marks.len == 0)
        err = are_few(db, of.filter, &of.few);
    if (err)
        return err;
    QUERY q;
    ask_newest(&q, db, &of);
    while (found->count < COUNT_OF(found->at) && query_next(&q))
        row_search_fit(&q, arena, &found->at[found->count++]);
    qsort(found->at, found->count, sizeof *found->at, by_fit);
    return query_end(&q);
}

static enum err load_window(struct db *db, struct arena *arena, const struct search_fits *found,
                            struct list_window window, struct question_lines *lines)
{
    int64_t ids[COUNT_OF(found->at)];
    size_t count = found->count > window.skip ? found->count - window.skip : 0;
    if (count > window.most)
        count = window.most;
    *lines = (struct question_lines){0};
    if (count == 0)
        return OK;
    for (size_t i = 0; i < count; i++)
        ids[i] = found->at[window.skip + i].question_id;
    QUERY q;
    db_query(&q, db, SQL_search_lines, TEXT(list_of_ids(arena, ids, count)));
    return question_lines_read(&q, arena, count, lines);
}

/* The questions that some filter leaves, when these are few. */
struct some {
    int64_t ids[SEARCH_SOME_MOST + 1];
    size_t count;
};

/* *found: there is a filter that leaves few. */
static enum err find_some(struct db *db, const struct search_filter *filter, struct some *some, bool *found)
{
    const struct {
        bool asked;
        enum statement ids;
        int64_t value;
    } ways[] = {
        {filter->behind > 0, SQL_search_ids_behind, filter->behind},
        {filter->person_id > 0, SQL_search_ids_of_person, filter->person_id},
        {filter->tag_id > 0, SQL_search_ids_of_tag, filter->tag_id},
        {filter->least_votes > 0, SQL_search_ids_voted, filter->least_votes},
        {filter->category_id > 0, SQL_search_ids_of_category, filter->category_id},
    };
    enum err err = OK;
    *found = false;
    for (size_t i = 0; !err && !*found && i < COUNT_OF(ways); i++) {
        if (!ways[i].asked)
            continue;
        QUERY q;
        db_query(&q, db, ways[i].ids, INT(ways[i].value), INT((int64_t)COUNT_OF(some->ids)));
        err = query_end_ids(&q, some->ids, COUNT_OF(some->ids), &some->count);
        *found = !err && some->count <= SEARCH_SOME_MOST;
    }
    return err;
}

/* Those that pass the filters, whatever their words. */
static enum err load_filtered(struct db *db, struct arena *arena, const struct search_wish *wish,
                              struct question_lines *lines)
{
    bool few;
    const struct search_filter *filter = &wish->filter;
    struct some *some = ARENA_NEW(arena, struct some);
    struct value votes = INT(filter->least_votes), fewer = INT(filter->fewer_votes);
    struct value behind = INT(filter->behind);
    struct value without = TEXT(without_for(db, arena, wish->match));
    struct value most = INT((int64_t)filter->window.most), skip = INT((int64_t)filter->window.skip);
    enum err err = find_some(db, filter, some, &few);
    if (err)
        return err;
    QUERY q;
    if (few)
        db_query(&q, db, SQL_search_filter_of, TEXT(list_of_ids(arena, some->ids, some->count)),
                 FIRST_FILTERS(filter), votes, fewer, behind, without, most, skip);
    else
        db_query(&q, db, SQL_search_filter, FIRST_FILTERS(filter), votes, fewer, behind, without, most, skip);
    return question_lines_read(&q, arena, filter->window.most, lines);
}

enum err search_load(struct db *db, struct arena *arena, const struct search_wish *wish,
                     struct search_hits *hits)
{
    struct search_fits *found = ARENA_NEW(arena, struct search_fits);
    *hits = (struct search_hits){.found = -1};
    if (!search_match_wants(wish->match))
        return load_filtered(db, arena, wish, &hits->lines);
    enum err err = find_newest(db, arena, wish, found);
    hits->found = (int64_t)found->count;
    return err ? err : load_window(db, arena, found, wish->filter.window, &hits->lines);
}

enum err search_group_any(struct db *db, struct arena *arena, const struct search_group *group, bool *any)
{
    QUERY q;
    struct buf out;
    int64_t count = 0;
    buf_init(&out, WORDS_MAX_BYTES);
    put_group(&out, &tongues[db_kind(db)], group);
    db_query(&q, db, SQL_search_any, TEXT(arena_copy(arena, buf_str(&out))));
    buf_free(&out);
    enum err err = query_end_id(&q, &count);
    *any = count > 0;
    return err;
}

enum err terms_beginning(struct db *db, struct arena *arena, struct str prefix, size_t most,
                         struct words *words)
{
    QUERY q;
    struct str end = arena_printf(arena, "%.*s\U0010FFFF", STR_ARG(prefix));
    *words = (struct words){.at = ARENA_ARRAY(arena, struct str, most)};
    db_query(&q, db, SQL_terms_beginning, TEXT(prefix), TEXT(end), INT((int64_t)most));
    return query_end_words(&q, arena, words->at, most, &words->count);
}
