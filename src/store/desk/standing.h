#ifndef STORE_DESK_STANDING_H
#define STORE_DESK_STANDING_H
/* What a member's points come from, post by post; and the votes that the member gave. */
#include "store/desk/list.h"
#include "store/desk/post.h"

struct point_post {
    struct post_ref ref; /* a question or an answer */
    int64_t question_id;
    struct str title, slug; /* the question's */
    struct instant created_at;
    int64_t up, down; /* votes */
    bool
        chosen; /* an answer that somebody else accepted; a question whose asker accepted somebody else's answer */
};
struct point_posts {
    struct point_post *at;
    size_t count;
};
struct given_vote {
    struct post_ref ref;
    int64_t question_id;
    struct str title, slug; /* the question's */
    int64_t vote;           /* 1 or -1 */
    struct instant voted_at;
};
struct given_votes {
    struct given_vote *at;
    size_t count;
};
enum { STANDING_LOADED_MAX = 51 }; /* a page, and one more to know whether there is another */

/* Live ones with the name behind the cursor, the newest first, at most STANDING_LOADED_MAX; as in the next. */
enum err point_posts_load(struct db *db, struct arena *arena, int64_t person_id, struct list_cursor after,
                          struct point_posts *posts) MUST_USE;
enum err given_votes_load(struct db *db, struct arena *arena, int64_t person_id, struct list_cursor after,
                          struct given_votes *votes) MUST_USE;

#endif
