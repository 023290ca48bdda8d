#ifndef STORE_STAFF_PURGE_H
#define STORE_STAFF_PURGE_H
/* Purges that can still be taken back, as rows: whose posts, and how each stood before. */
#include "store/staff/moderation.h"

struct purge {
    int64_t id;
    int64_t person_id, guest_id; /* whose posts: one of them is 0 */
    int64_t by_id;               /* who purged; 0: the system itself */
    struct instant at, gone_at;
    struct instant blocked_until; /* of the account, before; 0: it was not blocked */
    struct str blocked_for;
    struct str network;           /* that was blocked with it; empty: none */
    struct instant network_until; /* of its block before; 0: there was none */
    struct str network_for;
    struct str handle, by; /* names; empty: a guest, or an account that is gone */
    int64_t posts;
};
struct purges {
    struct purge *at;
    size_t count;
};
enum { PURGES_SHOWN_MAX = 50 };

struct purged_post {
    struct post_ref ref;
    enum post_state state; /* before */
    struct str held_for;
    bool best; /* it was the best answer of its question */
};
struct purged_posts {
    struct purged_post *at;
    size_t count;
};

/* Its id, handle, by and posts are not read. */
enum err purge_insert(struct db *db, const struct purge *purge, int64_t *id) MUST_USE;
/* ERR_NOT_FOUND (without a sentence) for one that has ended, too. */
enum err purge_load(struct db *db, struct arena *arena, int64_t id, struct purge *purge) MUST_USE;
/* Those that can still be taken back, the newest first, at most PURGES_SHOWN_MAX. */
enum err purge_list(struct db *db, struct arena *arena, struct instant now, struct purges *purges) MUST_USE;
/* The first whose time is over; ERR_NOT_FOUND: none. */
enum err purge_due(struct db *db, struct instant now, int64_t *id) MUST_USE;
/* Once none of its posts is left: it is found no more. */
enum err purge_end(struct db *db, int64_t id, struct instant now) MUST_USE;
/* Later purges of the same author, or network, that found the block which this one made, until then: they leave what it found. */
enum err purge_pass_block_on(struct db *db, int64_t id, struct instant until) MUST_USE;
enum err purge_pass_network_on(struct db *db, int64_t id, struct instant until) MUST_USE;

/* How the post stands now is kept with that purge. */
enum err purged_post_put(struct db *db, int64_t purge_id, struct post_ref ref) MUST_USE;
/* Questions first, at most `most`. */
enum err purged_post_list(struct db *db, struct arena *arena, int64_t purge_id, size_t most,
                          struct purged_posts *posts) MUST_USE;
enum err purged_post_delete(struct db *db, struct post_ref ref) MUST_USE;

/* Opens the reports again that were settled at that instant, and says how many. */
enum err flags_unsettle(struct db *db, struct post_ref ref, struct instant at, int64_t *count) MUST_USE;
/* The block of exactly that network which stands then; ERR_NOT_FOUND: none. */
enum err network_block_load(struct db *db, struct arena *arena, struct str network, struct instant now,
                            struct network_block *block) MUST_USE;

#endif
