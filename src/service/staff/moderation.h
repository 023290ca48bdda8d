#ifndef SERVICE_STAFF_MODERATION_H
#define SERVICE_STAFF_MODERATION_H
/* The moderators' queue and what is done from it. Verdicts on single posts are post_turn's (change.h). */
#include "service/desk/change.h"
#include "service/desk/picture.h"
#include "store/staff/moderation.h"

enum { QUEUE_PAGE = QUEUE_LOADED_MAX - 1 };

struct waiting {
    struct queue queue;                       /* the oldest first, at most QUEUE_PAGE */
    struct picture_rows pictures[QUEUE_PAGE]; /* of each */
    struct list_cursor next;                  /* id 0: these are all */
};
/* ERR_REFUSED unless the viewer may approve. */
enum err moderation_queue(struct ctx *ctx, const struct viewer *viewer, struct list_cursor after,
                          struct waiting *waiting) MUST_USE;

/*
 * A post that a member wrote without a name, for the question before it; and which member, with which it stands on the list
 * of acts that somebody looked. ERR_REFUSED unless the viewer is staff, ERR_NOT_FOUND of a post that has a name.
 */
enum err nameless_look(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                       struct post *post) MUST_USE;
enum err nameless_writer(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                         struct person *person) MUST_USE;

/* So many posts are taken down by one purge; more need another. */
enum { PURGE_MAX = 1000, PURGED_NETWORK_DAYS = 30, NETWORK_SHARED_DAYS = 30 };

/* What a purge of a post's author would do: for the question before it. */
struct purge_outlook {
    struct post post;
    int64_t posts;
    bool more;
    struct str network; /* that a guest's post came from; empty: not known, or a member's */
    int64_t others;     /* guests who wrote from there in the last NETWORK_SHARED_DAYS */
};
enum err purge_look(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                    struct purge_outlook *outlook) MUST_USE;

struct purged {
    int64_t posts;
    bool more; /* the author has further posts: purge again */
};
/*
 * Hides everything the author of this post has written, ends the author's sessions and blocks a member for ever. A
 * network, which others share, is blocked only when that is asked for, for PURGED_NETWORK_DAYS. ERR_REFUSED for the staff's own posts.
 */
struct purge_wanted {
    struct viewer viewer; /* the moderator */
    struct post_ref ref;
    bool with_network;
};
enum err purge_author_of(struct ctx *ctx, const struct purge_wanted *wanted, struct purged *purged) MUST_USE;
enum err purge_person(struct ctx *ctx, const struct viewer *viewer, int64_t person_id,
                      struct purged *purged) MUST_USE;

#endif
