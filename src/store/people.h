#ifndef STORE_PEOPLE_H
#define STORE_PEOPLE_H
/* Lists of people, and of what one person or guest has written. */
#include "store/list.h"

enum people_sort { PEOPLE_BY_POINTS, PEOPLE_BY_AGE, PEOPLE_SORT_COUNT };

struct person_line {
    int64_t id;
    struct str handle, title;
    enum role role;
    int64_t points;
    struct instant created_at;
    int64_t question_count, answer_count;
};
struct person_lines {
    struct person_line *at;
    size_t count;
};

/* At most `most` lines behind the cursor (id 0: from the beginning). */
enum err people_load(struct db *db, struct arena *arena, enum people_sort sort, struct list_cursor after,
                     struct person_lines *lines) MUST_USE;
/* The people whose handle_key begins so, by name. */
enum err people_load_by_name(struct db *db, struct arena *arena, struct str key_begins,
                             struct person_lines *lines) MUST_USE;
/* Everybody above a member, the highest role first. */
enum err people_load_staff(struct db *db, struct arena *arena, struct person_lines *lines) MUST_USE;
enum err person_give_role(struct db *db, int64_t id, enum role role, struct str title) MUST_USE;
enum { PEOPLE_LOADED_MAX = 51 }; /* a page, and one more to know whether there is another */

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
/* A guest's live and held ones, newest first. */
enum { GUEST_POSTS_MAX = 200 };
enum err guest_questions(struct db *db, struct arena *arena, int64_t guest_id,
                         struct question_lines *lines) MUST_USE;
enum err guest_answers(struct db *db, struct arena *arena, int64_t guest_id,
                       struct answer_lines *lines) MUST_USE;

#endif
