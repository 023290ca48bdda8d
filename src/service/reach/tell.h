#ifndef SERVICE_REACH_TELL_H
#define SERVICE_REACH_TELL_H
/*
 * Who hears of what happened to posts. Each is called in the unit of work that does it, after it is done.
 *
 * Whatever the reasons, one event tells one person once, by the reason that concerns the person most; nobody is told
 * of an act of one's own.
 */
#include "core/people/permit.h"
#include "core/reach/kind.h"
#include "service/unit/work.h"
#include "store/desk/post.h"

/*
 * The post stands (or waits: then its author hears why): its question's asker, those that it mentions, those that
 * wrote before, and followers. Called again when the text changes, for those that it mentions since.
 */
enum err tell_posted(struct ctx *ctx, struct post_ref ref, struct str held_for) MUST_USE;

/* An act on somebody's post. */
struct act_told {
    const struct viewer *viewer; /* who did it; NULL: nobody in particular */
    const struct post *post;
    enum notice_kind kind;
    struct str reason;  /* may be empty */
    int64_t occurrence; /* tells one such act on this post from the next */
    bool named;         /* who did it is said */
};
/* Tells the post's author. */
enum err tell_author(struct ctx *ctx, const struct act_told *act) MUST_USE;
/* Tells somebody else whom the act concerns; nobody hears of an own act. */
enum err tell_person(struct ctx *ctx, const struct act_told *act, int64_t person_id) MUST_USE;
/* A search that somebody keeps finds so many new questions; newest: the newest question there was then. */
struct search_told {
    int64_t search_id, person_id;
    struct str typed;
    int64_t questions, newest;
};
enum err tell_search(struct ctx *ctx, const struct search_told *told) MUST_USE;
/* What the votes of a day (a number since 1970) came to on so many posts of somebody; the post that gained most. */
struct votes_told {
    int64_t day, person_id, votes, posts;
    int64_t question_id, answer_id;
};
enum err tell_votes(struct ctx *ctx, const struct votes_told *told) MUST_USE;
/* Tells those whose reports of the post are open: before these are settled. */
enum err tell_reporters(struct ctx *ctx, const struct act_told *act) MUST_USE;

#endif
