#ifndef SERVICE_PEOPLE_PASSKEY_H
#define SERVICE_PEOPLE_PASSKEY_H
/*
 * Passkeys: made in the account, named, removed, and signed in with. A challenge is kept until it is answered, once, by
 * the browser that was given it. What does not fit is no failure, because the unit that uses the challenge up must be
 * kept; enum passkey_wrong says what it was.
 */
#include "service/unit/work.h"
#include "store/people/passkey.h"
#include "text/people/passkey.h"

enum { PASSKEY_MINUTES = 5, PASSKEY_NAME_MAX = 60 };

struct passkey_asking {
    struct str bound;           /* what only this browser can show: see passkey_bound */
    int64_t person_id;          /* who asks, or was named; 0: nobody */
    struct str network, device; /* the device's mark, where somebody signed in before; empty: none */
};
/*
 * A challenge to sign. It is counted until somebody signs in with it, by the device or else by the network, and apart from
 * wrong passwords: a passkey cannot be guessed, so nobody else is to be kept out. ERR_LIMIT after too many.
 */
enum err passkey_ask(struct ctx *ctx, const struct passkey_asking *asking, struct str *challenge) MUST_USE;

/* Of a session's hash, or of what a browser without a session keeps in a cookie. */
struct str passkey_bound(struct ctx *ctx, const char *purpose, struct str secret);

/* ---- in the account ---- */

enum err passkey_list(struct ctx *ctx, int64_t person_id, struct passkeys *passkeys) MUST_USE;
/* By which devices tell the accounts of a site apart; says nothing of the person. */
struct str passkey_user(struct ctx *ctx, int64_t person_id);

struct passkey_new {
    int64_t person_id;
    struct str bound;
    struct passkey_place place;
    struct passkey_made made;
    struct str name;
};
/* ERR_CONFLICT, with a sentence, when there are PASSKEYS_MAX. */
enum err passkey_add(struct ctx *ctx, const struct passkey_new *news, enum passkey_wrong *wrong) MUST_USE;
/* ERR_NOT_FOUND, with a sentence, when the person has none of that id. */
enum err passkey_remove(struct ctx *ctx, int64_t person_id, int64_t id) MUST_USE;

/* ---- at the door ---- */

/* The credentials that a name can sign in with. A name that has none, or is nobody's, gets one that opens nothing. */
struct passkey_names {
    int64_t person_id; /* 0: nobody's */
    struct str ids[PASSKEYS_MAX];
    size_t count;
};
enum err passkey_names_of(struct ctx *ctx, struct str handle, struct passkey_names *names) MUST_USE;

struct passkey_try {
    struct str bound;
    struct passkey_place place;
    struct passkey_shown shown;
    struct str credential;
    struct str user;            /* as passkey_user; empty: the device does not say */
    struct str network, device; /* as they were when it was asked */
};
/* *person_id receives who it is; 0 when it does not fit. */
enum err passkey_sign_in(struct ctx *ctx, const struct passkey_try *attempt, enum passkey_wrong *wrong,
                         int64_t *person_id) MUST_USE;

#endif
