#ifndef STORE_DESK_WRITTEN_H
#define STORE_DESK_WRITTEN_H
/* What one person or guest has written, as lists. */
#include "store/desk/list.h"

/* An answer as a list shows it, without its question's page. */
struct answer_line {
    int64_t id, question_id;
    struct str title, slug; /* the question's */
    struct str body;
    struct instant created_at;
    int64_t votes;
    enum post_state state;
    bool selected;
};
struct answer_lines {
    struct answer_line *at;
    size_t count;
};

enum { WRITTEN_LOADED_MAX = 21 };

/* A person's live questions or answers, newest first, at most WRITTEN_LOADED_MAX behind the cursor. */
enum err person_questions(struct db *db, struct arena *arena, int64_t person_id, struct list_cursor after,
                          struct question_lines *lines) MUST_USE;
enum err person_answers(struct db *db, struct arena *arena, int64_t person_id, struct list_cursor after,
                        struct answer_lines *lines) MUST_USE;
/* The live questions that a person has marked as favourites: the newest question first. */
enum err person_favourites(struct db *db, struct arena *arena, int64_t person_id, struct list_cursor after,
                           struct question_lines *lines) MUST_USE;
/* A guest's live and held ones, newest first. */
enum { GUEST_POSTS_MAX = 200 };
enum err guest_questions(struct db *db, struct arena *arena, int64_t guest_id,
                         struct question_lines *lines) MUST_USE;
enum err guest_answers(struct db *db, struct arena *arena, int64_t guest_id,
                       struct answer_lines *lines) MUST_USE;

#endif
