#ifndef SERVICE_PEOPLE_IDENTITY_H
#define SERVICE_PEOPLE_IDENTITY_H
/*
 * People who are signed in by a provider (OpenID Connect). An account is made when somebody first arrives, and found again
 * by issuer and subject alone: never by a name or an address, which others may have or have had.
 */
#include "service/people/account.h"
#include "text/people/provider.h"

/*
 * Signs in whoever it is, with a code to be given where the account wants one. A newcomer gets the best free name of those
 * that the provider knows, and no password. ERR_REFUSED for a newcomer from a network that is blocked.
 */
enum err identity_sign_in(struct ctx *ctx, const struct identity *identity, struct str network,
                          struct signed_in *signed_in) MUST_USE;

/* Who that is here; *made: an account was made, as above, without a password. */
enum err identity_person(struct ctx *ctx, const struct identity *identity, struct str network,
                         int64_t *person_id, bool *made) MUST_USE;

/* ERR_CONFLICT, with a sentence, when it is another account's already, or the account has another there. */
enum err identity_link(struct ctx *ctx, int64_t person_id, const struct identity *identity) MUST_USE;
enum err identity_is_linked(struct ctx *ctx, int64_t person_id, struct str issuer, bool *linked) MUST_USE;
/* ERR_REFUSED, with a sentence, when the account has no password: nobody could come in any more. */
enum err identity_unlink(struct ctx *ctx, int64_t person_id, struct str issuer) MUST_USE;

/* What a browser keeps between here and the provider, signed; what is derived from it is known to this site alone. */
struct identity_turn {
    struct str kept;                   /* the cookie */
    struct str state, nonce, verifier; /* for provider_begin */
    int64_t person_id;                 /* who is to be linked; 0: somebody signs in */
    bool anew; /* a session that is there already does not count: they prove it again */
    struct str back;
};
enum { TURN_MINUTES = 10 };
/* Of `asked` person_id, anew and back count. */
struct identity_turn identity_turn_new(struct ctx *ctx, const struct identity_turn *asked);
/* False when the cookie is not the one that this state belongs to, or is too old. */
bool identity_turn_read(struct ctx *ctx, struct str kept, struct str state, struct identity_turn *turn);

/* The leave for one thing, which a page gives to a session whose person has just proved who they are. */
enum leave { LEAVE_LINK, LEAVE_DATA };
struct str identity_leave(struct ctx *ctx, enum leave what, struct str session_hash);
bool identity_leave_fits(struct ctx *ctx, enum leave what, struct str session_hash, struct str leave);

#endif
