#ifndef SERVICE_UNIT_ONCE_H
#define SERVICE_UNIT_ONCE_H
/*
 * A program that does not know whether its request arrived sends it again with the same key, and is answered like
 * the first time; what it asked for is done once. Answers are kept for a day. What was refused changed nothing and
 * is not kept: it may be tried again under the same key.
 */
#include "service/unit/work.h"
#include "store/site/once.h"

enum { ONCE_KEY_MAX = 200, ONCE_MS = 24 * 3600 * 1000 /* how long an answer is kept */ };

struct once {
    struct str who; /* "person 3", "market 1": keys of different callers never meet; empty: nobody is known */
    struct str key; /* as the caller chose it; empty: nothing is looked up or kept */
    struct str request; /* everything that the answer depends on */
    struct str shown;   /* what the caller proves itself with */
    bool secret;        /* the answer shows what nobody is to read here: it is kept closed by `shown` */
};

/*
 * Called first in the unit of work: answer->status is 0 when this is the first time. ERR_INPUT when the key came with
 * another request before, or when nobody is known for whom it could be kept; ERR_CONFLICT when what was answered is closed by
 * something else than is shown now.
 */
enum err once_find(struct ctx *ctx, const struct once *once, struct once_row *answer) MUST_USE;
/* Called last; answer->request_hash is filled here. */
enum err once_keep(struct ctx *ctx, const struct once *once, struct once_row *answer) MUST_USE;

#endif
