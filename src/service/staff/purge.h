#ifndef SERVICE_STAFF_PURGE_H
#define SERVICE_STAFF_PURGE_H
/*
 * Purging: everything of one author goes at once. What it took down is kept aside for PURGE_UNDO_HOURS, in which the staff see it
 * and can take the whole purge back; then the timer wipes it.
 */
#include "service/desk/change.h"
#include "store/staff/purge.h"

/* So many posts are taken down by one purge; more need another. */
enum { PURGE_MAX = 1000, PURGED_NETWORK_DAYS = 30, NETWORK_SHARED_DAYS = 30, PURGE_UNDO_HOURS = 24 };

/* What a purge of an author would do: for the question before it. */
struct purge_outlook {
    struct post post; /* its author's; kind 0: a person was named */
    int64_t posts;
    bool more;
    struct str network; /* that a guest's post came from; empty: not known, or a member's */
    int64_t others;     /* guests who wrote from there in the last NETWORK_SHARED_DAYS */
};
enum err purge_look(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                    struct purge_outlook *outlook) MUST_USE;
enum err purge_look_person(struct ctx *ctx, const struct viewer *viewer, int64_t person_id,
                           struct purge_outlook *outlook) MUST_USE;

struct purged {
    int64_t id; /* of the purge */
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

/* Those that can still be taken back, the newest first. ERR_REFUSED unless the viewer may purge. */
enum err purges_read(struct ctx *ctx, const struct viewer *viewer, struct purges *purges) MUST_USE;

enum { PURGED_SHOWN_MAX = 50 };
struct purge_kept {
    struct purge purge;
    struct post *posts; /* the first of them, at most PURGED_SHOWN_MAX */
    size_t count;
};
/* ERR_NOT_FOUND when it was taken back, or its time is over. */
enum err purge_read(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                    struct purge_kept *kept) MUST_USE;
/*
 * Every post that is still hidden stands as it did, accepted answers and open reports too, and the block is as it was
 * before. Who was blocked anew since stays so; sessions stay ended.
 */
enum err purge_undo(struct ctx *ctx, const struct viewer *viewer, int64_t id, struct purge *purge) MUST_USE;

/* Wipes up to PURGE_WIPE_BATCH posts of a purge whose time is over. */
enum { PURGE_WIPE_BATCH = 50 };
enum err purge_round(struct ctx *ctx) MUST_USE;

#endif
