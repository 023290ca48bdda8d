#include "core/value/bucket.h"

#include "base/check.h"

enum { HOUR_MS = 3600 * 1000, DAY_MS = 24 * HOUR_MS };

static const struct limit_row rows[LIMIT_COUNT] = {
    [LIMIT_ASK] = {STR_INIT("ask"), 10, 20, {HOUR_MS}, STR_INIT("questions")},
    [LIMIT_ANSWER] = {STR_INIT("answer"), 25, 50, {HOUR_MS}, STR_INIT("answers")},
    [LIMIT_COMMENT] = {STR_INIT("comment"), 20, 40, {HOUR_MS}, STR_INIT("comments")},
    [LIMIT_VOTE] = {STR_INIT("vote"), 300, 600, {HOUR_MS}, STR_INIT("votes")},
    [LIMIT_FLAG] = {STR_INIT("flag"), 5, 10, {HOUR_MS}, STR_INIT("flags")},
    [LIMIT_EDIT] = {STR_INIT("edit"), 30, 60, {HOUR_MS}, STR_INIT("edits")},
    [LIMIT_SIGN_IN] = {STR_INIT("sign_in"), 6, 30, {HOUR_MS / 4}, STR_INIT("attempts to sign in")},
    /* Whoever has many networks guesses no faster: this one is of a whole neighbourhood. */
    [LIMIT_SIGN_IN_WIDE] = {STR_INIT("sign_in_wide"), 0, 300, {DAY_MS}, STR_INIT("failed sign-ins")},
    [LIMIT_SIGN_UP] = {STR_INIT("sign_up"), 0, 3, {DAY_MS}, STR_INIT("new accounts")},
    [LIMIT_SEARCH] = {STR_INIT("search"), 30, 60, {60 * 1000}, STR_INIT("searches")},
    [LIMIT_PREVIEW] = {STR_INIT("preview"), 120, 240, {60 * 1000}, STR_INIT("previews")},
    [LIMIT_FILE] = {STR_INIT("file"), 60, 120, {HOUR_MS}, STR_INIT("files")},
    [LIMIT_ORDER] = {STR_INIT("order"), 30, 60, {HOUR_MS}, STR_INIT("orders")},
};

const struct limit_row *limit_row(enum limit limit)
{
    check(limit < LIMIT_COUNT);
    return &rows[limit];
}

struct bucket bucket_full(int64_t capacity, struct instant now)
{
    return (struct bucket){capacity * 1000, now};
}

bool bucket_take(struct bucket *bucket, int64_t capacity, struct span refill, struct instant now,
                 struct span *wait)
{
    check(capacity > 0 && refill.ms > 0);
    int64_t elapsed = instant_since(now, bucket->refilled_at).ms;
    if (elapsed < 0)
        elapsed = 0; /* the clock was set back: nothing flows, nothing is lost */
    if (elapsed > refill.ms)
        elapsed = refill.ms;
    int64_t tokens = bucket->tokens_milli + elapsed * capacity * 1000 / refill.ms;
    if (tokens > capacity * 1000)
        tokens = capacity * 1000;
    if (tokens < 1000) {
        wait->ms = ((1000 - tokens) * refill.ms + capacity * 1000 - 1) / (capacity * 1000);
        return false;
    }
    *bucket = (struct bucket){tokens - 1000, now};
    return true;
}
