#ifndef STORE_BULK_RECOUNT_H
#define STORE_BULK_RECOUNT_H
/* Every stored count beside what it counts; pages of rows in the order of their ids. */
#include "store/engine/rows.h"

/* What one row of a table stores and what there is. */
enum {
    QUESTION_UP,
    QUESTION_DOWN,
    QUESTION_VOTES,
    QUESTION_ANSWERS,
    QUESTION_COMMENTS,
    QUESTION_FLAGS,
    QUESTION_FAVOURITES,
    QUESTION_ACTIVE,
    QUESTION_HOTNESS,
    QUESTION_COUNTS
};
struct question_counts {
    int64_t id, views;
    struct instant created_at, newest_answer; /* newest_answer 0: none */
    int64_t stored[QUESTION_COUNTS];
    int64_t counted[QUESTION_COUNTS]; /* all but votes, active and hotness, which follow from the others */
};

enum { ANSWER_UP, ANSWER_DOWN, ANSWER_VOTES, ANSWER_COMMENTS, ANSWER_FLAGS, ANSWER_SOLVED, ANSWER_COUNTS };
struct answer_counts {
    int64_t id;
    int64_t stored[ANSWER_COUNTS];
    int64_t counted[ANSWER_COUNTS]; /* all but votes */
};

/* Rows of tables with one count. */
enum one_count {
    COUNT_COMMENT_FLAGS,
    COUNT_CATEGORY_QUESTIONS,
    COUNT_TAG_QUESTIONS,
    COUNT_RELATED,
    ONE_COUNTS
};
struct row_count {
    int64_t id, stored, counted;
};

struct person_counts {
    int64_t id, points, bonus, questions, answers; /* as stored */
};

struct term_count {
    struct str word;
    int64_t stored, counted;
};

/* The next rows behind the id `after`, at most *count; *count receives how many there are. */
enum err recount_questions(struct db *db, int64_t after, struct question_counts *rows,
                           size_t *count) MUST_USE;
enum err recount_answers(struct db *db, int64_t after, struct answer_counts *rows, size_t *count) MUST_USE;
enum err recount_one(struct db *db, enum one_count which, int64_t after, struct row_count *rows,
                     size_t *count) MUST_USE;
enum err recount_people(struct db *db, int64_t after, struct person_counts *rows, size_t *count) MUST_USE;

/*
 * The words behind `after` up to `last`. recount_terms_last tells the last one of a page of `rows` rows and those of its last
 * word; behind the last of all it is `after` itself, and empty where there is none.
 */
struct term_range {
    struct str after, last;
};
enum err recount_terms_last(struct db *db, struct arena *arena, size_t rows,
                            struct term_range *range) MUST_USE;
/* Only the words whose count differs, at most *count. */
enum err recount_terms(struct db *db, struct arena *arena, struct term_range range, struct term_count *rows,
                       size_t *count) MUST_USE;

/* Store what was counted. All but the terms are sent ahead: db_settle says how it went. */
enum err recount_question_set(struct db *db, const struct question_counts *row) MUST_USE;
enum err recount_answer_set(struct db *db, const struct answer_counts *row) MUST_USE;
enum err recount_one_set(struct db *db, enum one_count which, const struct row_count *row) MUST_USE;
enum err recount_terms_set(struct db *db, struct term_range range) MUST_USE;

#endif
