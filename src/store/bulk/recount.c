#include "store/bulk/recount.h"

#include "base/check.h"
#include "row_readers.h"

enum err recount_questions(struct db *db, int64_t after, struct question_counts *rows, size_t *count)
{
    QUERY q;
    size_t read = 0;
    db_query(&q, db, SQL_recount_questions, INT(after), INT((int64_t)*count));
    while (query_next(&q))
        row_question_counts(&q, NULL, &rows[read++]);
    *count = read;
    return query_end(&q);
}

enum err recount_answers(struct db *db, int64_t after, struct answer_counts *rows, size_t *count)
{
    QUERY q;
    size_t read = 0;
    db_query(&q, db, SQL_recount_answers, INT(after), INT((int64_t)*count));
    while (query_next(&q))
        row_answer_counts(&q, NULL, &rows[read++]);
    *count = read;
    return query_end(&q);
}

static const struct {
    void (*read)(struct query *q, struct arena *arena, struct row_count *row);
    enum statement load, set;
} ones[ONE_COUNTS] = {
    [COUNT_COMMENT_FLAGS] = {row_comment_flags, SQL_recount_comments, SQL_recount_comment_set},
    [COUNT_CATEGORY_QUESTIONS] = {row_category_questions, SQL_recount_categories, SQL_recount_category_set},
    [COUNT_TAG_QUESTIONS] = {row_tag_questions, SQL_recount_tags, SQL_recount_tag_set},
    [COUNT_RELATED] = {row_related_count, SQL_recount_related, SQL_recount_related_set},
};

enum err recount_one(struct db *db, enum one_count which, int64_t after, struct row_count *rows,
                     size_t *count)
{
    QUERY q;
    size_t read = 0;
    check(which < ONE_COUNTS);
    db_query(&q, db, ones[which].load, INT(after), INT((int64_t)*count));
    while (query_next(&q))
        ones[which].read(&q, NULL, &rows[read++]);
    *count = read;
    return query_end(&q);
}

enum err recount_people(struct db *db, int64_t after, struct person_counts *rows, size_t *count)
{
    QUERY q;
    size_t read = 0;
    db_query(&q, db, SQL_recount_people, INT(after), INT((int64_t)*count));
    while (query_next(&q))
        row_person_counts(&q, NULL, &rows[read++]);
    *count = read;
    return query_end(&q);
}

enum err recount_terms_last(struct db *db, struct arena *arena, size_t rows, struct term_range *range)
{
    QUERY q;
    db_query(&q, db, SQL_recount_terms_last, TEXT(range->after), INT((int64_t)rows));
    return query_end_text(&q, arena, &range->last);
}

enum err recount_terms(struct db *db, struct arena *arena, struct term_range range, struct term_count *rows,
                       size_t *count)
{
    QUERY q;
    size_t read = 0;
    db_query(&q, db, SQL_recount_terms, TEXT(range.after), TEXT(range.last), INT((int64_t)*count));
    while (query_next(&q))
        row_term_count(&q, arena, &rows[read++]);
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
    return db_send(db, ones[which].set, INT(row->counted), INT(row->id));
}

enum err recount_terms_set(struct db *db, struct term_range range)
{
    enum err err = db_run(db, SQL_recount_terms_put, NULL, TEXT(range.after), TEXT(range.last));
    return err ? err : db_run(db, SQL_recount_terms_unused, NULL, TEXT(range.after), TEXT(range.last));
}
