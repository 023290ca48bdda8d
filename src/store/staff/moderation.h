#ifndef STORE_STAFF_MODERATION_H
#define STORE_STAFF_MODERATION_H
/* The moderators' queue, blocks and the audit list as rows. */
#include "store/desk/list.h"
#include "store/desk/post.h"

/* A flag as the queue shows it. */
struct raised_flag {
    struct str reason, note;
    struct instant created_at;
    struct str network; /* a guest's; empty: a member's, or forgotten */
    struct author author;
};
enum { FLAGS_SHOWN_MAX = 20 };

struct waiting_post {
    struct post_ref ref;
    int64_t question_id;
    struct str title, slug, body;
    enum post_state state;
    struct str held_for;
    int64_t flag_count;
    struct instant created_at;
    struct str network;            /* a guest's; empty for members */
    int64_t guest_id, nameless_id; /* nameless_id as in struct question */
    struct author author;
    struct raised_flag *flags;
    size_t flags_shown;
};
struct queue {
    struct waiting_post *at;
    size_t count;
};
enum { QUEUE_LOADED_MAX = 31 }; /* a page, and one more to know whether there is another */

/* Which posts of the queue: of every kind (0) or of one; held ones, reported ones, or either. */
struct queue_asked {
    struct list_cursor after;
    int64_t kind; /* enum post_kind */
    bool held, reported;
};
/* The oldest posts behind the cursor that wait, with their flags. */
enum err queue_load(struct db *db, struct arena *arena, const struct queue_asked *asked,
                    struct queue *queue) MUST_USE;

/* Posts of a person, or of a guest when person_id is 0, that are live or held; at most `most`. */
struct author_ids {
    int64_t person_id, guest_id;
};
enum err posts_standing(struct db *db, struct author_ids author, struct post_ref *refs, size_t most,
                        size_t *count) MUST_USE;
/* How many guests but this one have posted from a network since then. */
enum err network_guests(struct db *db, struct str network, struct instant since, int64_t but_guest_id,
                        int64_t *count) MUST_USE;
/* Where a guest posted it from; empty: unknown. */
enum err post_network(struct db *db, struct arena *arena, struct post_ref ref, struct str *network) MUST_USE;

/* until 0 ends the block. */
enum err person_block(struct db *db, int64_t person_id, struct instant until, struct str reason) MUST_USE;

struct network_block {
    struct str network; /* an address, or the beginning of some: "203.0.113." */
    struct instant until;
    struct str reason;
    struct instant created_at;
};
struct network_blocks {
    struct network_block *at;
    size_t count;
};
enum { NETWORK_BLOCKS_MAX = 500 };
enum err network_block_put(struct db *db, const struct network_block *block) MUST_USE;
enum err network_block_delete(struct db *db, struct str network) MUST_USE;
/* Those that still stand, newest first. */
enum err network_block_list(struct db *db, struct arena *arena, struct instant now,
                            struct network_blocks *blocks) MUST_USE;

struct audit_line {
    int64_t id;
    struct instant at;
    struct str act, subject, note;
    struct author author; /* person_id 0: the system itself */
};
struct audit_lines {
    struct audit_line *at;
    size_t count;
};
enum { AUDIT_LOADED_MAX = 51 };

/* Which acts: of one kind, of one person, or all when act is empty and person_id 0; of one marketplace, by all of these. */
struct audit_filter {
    struct str act;
    int64_t person_id;
    int64_t before; /* older than this id; 0: from the newest */
    int64_t market_id;
    struct str subject; /* within a marketplace; empty: all */
};
enum err audit_load(struct db *db, struct arena *arena, const struct audit_filter *filter,
                    struct audit_lines *lines) MUST_USE;
/* What was done to a post, without who did it; the note is the reason's code of a closed question. */
struct public_act {
    int64_t id;
    struct instant at;
    struct str act, subject, note;
};
struct public_acts {
    struct public_act *at;
    size_t count;
};
/* The newest before that id (0: of all), at most AUDIT_LOADED_MAX. */
enum err public_acts_load(struct db *db, struct arena *arena, int64_t before,
                          struct public_acts *acts) MUST_USE;
/* The code of one reason why a post was reported that was judged at that instant; empty: nobody had reported it. */
enum err flag_settled_reason(struct db *db, struct arena *arena, struct post_ref ref, struct instant at,
                             struct str *reason) MUST_USE;
/* Drops who signed in, and who did not, before that instant. */
enum err audit_forget(struct db *db, struct instant before) MUST_USE;

#endif
