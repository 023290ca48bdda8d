#ifndef SERVICE_PEOPLE_SESSION_H
#define SERVICE_PEOPLE_SESSION_H
/* Where one is signed in: seen in the account, ended there, and told by mail when it is a browser that was never seen. */
#include "base/secret.h"
#include "service/unit/work.h"
#include "store/people/session.h"

/* A session that has just begun. */
struct session_begun {
    int64_t person_id;
    struct str token_hash;
    struct str browser; /* what it says of itself; empty: nothing */
    bool by_passkey;
    bool known; /* this person has signed in with it before */
};
/* Notes the browser, and writes to the person's confirmed address, if there is one, when it is not known. */
enum err session_began(struct ctx *ctx, const struct session_begun *begun) MUST_USE;

enum err session_list(struct ctx *ctx, int64_t person_id, struct session_lines *lines) MUST_USE;
/* Whether it began a moment ago: then it proves who it is as well as the password would. */
enum { SESSION_FRESH_MINUTES = 10 };
enum err session_is_fresh(struct ctx *ctx, int64_t person_id, struct str token_hash, bool *fresh) MUST_USE;
/* By which a page names a session: nothing can be done with it but to end it. */
struct str session_name(struct ctx *ctx, struct str token_hash);
/* ERR_NOT_FOUND, with a sentence, when none of the person's has that name. */
enum err session_end(struct ctx *ctx, int64_t person_id, struct str name) MUST_USE;
/* Who has copied its token is out. */
enum err session_renew(struct ctx *ctx, struct str token_hash, struct token *token) MUST_USE;
/* All but the one with this hash. */
enum err session_end_others(struct ctx *ctx, int64_t person_id, struct str token_hash) MUST_USE;

#endif
