#include "store/desk/search.h"

#include "base/buf.h"
#include "base/check.h"
#include "row_readers.h"

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
    return filter->category_id || filter->tag_id || filter->person_id || filter->answered ||
           filter->least_votes != INT64_MIN || filter->behind;
}

enum err search_load(struct db *db, struct arena *arena, const struct search_wish *wish,
                     struct search_hits *hits)
{
    QUERY q;
    const struct search_filter *filter = &wish->filter;
    size_t most = filter->window.most;
    struct value category = INT(filter->category_id), tag = INT(filter->tag_id);
    struct value person = INT(filter->person_id), answered = INT(filter->answered);
    struct value votes = INT(filter->least_votes), count = INT((int64_t)most);
    struct value skip = INT((int64_t)filter->window.skip), behind = INT(filter->behind);
    *hits = (struct search_hits){.found = -1};
    if (!search_match_wants(wish->match)) {
        db_query(&q, db, SQL_search_filter, category, tag, person, answered, votes, behind,
                 TEXT(without_for(db, arena, wish->match)), count, skip);
        return question_lines_read(&q, arena, most, &hits->lines);
    }
    *hits = (struct search_hits){.lines = {.at = ARENA_ARRAY(arena, struct question_line, most)}};
    struct value words = TEXT(words_for(db, arena, wish)), depth = INT(SEARCH_DEPTH);
    if (has_filter(filter))
        db_query(&q, db, SQL_search_find, words, category, tag, person, answered, votes, behind, depth, count,
                 skip);
    else
        db_query(&q, db, SQL_search_find_all, words, depth, count, skip);
    while (hits->lines.count < most && query_next(&q)) {
        row_question_line(&q, arena, &hits->lines.at[hits->lines.count++]);
        hits->found = query_int(&q);
    }
    return query_end(&q);
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
    while (words->count < most && query_next(&q))
        words->at[words->count++] = query_text(&q, arena);
    return query_end(&q);
}
