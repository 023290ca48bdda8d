#ifndef SERVICE_PEOPLE_ACCOUNT_H
#define SERVICE_PEOPLE_ACCOUNT_H
/*
 * Accounts: signing up, in and out, what people change about themselves, and leaving.
 *
 * Password hashing is slow on purpose, so it is never part of a unit of work, and nothing is hashed for somebody who
 * could be told no before: first account_look and its like, on a connection for reading; then account_compare and
 * account_hash, on the slow threads; then the unit with the proof that they leave.
 */
#include "base/secret.h"
#include "core/people/permit.h"
#include "service/people/second.h"
#include "service/unit/work.h"
#include "store/people/person.h"

/* In characters. There is no low maximum: a pass phrase is welcome. */
enum { PASSWORD_MIN = 10, PASSWORD_MAX = 1000, ABOUT_MAX = 1000 };

/* Who tries to sign in, from where. */
struct attempt {
    struct str handle, password;
    struct str network;       /* empty: not known */
    struct str neighbourhood; /* that the network is part of */
    struct str device;        /* the mark that the browser has; see device.h */
    int64_t person_id;        /* who is signed in and proves it once more; 0: nobody is */
};

/* What checking a password finds out. */
struct proof {
    int64_t asked_id;                 /* whose name it is; 0: nobody's */
    int64_t person_id;                /* 0: there is no such person, or the password is another's */
    char password[PASSWORD_HASH_MAX]; /* the hash that fitted: the unit asks whether it still stands */
    char renewed[PASSWORD_HASH_MAX]; /* what takes its place when another help desk made it; empty: nothing */
    struct limited who;              /* whose failures are counted: see account_look */
    struct str neighbourhood;
    struct str network;
};

/*
 * Looks who is named, before anything takes long. ERR_LIMIT when there have been too many failures: for this name from
 * this network, from this network whatever the name, or from its neighbourhood. A browser from which the person has
 * signed in before, and who is signed in, have their tries for themselves. Whether the name exists makes no difference.
 */
enum err account_look(struct ctx *ctx, const struct attempt *attempt, struct proof *proof) MUST_USE;
/* Compares the password in the time that every attempt takes, whoever is named; needs no database. */
void account_compare(const struct attempt *attempt, struct proof *proof);
/* ERR_INPUT about the field when a new password is too short, or easily guessed. */
enum err account_require_password(struct ctx *ctx, struct str handle, struct str password) MUST_USE;
/* The hash of a new password, when account_require_password takes it. */
enum err account_hash(struct ctx *ctx, struct str handle, struct str password,
                      char hash[PASSWORD_HASH_MAX]) MUST_USE;

/* A new session, for the cookie of the browser. */
struct signed_in {
    int64_t person_id; /* 0: handle and password do not belong together */
    struct token token;
    struct hash token_hash;
    int64_t posts; /* of the guest who the browser was: they are the person's now */
    bool by_passkey;
    struct str ticket; /* not empty: there is no session yet, and a code is asked for first; see second.h */
};

enum { SESSION_LIFE_DAYS = 30 };

/* Asks whether the proof still holds. A wrong password is counted, and no failure, because the unit that counts is kept. */
enum err account_prove(struct ctx *ctx, const struct proof *proof, bool *holds) MUST_USE;
/* The same, and opens a session, or gives a ticket, when it holds. guest_id (or 0) is whose posts come along. */
enum err account_sign_in(struct ctx *ctx, const struct proof *proof, int64_t guest_id,
                         struct signed_in *signed_in) MUST_USE;

/* For who has proved who they are in another way: a session, or the ticket of who must give a code first. */
enum err account_let_in(struct ctx *ctx, int64_t person_id, struct str network,
                        struct signed_in *signed_in) MUST_USE;
/* For who has shown a passkey, which is two factors in one: a session. */
enum err account_sign_in_passkey(struct ctx *ctx, int64_t person_id, struct str network, int64_t guest_id,
                                 struct signed_in *signed_in) MUST_USE;
/* The code, after the password gave a ticket: person_id is 0 when it is wrong. */
enum err account_sign_in_code(struct ctx *ctx, const struct second_try *attempt, int64_t guest_id,
                              struct signed_in *signed_in) MUST_USE;

struct newcomer {
    struct str handle;
    const char *password_hash;
    struct str network;
    int64_t guest_id;
    struct str zone; /* empty: UTC */
};
/* Says what account_sign_up would say but for the password, and takes nothing: before anything takes long. */
enum err account_sign_up_look(struct ctx *ctx, const struct newcomer *newcomer) MUST_USE;
/* ERR_CONFLICT about the field when the handle is taken, ERR_LIMIT when there are too many new accounts. */
enum err account_sign_up(struct ctx *ctx, const struct newcomer *newcomer,
                         struct signed_in *signed_in) MUST_USE;

enum err account_sign_out(struct ctx *ctx, struct str session_hash) MUST_USE;

/* ---- what people change about themselves ---- */

struct password_change {
    int64_t person_id;
    const char *hash;        /* of the new one */
    struct str session_hash; /* all sessions of the person end but this one */
    bool ends_programs;      /* token_end_programs(), too */
};
enum err account_change_password(struct ctx *ctx, const struct password_change *change) MUST_USE;

enum err account_read(struct ctx *ctx, int64_t person_id, struct person *person) MUST_USE;

struct profile_change {
    int64_t person_id;
    struct str handle, about;
    struct str zone;     /* IANA, known to whoever shows times */
    struct str language; /* BCP 47, one that is spoken; empty: what the browser asks for */
};
enum err account_change_profile(struct ctx *ctx, const struct profile_change *change) MUST_USE;
/* The language alone. */
enum err account_choose_language(struct ctx *ctx, int64_t person_id, struct str language) MUST_USE;

/* Votes and orders stay; posts do so without a name, or go. ERR_REFUSED for the last operator, and while money is under way. */
struct account_leaving {
    int64_t person_id;
    bool take_away; /* the posts: see service/desk/take_away.h */
};
enum err account_delete(struct ctx *ctx, const struct account_leaving *leaving) MUST_USE;

/* ---- one-time links ---- */

/* The path of a fresh link that makes the first operator's account, "/set-up?key=...", good for half an hour; empty when there is
 * one already. Earlier links end. */
enum err account_set_up_link(struct ctx *ctx, struct str *path) MUST_USE;
/* ERR_NOT_FOUND, with a sentence, unless the key is a set-up link's that is still good. */
enum err account_set_up_known(struct ctx *ctx, struct str key) MUST_USE;
/* The same, and whether the name can be had. */
enum err account_set_up_look(struct ctx *ctx, struct str key, struct str handle) MUST_USE;
/* Makes the operator's account and uses the link up. */
enum err account_set_up(struct ctx *ctx, struct str key, const struct newcomer *newcomer,
                        struct signed_in *signed_in) MUST_USE;

/* A link with which a person who forgot the password sets a new one, good for a day: for operators to hand
 * out. */
enum err account_password_link(struct ctx *ctx, int64_t person_id, struct str *path) MUST_USE;
/* Whose link it is, or ERR_NOT_FOUND with a sentence. */
enum err account_password_known(struct ctx *ctx, struct str key, int64_t *person_id) MUST_USE;
/* Sets the password, ends every session and program of the person and the link, and opens a new session or gives a ticket. */
enum err account_reset_password(struct ctx *ctx, struct str key, const char *password_hash,
                                struct str network, struct signed_in *signed_in) MUST_USE;
/* Sessions, links and challenges of passkeys that have ended: each is refused since, and nobody will ask for it. */
enum err account_forget(struct ctx *ctx) MUST_USE;

#endif
