#ifndef SERVICE_DESK_SUGGEST_H
#define SERVICE_DESK_SUGGEST_H
/*
 * Changes that somebody who may not edit a post proposes, and what becomes of them; and posts that many may edit (wiki).
 *
 * Whoever may edit the post decides: its author, members with the points for it, experts and the staff; never the one whose idea
 * it is.
 */
#include "service/desk/change.h"
#include "store/desk/suggestion.h"

/* The post for the form: a question or an answer that this viewer may propose a change of. */
enum err suggest_for_form(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                          struct post *post) MUST_USE;
/*
 * The text passes what an edit passes, and counts as one against the limit. A second idea for the same post takes the place of the
 * first. ERR_CONFLICT when the post was changed meanwhile: *now has it as it stands.
 */
enum err suggest(struct ctx *ctx, const struct edit *edit, struct post *now, int64_t *id) MUST_USE;

enum { SUGGESTIONS_SHOWN = 50 };
struct suggestions_read {
    struct suggestion_lines waiting; /* for this viewer, the oldest first */
    struct suggestion_lines own;     /* of this viewer, the newest first */
};
enum err suggestions_read(struct ctx *ctx, const struct viewer *viewer,
                          struct suggestions_read *read) MUST_USE;

/* For whoever may decide, while the post stands, and for whose idea it is; ERR_NOT_FOUND for all others. */
struct suggestion_read {
    struct suggestion suggestion;
    struct post post; /* as it stands now */
    bool own, decides;
};
enum err suggestion_read(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                         struct suggestion_read *read) MUST_USE;

enum { SUGGESTION_REASON_MAX = 200 };
struct suggestion_verdict {
    struct viewer viewer;
    struct str network;
    int64_t id;
    struct str turn;   /* "accept", "refuse"; "withdraw" is for whose idea it is */
    struct str reason; /* of "refuse": it has to be said */
};
/* *held: the new text waits for the staff. ERR_CONFLICT when it was decided, or the post changed, meanwhile. */
enum err suggestion_settle(struct ctx *ctx, const struct suggestion_verdict *verdict, struct post_spot *spot,
                           bool *held) MUST_USE;

/* A question or answer that members with WIKI_POINTS may edit, or no longer: by its author or the staff. */
enum err post_wiki(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref, bool on,
                   struct post_spot *spot) MUST_USE;

#endif
