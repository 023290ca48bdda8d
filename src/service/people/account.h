#ifndef SERVICE_PEOPLE_ACCOUNT_H
#define SERVICE_PEOPLE_ACCOUNT_H
/*
 * Accounts: signing up, in and out, what people change about themselves, and leaving.
 *
 * Password hashing is slow on purpose, so it is never part of a unit of work: functions called
 * account_check_... and account_hash run before it, on a connection for reading, and leave a proof for the
 * unit.
 */
#include "base/secret.h"
#include "core/people/permit.h"
#include "service/unit/work.h"
#include "store/people/person.h"

/* In characters. There is no low maximum: a pass phrase is welcome. */
enum { PASSWORD_MIN = 10, PASSWORD_MAX = 1000, ABOUT_MAX = 1000 };

/* What checking a password found out. */
struct proof {
    int64_t person_id;                /* 0: there is no such person, or the password is another's */
    char password[PASSWORD_HASH_MAX]; /* the hash that fitted: the unit asks whether it still stands */
};

/* Who tries to sign in, from where. */
struct attempt {
    struct str handle, password;
    struct str network;
};

/*
 * Compares the password in the time that every attempt takes, whoever is named. ERR_LIMIT when there have
 * been too many attempts for this handle or from this network, whether or not the handle exists.
 */
enum err account_check_password(struct ctx *ctx, const struct attempt *attempt, struct proof *proof) MUST_USE;
/* The hash of a new password; ERR_INPUT about the field when it is too short or is the handle. */
enum err account_hash(struct ctx *ctx, struct str handle, struct str password,
                      char hash[PASSWORD_HASH_MAX]) MUST_USE;

/* A new session, for the cookie of the browser. */
struct signed_in {
    int64_t person_id; /* 0: handle and password do not belong together */
    struct token token;
    struct hash token_hash;
    int64_t posts; /* of the guest who the browser was: they are the person's now */
};

enum { SESSION_LIFE_DAYS = 30 };

/*
 * Counts the attempt, and asks whether the proof still holds. A wrong password is no failure, because the
 * unit that counts it must be kept.
 */
enum err account_prove(struct ctx *ctx, const struct attempt *attempt, const struct proof *proof,
                       bool *holds) MUST_USE;
/* The same, and opens a session when it holds. guest_id (or 0) is whose posts come along. */
enum err account_sign_in(struct ctx *ctx, const struct attempt *attempt, const struct proof *proof,
                         int64_t guest_id, struct signed_in *signed_in) MUST_USE;

struct newcomer {
    struct str handle;
    const char *password_hash;
    struct str network;
    int64_t guest_id;
    struct str zone; /* empty: UTC */
};
/* ERR_CONFLICT about the field when the handle is taken, ERR_LIMIT when there are too many new accounts. */
enum err account_sign_up(struct ctx *ctx, const struct newcomer *newcomer,
                         struct signed_in *signed_in) MUST_USE;

enum err account_sign_out(struct ctx *ctx, struct str session_hash) MUST_USE;

/* ---- what people change about themselves ---- */

/* All sessions of the person end but the one with this hash. */
enum err account_change_password(struct ctx *ctx, int64_t person_id, const char *password_hash,
                                 struct str session_hash) MUST_USE;

enum err account_read(struct ctx *ctx, int64_t person_id, struct person *person) MUST_USE;

struct profile_change {
    int64_t person_id;
    struct str handle, about;
    struct str zone; /* IANA, known to whoever shows times */
};
enum err account_change_profile(struct ctx *ctx, const struct profile_change *change) MUST_USE;

/* Posts and votes stay, under "deleted user". ERR_REFUSED for the last operator. */
enum err account_delete(struct ctx *ctx, int64_t person_id) MUST_USE;

/* ---- one-time links ---- */

/*
 * The path of a fresh link that makes the first operator's account, "/set-up?key=...", good for a day; empty
 * when there is an operator already. Earlier links end.
 */
enum err account_set_up_link(struct ctx *ctx, struct str *path) MUST_USE;
/* ERR_NOT_FOUND, with a sentence, unless the key is a set-up link's that is still good. */
enum err account_set_up_known(struct ctx *ctx, struct str key) MUST_USE;
/* Makes the operator's account and uses the link up. */
enum err account_set_up(struct ctx *ctx, struct str key, const struct newcomer *newcomer,
                        struct signed_in *signed_in) MUST_USE;

/* A link with which a person who forgot the password sets a new one, good for a day: for operators to hand
 * out. */
enum err account_password_link(struct ctx *ctx, int64_t person_id, struct str *path) MUST_USE;
/* Whose link it is, or ERR_NOT_FOUND with a sentence. */
enum err account_password_known(struct ctx *ctx, struct str key, int64_t *person_id) MUST_USE;
/* Sets the password, ends every session of the person and the link, and opens a new session. */
enum err account_reset_password(struct ctx *ctx, struct str key, const char *password_hash,
                                struct signed_in *signed_in) MUST_USE;

#endif
