#ifndef CORE_VALUE_BUCKET_H
#define CORE_VALUE_BUCKET_H
/*
 * Limits as token buckets: each act takes a token, tokens flow back evenly, and nobody can do twice the limit
 * around a full hour. Values follow Question2Answer's per hour figures, sign-in and sign-up the stricter
 * peers (Discourse: 6 sign-ins a minute; Askbot: 3 registrations a subnet and day).
 */
#include "base/str.h"
#include "base/time.h"

enum limit {
    LIMIT_ASK,
    LIMIT_ANSWER,
    LIMIT_COMMENT,
    LIMIT_VOTE,
    LIMIT_FLAG,
    LIMIT_EDIT,
    LIMIT_SIGN_IN,
    LIMIT_SIGN_IN_WIDE,
    LIMIT_SIGN_UP,
    LIMIT_SEARCH,
    LIMIT_PREVIEW,
    LIMIT_FILE,
    LIMIT_PICTURE,
    LIMIT_MAIL,
    LIMIT_ORDER,
    LIMIT_FOLLOW,
    LIMIT_CALENDAR,
    LIMIT_COUNT
};

struct limit_row {
    struct str name;    /* of the setting: limit_<name> is the number for a person */
    int64_t person;     /* tokens of a full bucket for one person or guest; 0: not limited that way */
    int64_t network;    /* for one address (IPv4 /32) or IPv6 /64; of the wide limit for a /24 or a /48 */
    struct span refill; /* in which an empty bucket fills again */
    /* Sentences: whose bucket it is, and what whoever is refused reads, with the place {when}: "in 4 minutes". */
    struct str of_person, of_network, too_many;
};

const struct limit_row *limit_row(enum limit limit);

struct bucket {
    int64_t tokens_milli; /* thousandths of a token */
    struct instant refilled_at;
};

/* A bucket that nobody has taken from. */
struct bucket bucket_full(int64_t capacity, struct instant now);
/*
 * Takes one token. When there is none answers false and *wait says when one will have come back; the bucket
 * is then as full as it was, so that asking again does not make it worse.
 */
bool bucket_take(struct bucket *bucket, int64_t capacity, struct span refill, struct instant now,
                 struct span *wait);

/* What is left of a limit, for programs. */
struct rate_left {
    struct str name;
    int64_t capacity, left; /* capacity 0: nothing was counted */
    struct span refill, full_in;
};
/* As the bucket is now; without one, when it was found empty and has a token again after `wait`. */
struct rate_left rate_left_of(const struct limit_row *row, int64_t capacity, const struct bucket *bucket,
                              struct span wait);
/* Of two the scarcer. */
void rate_left_keep(struct rate_left *kept, struct rate_left now);

#endif
