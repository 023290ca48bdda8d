#ifndef STORE_DESK_PICTURE_H
#define STORE_DESK_PICTURE_H
/* Pictures that stand with posts. Their files are kept by store/order/evidence.h, once for each hash. */
#include "core/desk/post.h"
#include "store/engine/rows.h"

struct picture_row {
    int64_t id, question_id, position;
    struct post_ref on;
    struct str words;            /* what can be seen; empty: nobody said */
    struct str hash, small_hash; /* empty: it was taken away, like the next */
    struct str mime;
    int64_t width, height, small_width, small_height; /* pixels */
    struct instant created_at, removed_at;
    struct str removed_by; /* a handle; empty: a guest, or nobody */
};
struct picture_rows {
    struct picture_row *at;
    size_t count;
};
/* PICTURES_OF_POST_EVER: with those that were taken away. */
enum { PICTURES_OF_QUESTION_MAX = 1000, PICTURES_OF_POST_MAX = 4, PICTURES_OF_POST_EVER = 40 };

/* With its two hashes; the files are there. */
enum err picture_insert(struct db *db, const struct picture_row *row) MUST_USE;
/* Those of a question, its answers and all comments, post by post; also those that were taken away. */
enum err picture_of_question(struct db *db, struct arena *arena, int64_t question_id,
                             struct picture_rows *rows) MUST_USE;
/* The same of one post. */
enum err picture_of_post(struct db *db, struct arena *arena, struct post_ref on,
                         struct picture_rows *rows) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) when there is none. */
enum err picture_load(struct db *db, struct arena *arena, int64_t id, struct picture_row *row) MUST_USE;
/* person_id 0: a guest did it. Its files go when nothing else shows them. */
enum err picture_remove(struct db *db, const struct picture_row *row, int64_t person_id,
                        struct instant now) MUST_USE;
enum err picture_set_words(struct db *db, int64_t id, struct str words) MUST_USE;
/* A post became another. */
enum err picture_move(struct db *db, struct post_ref from, struct post_ref to) MUST_USE;

#endif
