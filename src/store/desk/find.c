#include "store/desk/find.h"

#include "base/buf.h"
#include "row_readers.h"

enum err tag_add(struct db *db, struct str name, int64_t count, int64_t *id)
{
    QUERY q;
    db_query(&q, db, SQL_tag_add, TEXT(name), INT(count));
    return query_end_id(&q, id);
}

enum err question_tag_insert(struct db *db, int64_t tag_id, struct instant created_at, int64_t question_id)
{
    return db_run(db, SQL_question_tag_insert, NULL, INT(tag_id), INT(created_at.ms), INT(question_id));
}

enum err question_tag_delete(struct db *db, int64_t question_id)
{
    return db_run(db, SQL_question_tag_delete, NULL, INT(question_id));
}

enum err question_term_delete(struct db *db, int64_t question_id)
{
    return db_run(db, SQL_question_term_delete, NULL, INT(question_id));
}

enum err term_add(struct db *db, struct str word, int64_t count)
{
    return db_run(db, SQL_term_add, NULL, TEXT(word), INT(count));
}

enum err term_count(struct db *db, struct str word, int64_t *count)
{
    QUERY q;
    *count = 0;
    db_query(&q, db, SQL_term_count, TEXT(word));
    enum err err = query_end_id(&q, count);
    return err == ERR_NOT_FOUND ? OK : err;
}

enum err question_term_insert(struct db *db, struct str word, int64_t question_id)
{
    return db_run(db, SQL_question_term_insert, NULL, TEXT(word), INT(question_id));
}

enum err question_term_newest(struct db *db, struct str word, int64_t *ids, size_t most, size_t *count)
{
    QUERY q;
    *count = 0;
    db_query(&q, db, SQL_question_term_newest, TEXT(word), INT((int64_t)most));
    while (*count < most && query_next(&q))
        ids[(*count)++] = query_int(&q);
    return query_end(&q);
}

enum err search_text_put(struct db *db, const struct search_text *text)
{
    return db_run(db, SQL_search_text_put, NULL, INT(text->question_id), TEXT(text->title), TEXT(text->tags),
                  TEXT(text->body), TEXT(text->answers));
}

enum err search_text_delete(struct db *db, int64_t question_id)
{
    return db_run(db, SQL_search_text_delete, NULL, INT(question_id));
}

/* ---- tags ---- */

enum err tag_load(struct db *db, struct arena *arena, struct str name, struct tag *tag)
{
    QUERY q;
    db_query(&q, db, SQL_tag_by_name, TEXT(name));
    bool found = query_next(&q);
    if (found)
        row_tag(&q, arena, tag);
    return query_end_one(&q, found);
}

enum err tag_list_load(struct db *db, struct arena *arena, struct str prefix, size_t most,
                       struct tag_list *list)
{
    QUERY q;
    struct str end = arena_printf(arena, "%.*s\U0010FFFF", STR_ARG(prefix));
    *list = (struct tag_list){.at = ARENA_ARRAY(arena, struct tag, most)};
    db_query(&q, db, SQL_tag_list, TEXT(prefix), TEXT(end), INT((int64_t)most));
    while (list->count < most && query_next(&q))
        row_tag(&q, arena, &list->at[list->count++]);
    return query_end(&q);
}

/* ---- search ---- */

/* Newest questions with the words that are ranked: bounds what a word costs that most questions have. */
enum { SEARCH_DEPTH = 500 };

/* Quoted, so that nothing in it is an operator. */
static void put_quoted(struct buf *out, struct str text)
{
    buf_put_char(out, '"');
    for (size_t i = 0; i < text.len; i++)
        buf_put_char(out, text.at[i] == '"' ? ' ' : text.at[i]);
    buf_put(out, STR("\" "));
}

static bool any_wanted(const struct search_query *query)
{
    for (size_t i = 0; i < query->term_count; i++)
        if (!query->terms[i].excluded)
            return true;
    return false;
}

/* In FTS5 `"a" "b" NOT "c"`, for websearch_to_tsquery `"a" "b" -"c"`. */
static struct str words_for(struct db *db, struct arena *arena, const struct search_query *query)
{
    struct buf out;
    buf_init(&out, 16 * 1024);
    for (int excluded = 0; excluded < 2; excluded++)
        for (size_t i = 0; i < query->term_count; i++) {
            if (query->terms[i].excluded != (excluded == 1))
                continue;
            if (excluded)
                buf_put(&out, db_kind(db) == DB_SQLITE ? STR("NOT ") : STR("-"));
            put_quoted(&out, query->terms[i].text);
        }
    struct str words = arena_copy(arena, buf_str(&out));
    buf_free(&out);
    return words;
}

enum err search_load(struct db *db, struct arena *arena, const struct search_query *query,
                     const struct search_filter *filter, struct question_lines *lines)
{
    QUERY q;
    struct value category = INT(filter->category_id), tag = INT(filter->tag_id);
    struct value person = INT(filter->person_id), answered = INT(filter->answered);
    struct value votes = INT(filter->least_votes), count = INT((int64_t)filter->window.most);
    struct value skip = INT((int64_t)filter->window.skip);
    if (any_wanted(query))
        db_query(&q, db, SQL_search_find, TEXT(words_for(db, arena, query)), category, tag, person, answered,
                 votes, INT(SEARCH_DEPTH), count, skip);
    else
        db_query(&q, db, SQL_search_filter, category, tag, person, answered, votes, count, skip);
    return question_lines_read(&q, arena, filter->window.most, lines);
}

/* ---- the sitemap ---- */

enum err site_pages_load(struct db *db, struct arena *arena, struct id_span span, size_t most,
                         struct site_pages *pages)
{
    QUERY q;
    *pages = (struct site_pages){.at = ARENA_ARRAY(arena, struct site_page, most)};
    db_query(&q, db, SQL_question_ids_behind, INT(span.behind), INT(span.last), INT((int64_t)most));
    while (pages->count < most && query_next(&q)) {
        struct site_page *page = &pages->at[pages->count++];
        row_site_page(&q, arena, page);
    }
    return query_end(&q);
}

enum err question_last_id(struct db *db, int64_t *id)
{
    QUERY q;
    db_query0(&q, db, SQL_question_id_last);
    return query_end_id(&q, id);
}
