#include "store/desk/find.h"

#include "base/check.h"
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
    enum err err = db_run(db, SQL_related_forget, NULL, INT(question_id));
    return err ? err : db_run(db, SQL_question_term_delete, NULL, INT(question_id));
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
    db_query(&q, db, SQL_question_term_newest, TEXT(word), INT((int64_t)most));
    return query_end_ids(&q, ids, most, count);
}

static enum err read_rarest(struct query *q, struct arena *arena, struct rare_words *rarest)
{
    rarest->count = 0;
    while (rarest->count < RARE_WORDS && query_next(q))
        row_rare_word(q, arena, &rarest->at[rarest->count++]);
    return query_end(q);
}

enum err terms_rarest(struct db *db, struct arena *arena, const struct str *words, size_t count,
                      struct rare_words *rarest)
{
    QUERY q;
    db_query(&q, db, SQL_terms_rarest, TEXT(list_of_words(arena, words, count)), INT(RARE_WORDS));
    return read_rarest(&q, arena, rarest);
}

enum err terms_rarest_of(struct db *db, struct arena *arena, int64_t question_id, struct rare_words *rarest)
{
    QUERY q;
    db_query(&q, db, SQL_terms_rarest_of_question, INT(question_id), INT(RARE_WORDS));
    return read_rarest(&q, arena, rarest);
}

static void read_ids(struct arena *arena, struct str text, size_t most, struct found_questions *found)
{
    found->at = ARENA_ARRAY(arena, int64_t, most);
    while (text.len && found->count < most) {
        check(str_to_int(str_cut(&text, ','), &found->at[found->count]));
        found->count++;
    }
}

enum err question_terms_newest(struct db *db, struct arena *arena, const struct rare_words *words,
                               size_t each, struct newest_found *found)
{
    QUERY q;
    struct str word[RARE_WORDS] = {0}; /* no question has the empty word */
    *found = (struct newest_found){0};
    for (size_t i = 0; i < words->count; i++)
        word[i] = words->at[i].word;
    db_query(&q, db, SQL_question_terms_newest, TEXT(word[0]), INT((int64_t)each), TEXT(word[1]),
             TEXT(word[2]), TEXT(word[3]), TEXT(word[4]), TEXT(word[5]));
    while (query_next(&q)) {
        struct found_ids row = {0};
        row_found_ids(&q, arena, &row);
        check(row.word >= 0 && row.word <= RARE_WORDS);
        if (row.word < RARE_WORDS)
            read_ids(arena, row.ids, each, &found->of[row.word]);
        else
            check(row.ids.len == 0 || str_to_int(row.ids, &found->newest));
    }
    return query_end(&q);
}

enum err related_load(struct db *db, struct arena *arena, int64_t question_id, size_t most,
                      struct question_lines *lines)
{
    QUERY q;
    db_query(&q, db, SQL_related_lines, INT(question_id), INT((int64_t)most));
    return similar_lines_read(&q, arena, most, lines);
}

enum err related_keep(struct db *db, struct arena *arena, const struct related *related)
{
    return db_run(db, SQL_related_keep, NULL, TEXT(list_of_ids(arena, related->ids, related->count)),
                  INT(related->question_id), INT(related->newest));
}

enum err related_forget_all(struct db *db)
{
    return db_run0(db, SQL_related_forget_all, NULL);
}

enum err related_forget(struct db *db, struct str word, size_t each)
{
    return db_run(db, SQL_related_forget_with, NULL, TEXT(word), INT((int64_t)each));
}

/* ---- tags ---- */

enum err tag_load(struct db *db, struct arena *arena, struct str name, struct tag *tag)
{
    QUERY q;
    db_query(&q, db, SQL_tag_by_name, TEXT(name));
    return one_tag(&q, arena, tag);
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

enum err sitemap_parts_load(struct db *db, struct arena *arena, int64_t size, struct sitemap_parts *parts)
{
    QUERY q;
    size_t room = 0;
    *parts = (struct sitemap_parts){NULL, 0};
    db_query(&q, db, SQL_sitemap_parts, INT(size));
    while (query_next(&q)) {
        parts->at = arena_grow(arena, parts->at, parts->count, &room, sizeof *parts->at);
        row_sitemap_part(&q, arena, &parts->at[parts->count++]);
    }
    return query_end(&q);
}

/* ---- categories ---- */

static enum err load_unanswered(struct db *db, struct arena *arena, size_t most, struct category_state *state)
{
    QUERY q;
    db_query0(&q, db, SQL_category_unanswered);
    while (state->unanswered_count < most && query_next(&q))
        row_category_unanswered(&q, arena, &state->unanswered[state->unanswered_count++]);
    return query_end(&q);
}

enum err category_state_load(struct db *db, struct arena *arena, size_t most, struct category_state *state)
{
    QUERY q;
    *state = (struct category_state){.news = ARENA_ARRAY(arena, struct category_news, most),
                                     .unanswered = ARENA_ARRAY(arena, struct category_unanswered, most)};
    db_query0(&q, db, SQL_category_news);
    while (state->news_count < most && query_next(&q))
        row_category_news(&q, arena, &state->news[state->news_count++]);
    enum err err = query_end(&q);
    return err ? err : load_unanswered(db, arena, most, state);
}
