#ifndef STORE_PEOPLE_PEOPLE_H
#define STORE_PEOPLE_PEOPLE_H
/* Lists of people. */
#include "store/people/person.h"

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

#endif
