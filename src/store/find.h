#ifndef STORE_FIND_H
#define STORE_FIND_H
/* What finding needs: tags, the words that relate questions, and the text that search looks through. */
#include "store/rows.h"

/* Counts `count` further questions with the tag (made when new) and answers its id. */
enum err tag_add(struct db *db, struct str name, int64_t count, int64_t *id) MUST_USE;
enum err question_tag_insert(struct db *db, int64_t tag_id, struct instant created_at,
                             int64_t question_id) MUST_USE;

enum err question_tag_delete(struct db *db, int64_t question_id) MUST_USE;
enum err question_term_delete(struct db *db, int64_t question_id) MUST_USE;

/* One more (or one fewer) question has the word. */
enum err term_add(struct db *db, struct str word, int64_t count) MUST_USE;
/* How many questions have it; 0 for a word that none has. */
enum err term_count(struct db *db, struct str word, int64_t *count) MUST_USE;
enum err question_term_insert(struct db *db, struct str word, int64_t question_id) MUST_USE;
/* The newest questions that have the word, at most `most`: *count receives how many were found. */
enum err question_term_newest(struct db *db, struct str word, int64_t *ids, size_t most,
                              size_t *count) MUST_USE;

struct search_text {
    int64_t question_id;
    struct str title, tags, body, answers;
};
enum err search_text_put(struct db *db, const struct search_text *text) MUST_USE;
enum err search_text_delete(struct db *db, int64_t question_id) MUST_USE;

#endif
