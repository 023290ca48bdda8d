#ifndef SERVICE_DESK_SAVED_SEARCH_H
#define SERVICE_DESK_SAVED_SEARCH_H
/*
 * Searches that members keep: what is new since they last looked, and a notice of it. What has all of the words counts, not what
 * only comes near. A question that waited for the staff is new by when it was asked, so one that stands late may be passed over.
 */
#include "service/desk/search.h"
#include "store/desk/saved_search.h"

/* A member keeps so many; each is looked at for news once in so long, some at a time. */
enum {
    SAVED_SEARCHES_MAX = 20,
    SAVED_LOOK_MINUTES = 30,
    SAVED_ROUND = 20,
    SAVED_TYPED_MAX = 300,
    SAVED_FILTER_MAX = 100
};

/* ERR_INPUT when nothing is looked for, ERR_LIMIT when there are enough, ERR_REFUSED for guests. Fills the id. */
enum err saved_search_keep(struct ctx *ctx, const struct viewer *viewer,
                           struct saved_search *search) MUST_USE;

struct saved_search_read {
    struct saved_search search;
    struct search_found
        fresh; /* asked since its person last looked: the first of them; fresh.count says how many */
};
struct saved_searches_read {
    struct saved_search_read *at;
    size_t count;
};
/* The newest first. */
enum err saved_searches_read(struct ctx *ctx, const struct viewer *viewer,
                             struct saved_searches_read *read) MUST_USE;
/* ERR_NOT_FOUND for what is not this viewer's, as in the following. */
enum err saved_search_read(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                           struct saved_search_read *read) MUST_USE;
/* All up to that question has been seen. */
enum err saved_search_see(struct ctx *ctx, const struct viewer *viewer, int64_t id, int64_t newest) MUST_USE;
enum err saved_search_remove(struct ctx *ctx, const struct viewer *viewer, int64_t id) MUST_USE;

/*
 * What a look at the next searches that are due found. Each look is a search, which nobody who writes is to wait for: it is a
 * unit that reads, and the telling another one. Neither lives in the other's arena.
 */
struct saved_look {
    size_t count;
    int64_t newest; /* the question up to which was looked */
    struct saved_news {
        int64_t search_id, told_id, questions; /* told_id: behind which was looked */
    } at[SAVED_ROUND];
};
enum err saved_search_look(struct ctx *ctx, struct saved_look *look) MUST_USE;
/* Tells whose they are what is new. What was removed since, or told by another server, is passed over. */
enum err saved_search_tell(struct ctx *ctx, const struct saved_look *look) MUST_USE;

#endif
