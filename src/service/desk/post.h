#ifndef SERVICE_DESK_POST_H
#define SERVICE_DESK_POST_H
/* What writing any post has in common: may the writer, is it too often, is it held, who owns it. */
#include "core/desk/hold.h"
#include "service/unit/limit.h"
#include "service/unit/right.h"
#include "store/desk/post.h"

struct given_pictures;

/* Who writes, and what was seen while writing. */
struct writer {
    struct viewer viewer;
    struct str guest_name; /* what a guest wants to be called; may be empty */
    struct str
        guest_token_hash; /* of a new guest's token, used when viewer has neither person_id nor guest_id */
    struct str network;
    struct str once_form; /* names the form that was sent, see store/site/once_form.h; empty: not a form */
    bool trap_filled, too_fast;
    const struct given_pictures *pictures; /* that come with the post (picture.h); NULL: none */
};

/* What the checks decided. */
struct post_entry {
    int64_t guest_id; /* 0: a member writes */
    enum post_state state;
    struct str held_for; /* why it is held; empty: it appears at once */
};

/*
 * Checks the right (`subject` is the post or question that is written to), takes from the limit, applies the
 * word rules to `text`, makes the guest known when this is the first post, and decides whether the post is
 * held.
 */
enum err post_enter(struct ctx *ctx, const struct writer *writer, enum act act, struct subject subject,
                    struct str text, struct post_entry *entry) MUST_USE;

/*
 * The same for a text that replaces another: what was there before is not judged again, so that an old post can still be
 * mended. held_for says why the post now waits; empty: it does not.
 */
struct post_texts {
    struct str before, after;
};
enum err post_judge_edit(struct ctx *ctx, const struct writer *writer, const struct post_texts *texts,
                         struct str *held_for) MUST_USE;

/* The post as this viewer may see it; ERR_NOT_FOUND for what is not there and for what is hidden alike. */
enum err post_load_seen(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                        struct post *post) MUST_USE;
/* The same, and a hidden one for whoever wrote it, who may ask for another look and is shown nothing of it. */
enum err post_load_to_object(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                             struct post *post) MUST_USE;
bool post_seen(const struct viewer *viewer, enum post_state state, bool own, struct instant now);
/* The post as permit() asks about it. */
/* Whom others may be shown for what this person did to the post: 0, when it is the author of a nameless one. */
int64_t post_shown_writer(const struct post *post, int64_t person_id);
struct subject post_subject(const struct post *post, const struct viewer *viewer);

#endif
