#include "store/find.h"

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
