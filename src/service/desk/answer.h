#ifndef SERVICE_DESK_ANSWER_H
#define SERVICE_DESK_ANSWER_H
/* Answering and commenting: each function is one unit of work. */
#include "service/desk/post.h"
#include "store/desk/answer.h"

/* Where something new came to stand. */
struct posted {
    int64_t id;
    int64_t question_id;
    struct str question_slug;
    struct str held_for; /* empty: it appears at once */
    bool repeated;       /* the same form had posted it before: the writer is known by what came then */
};

struct answer_draft {
    struct writer writer;
    int64_t question_id;
    struct str body;
};
/* ERR_NOT_FOUND when there is no such question to see, ERR_REFUSED when it is closed. */
enum err answer_post(struct ctx *ctx, const struct answer_draft *draft, struct posted *posted) MUST_USE;

struct comment_draft {
    struct writer writer;
    struct post_ref on; /* a question or an answer */
    struct str body;
};
enum err comment_post(struct ctx *ctx, const struct comment_draft *draft, struct posted *posted) MUST_USE;

#endif
