#ifndef STORE_ORDER_QUESTION_ORDER_H
#define STORE_ORDER_QUESTION_ORDER_H
/* The order that a question carries, and who was invited to see it. */
#include "store/engine/rows.h"

struct question_order_link {
    int64_t person_id; /* the asker, who is the order's buyer */
    struct str ref;
};

struct invited_person {
    int64_t person_id;
    struct str handle;
};
enum { INVITED_MAX = 10, QUESTION_ORDER_CHOICES_MAX = 50 };
struct invited_people {
    struct invited_person at[INVITED_MAX];
    size_t count;
};

struct question_order_choice {
    struct str ref, marketplace, title;
    struct instant ordered_at;
};
struct question_order_choices {
    struct question_order_choice at[QUESTION_ORDER_CHOICES_MAX];
    size_t count;
};

/* ERR_NOT_FOUND (without a sentence) when the question carries none. */
enum err question_order_load(struct db *db, struct arena *arena, int64_t question_id,
                             struct question_order_link *link) MUST_USE;
enum err question_order_put(struct db *db, int64_t question_id, int64_t order_id, int64_t person_id,
                            struct instant at) MUST_USE;
/* The order and everybody's invitation. */
enum err question_order_delete(struct db *db, int64_t question_id) MUST_USE;

/* All that the person linked, and all invitations from and to the person. */
enum err question_order_erase(struct db *db, int64_t person_id) MUST_USE;

enum err question_invited_put(struct db *db, int64_t question_id, int64_t person_id,
                              struct instant at) MUST_USE;
enum err question_invited_delete(struct db *db, int64_t question_id, int64_t person_id) MUST_USE;
enum err question_invited_list(struct db *db, struct arena *arena, int64_t question_id,
                               struct invited_people *people) MUST_USE;
/* What the person bought: what is not over first, the newest first. */
enum err question_order_choices(struct db *db, struct arena *arena, int64_t person_id,
                                struct question_order_choices *choices) MUST_USE;

/* The first question that carries the order and shows it to this person; ERR_NOT_FOUND (without a sentence): none. */
enum err question_order_shown(struct db *db, int64_t order_id, int64_t person_id, bool moderates,
                              int64_t *question_id) MUST_USE;

#endif
