#ifndef STORE_DESK_GUEST_H
#define STORE_DESK_GUEST_H
/* A guest's posts on their way to an account. What counts and points are made of is in tally.h. */
#include "core/desk/points.h"
#include "store/desk/post.h"

enum { GUEST_QUESTIONS_MAX = 50 };
/* The first questions of the guest, at most GUEST_QUESTIONS_MAX. */
enum err guest_question_ids(struct db *db, int64_t guest_id, int64_t *ids, size_t *count) MUST_USE;
/* Every post of the guest becomes the person's. */
enum err guest_posts_to_person(struct db *db, int64_t guest_id, int64_t person_id) MUST_USE;

/* A vote of a person on a post. */
struct own_vote {
    struct post_ref ref;
    int64_t vote;
};
struct own_votes {
    struct own_vote *at;
    size_t count;
};
enum { OWN_VOTES_MAX = 1000 };
/* Votes that a person has on posts that are the person's own; at most OWN_VOTES_MAX. */
enum err votes_on_own(struct db *db, struct arena *arena, int64_t person_id,
                      struct own_votes *votes) MUST_USE;

enum err person_set_counts(struct db *db, int64_t person_id, int64_t points,
                           const struct point_counts *counts) MUST_USE;

#endif
