#ifndef SERVICE_DESK_QUESTION_H
#define SERVICE_DESK_QUESTION_H
/* Use cases around one question: each function is one unit of work. */
#include "service/desk/post.h"
#include "store/desk/answer.h"
#include "store/desk/find.h"
#include "store/desk/picture.h"
#include "store/desk/question.h"

/* Lengths in characters (Unicode code points); the least are settings. */
enum {
    TITLE_MAX = 150,
    QUESTION_BODY_MAX = 65535,
    ANSWER_BODY_MAX = 65535,
    COMMENT_MAX = 2000,
    NAME_MAX_CHARS = 40
};

struct ask {
    struct writer writer;
    int64_t category_id;
    struct str title, body;
    struct str tags;  /* as typed: separated by spaces or commas */
    bool nameless;    /* a member's own wish; of a guest it means nothing */
    struct str email; /* where a guest hears of answers; empty: nowhere */
};

struct asked {
    int64_t id;
    struct str slug;
    struct str held_for; /* empty: the question appears at once */
};

/*
 * Asks a question. ERR_INPUT names the field; ERR_REFUSED when the viewer may not ask or a word is refused;
 * ERR_LIMIT when it is too often.
 */
enum err question_ask(struct ctx *ctx, const struct ask *ask, struct asked *asked) MUST_USE;

/* A question as its page shows it to one viewer. */
struct question_read {
    struct question question;
    bool own; /* the viewer asked it */
    struct answers
        answers; /* those the viewer may see; best first: the accepted leads, unless another does by far */
    struct comments comments;      /* those the viewer may see */
    struct picture_rows pictures;  /* of all posts of the page, also of those that the viewer may not see */
    struct marks marks;            /* the viewer's; empty for guests */
    bool follows;                  /* the viewer does */
    int64_t unread;                /* notices of the viewer about this question */
    struct question_lines related; /* best first */
    struct related found;          /* they were found anew: for find_keep_related; question_id 0: were not */
    struct question_lines repeats; /* what question.duplicate_of names, while others see it; else empty */
};

/* ERR_NOT_FOUND when there is none, or none that this viewer may see: both alike. */
enum err question_read(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                       struct question_read *read) MUST_USE;
/* The same with the answers of a range, whose `from` is read->answers.next of the page before. */
enum err question_read_from(struct ctx *ctx, const struct viewer *viewer, int64_t id,
                            struct answer_range range, struct question_read *read) MUST_USE;

/* Views that gathered since they were last written. */
struct question_views {
    int64_t question_id, count;
};
enum { QUESTION_VIEWS_MAX = 256 };
/* Adds them to the questions' counts; a question that is gone is passed over. */
enum err question_add_views(struct ctx *ctx, const struct question_views *views, size_t count) MUST_USE;

#endif
