#include "core/value/bucket.h"

#include "base/check.h"
#include "base/words.h"

enum { HOUR_MS = 3600 * 1000, DAY_MS = 24 * HOUR_MS };

static const struct limit_row rows[LIMIT_COUNT] = {
    [LIMIT_ASK] =
        {STR_INIT("ask"),
         10,
         20,
         {HOUR_MS},
         STR_INIT(N_("questions of one person")),
         STR_INIT(N_("questions from one address")),
         STR_INIT(
             N_("These are too many questions at once. Please try again {when}; what you wrote is kept."))},
    [LIMIT_ANSWER] =
        {STR_INIT("answer"),
         25,
         50,
         {HOUR_MS},
         STR_INIT(N_("answers of one person")),
         STR_INIT(N_("answers from one address")),
         STR_INIT(
             N_("These are too many answers at once. Please try again {when}; what you wrote is kept."))},
    [LIMIT_COMMENT] =
        {STR_INIT("comment"),
         20,
         40,
         {HOUR_MS},
         STR_INIT(N_("comments of one person")),
         STR_INIT(N_("comments from one address")),
         STR_INIT(
             N_("These are too many comments at once. Please try again {when}; what you wrote is kept."))},
    [LIMIT_VOTE] =
        {STR_INIT("vote"),
         300,
         600,
         {HOUR_MS},
         STR_INIT(N_("votes of one person")),
         STR_INIT(N_("votes from one address")),
         STR_INIT(N_("These are too many votes at once. Please try again {when}; what you wrote is kept."))},
    [LIMIT_FLAG] =
        {STR_INIT("flag"),
         5,
         10,
         {HOUR_MS},
         STR_INIT(N_("flags of one person")),
         STR_INIT(N_("flags from one address")),
         STR_INIT(N_("These are too many flags at once. Please try again {when}; what you wrote is kept."))},
    [LIMIT_EDIT] =
        {STR_INIT("edit"),
         30,
         60,
         {HOUR_MS},
         STR_INIT(N_("edits of one person")),
         STR_INIT(N_("edits from one address")),
         STR_INIT(N_("These are too many edits at once. Please try again {when}; what you wrote is kept."))},
    [LIMIT_SIGN_IN] = {STR_INIT("sign_in"),
                       6,
                       30,
                       {HOUR_MS / 4},
                       STR_INIT(N_("attempts to sign in of one person")),
                       STR_INIT(N_("attempts to sign in from one address")),
                       STR_INIT(N_("These are too many attempts to sign in at once. Please try again {when}; "
                                   "what you wrote is kept."))},
    /* Whoever has many networks guesses no faster: this one is of a whole neighbourhood. */
    [LIMIT_SIGN_IN_WIDE] = {STR_INIT("sign_in_wide"),
                            0,
                            300,
                            {DAY_MS},
                            STR_INIT(N_("failed sign-ins of one person")),
                            STR_INIT(N_(
                                "failed sign-ins from one neighbourhood of addresses (IPv4 /24, IPv6 /48)")),
                            STR_INIT(N_("These are too many failed sign-ins at once. Please try again "
                                        "{when}; what you wrote is kept."))},
    [LIMIT_SIGN_UP] =
        {STR_INIT("sign_up"),
         0,
         3,
         {DAY_MS},
         STR_INIT(N_("new accounts of one person")),
         STR_INIT(N_("new accounts from one address")),
         STR_INIT(N_(
             "These are too many new accounts at once. Please try again {when}; what you wrote is kept."))},
    [LIMIT_SEARCH] =
        {STR_INIT("search"),
         30,
         60,
         {60 * 1000},
         STR_INIT(N_("searches of one person")),
         STR_INIT(N_("searches from one address")),
         STR_INIT(
             N_("These are too many searches at once. Please try again {when}; what you wrote is kept."))},
    [LIMIT_PREVIEW] =
        {STR_INIT("preview"),
         120,
         240,
         {60 * 1000},
         STR_INIT(N_("previews of one person")),
         STR_INIT(N_("previews from one address")),
         STR_INIT(
             N_("These are too many previews at once. Please try again {when}; what you wrote is kept."))},
    [LIMIT_FILE] =
        {STR_INIT("file"),
         60,
         120,
         {HOUR_MS},
         STR_INIT(N_("files of one person")),
         STR_INIT(N_("files from one address")),
         STR_INIT(N_("These are too many files at once. Please try again {when}; what you wrote is kept."))},
    [LIMIT_PICTURE] =
        {STR_INIT("picture"),
         30,
         60,
         {DAY_MS},
         STR_INIT(N_("pictures of one person in posts")),
         STR_INIT(N_("pictures in posts from one address")),
         STR_INIT(N_("These are too many pictures at once. Please try again {when}, or post without them."))},
    [LIMIT_MAIL] =
        {STR_INIT("mail"),
         5,
         20,
         {DAY_MS},
         STR_INIT(N_("mails to one address")),
         STR_INIT(N_("mails for one address of the net")),
         STR_INIT(N_("These are too many mails at once. Please try again {when}; what you wrote is kept."))},
    [LIMIT_ORDER] =
        {STR_INIT("order"),
         30,
         60,
         {HOUR_MS},
         STR_INIT(N_("noted orders of one person")),
         STR_INIT(N_("noted orders from one address")),
         STR_INIT(N_("These are too many orders at once. Please try again {when}; what you wrote is kept."))},
    /* What is over is not refused: it is asked when it has come back. */
    [LIMIT_FOLLOW] = {STR_INIT("follow"),
                      20,
                      0,
                      {DAY_MS},
                      STR_INIT(N_("tracking numbers of one person that services are asked about")),
                      STR_INIT(N_("tracking numbers from one address that services are asked about")),
                      STR_INIT(N_("The next number is asked about {when}."))},
    /* A few programs of calendars read those of many people. */
    [LIMIT_CALENDAR] = {STR_INIT("calendar"),
                        60,
                        1200,
                        {HOUR_MS},
                        STR_INIT(N_("readings of one person's calendar")),
                        STR_INIT(N_("readings of calendars from one address")),
                        STR_INIT(N_("This calendar is read too often. Please try again {when}."))},
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

struct rate_left rate_left_of(const struct limit_row *row, int64_t capacity, const struct bucket *bucket,
                              struct span wait)
{
    check(capacity > 0);
    int64_t full = capacity * 1000, have = bucket ? bucket->tokens_milli : 0;
    struct span fills = {(full - have) * row->refill.ms / full};
    return (struct rate_left){row->name, capacity, have / 1000, row->refill, bucket ? fills : wait};
}

void rate_left_keep(struct rate_left *kept, struct rate_left now)
{
    if (!kept->capacity || now.left < kept->left)
        *kept = now;
}
