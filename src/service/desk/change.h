#ifndef SERVICE_DESK_CHANGE_H
#define SERVICE_DESK_CHANGE_H
/* Changing posts that exist: edit, delete, undelete, hide, approve, convert. Staff's acts are
 * audited. */
#include "service/desk/vote.h"

struct picture_edits;

struct edit {
    struct viewer viewer;
    struct str network;
    struct post_ref ref;
    int64_t version; /* the one that was edited */
    struct post_text text;
    struct str note;                       /* why, in the writer's words; may be empty */
    const struct given_pictures *pictures; /* that come along (picture.h); NULL: none */
    int64_t by_id;                         /* whose text it is, when another takes it over; 0: the viewer's */
    const struct picture_edits *standing;  /* what becomes of those that stand there; NULL: they stay */
};

/*
 * Writes the new text and keeps the old as a revision (unless the same author corrects within five minutes
 * what nobody has answered yet). ERR_CONFLICT when the post was changed meanwhile: *now then has the post as
 * it stands, so that both texts can be shown.
 */
enum err post_change(struct ctx *ctx, const struct edit *edit, struct post *now,
                     struct post_spot *spot) MUST_USE;

/*
 * What the text of an edit has to be, whoever makes it: its lengths, its category and its tags, which become as they are stored. `now`
 * is the post: ERR_CONFLICT when it is another version by now.
 */
enum err edit_check(struct ctx *ctx, struct edit *edit, const struct post *now) MUST_USE;
/* What a new text would be refused or held for, and the text before was not; held_for empty: nothing. */
enum err edit_judge(struct ctx *ctx, const struct edit *edit, const struct post *before,
                    struct str *held_for) MUST_USE;

/* The post for the edit form: what its viewer may edit. */
enum err post_for_edit(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                       struct post *post) MUST_USE;

/*
 * The newest versions before revisions->before, oldest first. 0: all, at least one, and the last is what the post says now. When there
 * are older ones the first is for comparing only: the next page begins with it.
 */
enum err post_history(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                      struct revisions *revisions, struct post *now) MUST_USE;

enum turn { TURN_DELETE, TURN_UNDELETE, TURN_HIDE, TURN_SHOW, TURN_APPROVE, TURN_REJECT, TURN_COUNT };

/* "delete", "undelete", ...; false when there is no such turn. */
bool turn_from(struct str name, enum turn *turn);
struct str turn_name(enum turn turn);
struct turning {
    struct viewer viewer;
    struct post_ref ref;
    enum turn turn;
    struct str why; /* told to the writer and kept in the audit; may be empty */
};
enum err post_turn(struct ctx *ctx, const struct turning *turning, struct post_spot *spot) MUST_USE;

/*
 * Hides a post, settles its flags and writes no audit line: for whoever acts on many posts at once and has asked
 * for the right. What a guest who asked has left to be reached by stays until the post is wiped.
 */
enum err post_put_away(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref) MUST_USE;

/* Its writer takes it back, whatever stands below it; tells nobody. */
enum err post_withdraw(struct ctx *ctx, const struct viewer *writer, struct post_ref ref) MUST_USE;

/* A comment becomes an answer of the same question, or an answer a comment on the question; votes are not
 * kept. */
enum err post_convert(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                      struct post_spot *spot) MUST_USE;

/* Writes what a member of the staff did, for ever. */
enum err audit(struct ctx *ctx, const struct viewer *viewer, struct str act, struct post_ref ref,
               struct str note) MUST_USE;

#endif
