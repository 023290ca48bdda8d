#ifndef STORE_BULK_BULK_H
#define STORE_BULK_BULK_H
/*
 * Rows with ids of their own, many at a time: what import writes. Counts stay zero; see recount.h. Whatever
 * writes here is sent ahead (db_send): db_settle says how it went, and comes before anything is read.
 */
#include "base/map.h"
#include "store/desk/question.h"
#include "store/site/setting.h"

enum err bulk_person_insert(struct db *db, const struct person *person, struct str handle_key) MUST_USE;
/* A confirmed address; nothing when somebody has it. */
enum err bulk_mailbox_insert(struct db *db, int64_t person_id, struct str email,
                             struct str email_key) MUST_USE;
/* Without the parent, which may come later. */
enum err bulk_category_insert(struct db *db, const struct category_row *row) MUST_USE;
enum err bulk_category_set_parent(struct db *db, int64_t id, int64_t parent_id) MUST_USE;
enum err bulk_question_insert(struct db *db, const struct question *question) MUST_USE;

/* An answer, or a comment. */
struct bulk_reply {
    int64_t id, question_id, answer_id, person_id; /* answer_id counts for comments */
    struct str name;                               /* of somebody without an account */
    struct str body;
    enum post_state state;
    struct instant created_at;
};
enum err bulk_answer_insert(struct db *db, const struct bulk_reply *answer) MUST_USE;
enum err bulk_comment_insert(struct db *db, const struct bulk_reply *comment) MUST_USE;

struct bulk_vote {
    struct post_ref ref;
    int64_t person_id, vote;
    struct instant created_at;
};
/* ERR_CONFLICT when the person has voted on the post before. */
enum err bulk_vote_insert(struct db *db, const struct bulk_vote *vote) MUST_USE;

enum err bulk_tag_insert(struct db *db, int64_t id, struct str name) MUST_USE;
enum err bulk_question_tag_insert(struct db *db, int64_t tag_id, struct instant created_at,
                                  int64_t question_id) MUST_USE;
enum err bulk_term_insert(struct db *db, struct str word, int64_t question_id) MUST_USE;
enum err bulk_select(struct db *db, int64_t question_id, int64_t answer_id) MUST_USE;
enum err bulk_set_duplicate(struct db *db, int64_t question_id, int64_t duplicate_of) MUST_USE;
enum err bulk_set_bonus(struct db *db, int64_t person_id, int64_t bonus) MUST_USE;

enum err question_any(struct db *db, bool *any) MUST_USE;
/* What is there before an import, as maps: *last receives the greatest id. Names live in the arena. */
enum err bulk_people(struct db *db, struct arena *arena, struct map *ids, struct map *names) MUST_USE;
enum err bulk_categories(struct db *db, struct arena *arena, struct map *ids, struct map *names) MUST_USE;
enum err bulk_tags(struct db *db, struct arena *arena, struct map *names, int64_t *last) MUST_USE;
enum err bulk_questions(struct db *db, struct map *ids) MUST_USE;
/* The value is the answer's question. */
enum err bulk_answers(struct db *db, struct map *ids) MUST_USE;
enum err bulk_comments(struct db *db, struct map *ids) MUST_USE;

/* Ids that the database gives from now on come behind all that are there. */
enum err bulk_ids_behind(struct db *db) MUST_USE;

#endif
