#ifndef SERVICE_PEOPLE_STANDING_H
#define SERVICE_PEOPLE_STANDING_H
/* What a member's points come from, and which votes the member gave: for the member alone. */
#include "core/desk/points.h"
#include "service/unit/work.h"
#include "store/desk/standing.h"

enum { STANDING_PAGE = STANDING_LOADED_MAX - 1 };

/* What one post earns, and of what. */
struct post_points {
    struct point_post post;
    int64_t written, votes, chosen, sum;
};
struct points_read {
    int64_t points;             /* as they are shown everywhere */
    int64_t begun, posts, cast; /* what everybody begins with, of all posts, of votes given */
    int64_t other;              /* of an import, the operator, or a lowest value */
    struct post_points *at;     /* a page of the posts, the newest first */
    size_t count;
    struct list_cursor next; /* id 0: these were the last */
};
enum err points_read(struct ctx *ctx, int64_t person_id, struct list_cursor after,
                     struct points_read *read) MUST_USE;

struct votes_read {
    struct given_votes votes; /* a page, the newest first */
    struct list_cursor next;  /* as above */
};
enum err votes_read(struct ctx *ctx, int64_t person_id, struct list_cursor after,
                    struct votes_read *read) MUST_USE;

#endif
