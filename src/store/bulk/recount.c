#include "store/bulk/recount.h"

#include "base/check.h"

static void read_question_counts(struct query *q, struct question_counts *row)
{
    row->id = query_int(q);
    row->created_at = query_instant(q);
    row->views = query_int(q);
    for (int i = 0; i < QUESTION_COUNTS; i++)
        row->stored[i] = query_int(q);
    row->counted[QUESTION_UP] = query_int(q);
    row->counted[QUESTION_DOWN] = query_int(q);
    row->counted[QUESTION_ANSWERS] = query_int(q);
    row->newest_answer = query_instant(q);
    row->counted[QUESTION_COMMENTS] = query_int(q);
    row->counted[QUESTION_FLAGS] = query_int(q);
    row->counted[QUESTION_FAVOURITES] = query_int(q);
}

enum err recount_questions(struct db *db, int64_t after, struct question_counts *rows, size_t *count)
{
    QUERY q;
    size_t read = 0;
    db_query(&q, db, SQL_recount_questions, INT(after), INT((int64_t)*count));
    while (query_next(&q))
        read_question_counts(&q, &rows[read++]);
    *count = read;
    return query_end(&q);
}

static void read_answer_counts(struct query *q, struct answer_counts *row)
{
    row->id = query_int(q);
    for (int i = 0; i < ANSWER_COUNTS; i++)
        row->stored[i] = query_int(q);
    row->counted[ANSWER_UP] = query_int(q);
    row->counted[ANSWER_DOWN] = query_int(q);
    row->counted[ANSWER_COMMENTS] = query_int(q);
    row->counted[ANSWER_FLAGS] = query_int(q);
    row->counted[ANSWER_SOLVED] = query_int(q);
}

enum err recount_answers(struct db *db, int64_t after, struct answer_counts *rows, size_t *count)
{
    QUERY q;
    size_t read = 0;
    db_query(&q, db, SQL_recount_answers, INT(after), INT((int64_t)*count));
    while (query_next(&q))
        read_answer_counts(&q, &rows[read++]);
    *count = read;
    return query_end(&q);
}

/* reads, writes */
static const enum statement one_statements[ONE_COUNTS][2] = {
    [COUNT_COMMENT_FLAGS] = {SQL_recount_comments, SQL_recount_comment_set},
    [COUNT_CATEGORY_QUESTIONS] = {SQL_recount_categories, SQL_recount_category_set},
    [COUNT_TAG_QUESTIONS] = {SQL_recount_tags, SQL_recount_tag_set},
};

enum err recount_one(struct db *db, enum one_count which, int64_t after, struct row_count *rows,
                     size_t *count)
{
    QUERY q;
    size_t read = 0;
    check(which < ONE_COUNTS);
    db_query(&q, db, one_statements[which][0], INT(after), INT((int64_t)*count));
    while (query_next(&q)) {
        struct row_count *row = &rows[read++];
        row->id = query_int(&q);
        row->stored = query_int(&q);
        row->counted = query_int(&q);
    }
    *count = read;
    return query_end(&q);
}

enum err recount_people(struct db *db, int64_t after, struct person_counts *rows, size_t *count)
{
    QUERY q;
    size_t read = 0;
    db_query(&q, db, SQL_recount_people, INT(after), INT((int64_t)*count));
    while (query_next(&q)) {
        struct person_counts *row = &rows[read++];
        row->id = query_int(&q);
        row->points = query_int(&q);
        row->bonus = query_int(&q);
        row->questions = query_int(&q);
        row->answers = query_int(&q);
    }
    *count = read;
    return query_end(&q);
}

enum err recount_terms(struct db *db, struct arena *arena, struct term_count *rows, size_t *count)
{
    QUERY q;
    size_t read = 0;
    db_query(&q, db, SQL_recount_terms, INT((int64_t)*count));
    while (query_next(&q)) {
        struct term_count *row = &rows[read++];
        row->word = query_text(&q, arena);
        row->stored = query_int(&q);
        row->counted = query_int(&q);
    }
    *count = read;
    return query_end(&q);
}

enum err recount_question_set(struct db *db, const struct question_counts *row)
{
    const int64_t *counted = row->counted;
    return db_send(db, SQL_recount_question_set, INT(counted[QUESTION_UP]), INT(counted[QUESTION_DOWN]),
                   INT(counted[QUESTION_VOTES]), INT(counted[QUESTION_ANSWERS]),
                   INT(counted[QUESTION_COMMENTS]), INT(counted[QUESTION_FLAGS]),
                   INT(counted[QUESTION_FAVOURITES]), INT(counted[QUESTION_ACTIVE]),
                   INT(counted[QUESTION_HOTNESS]), INT(row->id));
}

enum err recount_answer_set(struct db *db, const struct answer_counts *row)
{
    const int64_t *counted = row->counted;
    return db_send(db, SQL_recount_answer_set, INT(counted[ANSWER_UP]), INT(counted[ANSWER_DOWN]),
                   INT(counted[ANSWER_VOTES]), INT(counted[ANSWER_COMMENTS]), INT(counted[ANSWER_FLAGS]),
                   INT(counted[ANSWER_SOLVED]), INT(row->id));
}

enum err recount_one_set(struct db *db, enum one_count which, const struct row_count *row)
{
    check(which < ONE_COUNTS);
    return db_send(db, one_statements[which][1], INT(row->counted), INT(row->id));
}

enum err recount_terms_set(struct db *db)
{
    enum err err = db_run0(db, SQL_recount_terms_put, NULL);
    return err ? err : db_run0(db, SQL_recount_terms_unused, NULL);
}
