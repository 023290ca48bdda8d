#ifndef SERVICE_DESK_VOTE_H
#define SERVICE_DESK_VOTE_H
/* What readers say about posts: votes, favourites, "this solved it for me too", flags, the best answer. */
#include "service/desk/post.h"
#include "store/desk/answer.h"

struct vote {
    struct viewer viewer;
    struct str network;
    struct post_ref ref; /* a question or an answer */
    int64_t vote; /* 1, -1, or 0 to take it back: what is to hold, so that the same again changes nothing */
};
struct voted {
    int64_t votes, mine; /* as they stand now */
    int64_t question_id;
    struct str question_slug;
};
/* ERR_REFUSED on one's own post and without the points that a vote down takes. */
enum err vote_cast(struct ctx *ctx, const struct vote *vote, struct voted *voted) MUST_USE;

/* Where on which page a post stands. */
struct post_spot {
    int64_t question_id;
    struct str question_slug;
    int64_t answer_id; /* 0: the question itself */
};
struct post_spot post_spot_of(struct ctx *ctx, const struct post *post);
/* Both turn a mark on or off; *spot tells where the page is. */
enum err favourite_turn(struct ctx *ctx, const struct viewer *viewer, int64_t question_id, bool on,
                        struct post_spot *spot) MUST_USE;
enum err solved_turn(struct ctx *ctx, const struct viewer *viewer, int64_t answer_id, bool on,
                     struct post_spot *spot) MUST_USE;

/* Why a post is flagged: the closed list of reasons, by its code; NULL at the end. */
struct flag_reason {
    struct str code, label;
};
const struct flag_reason *flag_reasons(size_t *count);
/* Beside them: whoever wrote a post that was hidden says once why it should stand, and the staff look again. */
#define FLAG_OBJECTION STR("objection")
/* What people read for a reason or an objection; the code itself when it is neither. */
struct str flag_reason_label(struct str code);

/* A guest's share of what guests reported and nobody has settled: of one network, of its neighbourhood, and of all. */
enum { GUEST_FLAGS_HERE = 5, GUEST_FLAGS_NEAR = 20, GUEST_FLAGS_ALL = 300 };
/* So long after the staff settled a guest's report it is known from where it came. */
enum { GUEST_FLAG_DAYS = 30 };

struct flag_wanted {
    struct viewer viewer;
    struct str network, neighbourhood;
    struct post_ref ref;
    struct str reason, note;
};
/*
 * FLAG_OBJECTION is for the writer of a hidden post, with a note, once; all other reasons are for others.
 * Enough flags of different members hide the post until a moderator has looked. Guests' flags only bring it to the staff; more of
 * them than a network's share are refused with ERR_LIMIT.
 */
enum err flag_raise(struct ctx *ctx, const struct flag_wanted *wanted, struct post_spot *spot) MUST_USE;
/* From where guests' reports came that were settled GUEST_FLAG_DAYS ago. */
enum err flag_forget(struct ctx *ctx) MUST_USE;

/* Chooses the best answer of a question, or none (on false). */
enum err answer_select(struct ctx *ctx, const struct viewer *viewer, int64_t answer_id, bool on,
                       struct post_spot *spot) MUST_USE;
/* An answer that goes is no longer the best one, whatever became of the question meanwhile. */
enum err answer_unselect(struct ctx *ctx, const struct post *post) MUST_USE;

#endif
