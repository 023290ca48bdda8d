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
enum err moderation_queue(struct ctx *ctx, const struct viewer *viewer, const struct queue_asked *asked,
                          struct waiting *waiting) MUST_USE;

/* One verdict on many posts of the queue. */
struct verdicts {
    struct viewer viewer;
    struct post_ref refs[QUEUE_PAGE];
    size_t count;
    bool keep;        /* approved, kept or shown again; else rejected or hidden */
    bool closes;      /* the questions, once kept, take no answers */
    struct str close; /* why: one of close_reasons, no duplicate */
    struct str why;   /* as in struct turning */
};
/* What is to be done as doors name it: "approve", "hide", or "close" with its reason. False: it is none of them. */
bool verdicts_turn(struct verdicts *verdicts, struct str turn, struct str reason);
/* What follows for each, in their order. */
struct verdict_line {
    struct post_ref ref;
    int64_t question_id; /* 0: there is no such post */
    bool waits;          /* else it stays as it is */
    bool closes;         /* it is a question that waits, and is closed then */
    enum turn turn;      /* of one that waits */
};
struct verdict_lines {
    struct verdict_line at[QUEUE_PAGE];
    size_t count;
};
/*
 * Says what moderation_decide would do now. ERR_REFUSED unless the viewer may approve, ERR_INPUT for no posts, and for what
 * cannot be closed.
 */
enum err moderation_look(struct ctx *ctx, const struct verdicts *verdicts,
                         struct verdict_lines *lines) MUST_USE;
/* Each as post_turn does it. What waits no more, because somebody else has decided meanwhile, stays as it is. */
enum err moderation_decide(struct ctx *ctx, const struct verdicts *verdicts) MUST_USE;

/*
 * A post that a member wrote without a name, for the question before it; and which member, with which it stands on the list
 * of acts that somebody looked. ERR_REFUSED unless the viewer is staff, ERR_NOT_FOUND of a post that has a name.
 */
enum err nameless_look(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                       struct post *post) MUST_USE;
enum err nameless_writer(struct ctx *ctx, const struct viewer *viewer, struct post_ref ref,
                         struct person *person) MUST_USE;

#endif
