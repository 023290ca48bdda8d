#ifndef SERVICE_PEOPLE_TOKEN_H
#define SERVICE_PEOPLE_TOKEN_H
/*
 * Tokens: what programs show instead of a password. One stands for a person, or is the key of a marketplace's own
 * system, which operators make. It is shown once; only its hash is kept. Several are good at once, so that a new one can
 * be brought out before the old one ends.
 */
#include "base/secret.h"
#include "core/people/permit.h"
#include "core/people/scope.h"
#include "service/unit/work.h"
#include "store/people/token.h"

enum { TOKEN_NAME_MAX = 60, TOKEN_DAYS_MAX = 3660 };

/* "rc_" stands before each, so that those who look for leaked secrets know them. */
struct token_text {
    char text[TOKEN_TEXT + 4];
};

/* Whose tokens, and who cares for them. */
struct token_owner {
    struct viewer viewer;
    int64_t market_id; /* 0: a person's */
    int64_t person_id; /* the viewer, or, for the system at the command line, somebody else */
};

struct token_wish {
    struct token_owner owner;
    struct str name;
    unsigned scopes; /* SCOPE_BITs */
    int64_t days;    /* until it expires; 0: never */
};

/* What a token of theirs can be good for, as SCOPE_BITs: of a person, what they may themselves. */
enum err token_scopes(struct ctx *ctx, const struct token_owner *owner, unsigned *scopes) MUST_USE;

/* ERR_INPUT names the field: "name", "scopes", "days"; ERR_LIMIT when there are TOKENS_MAX; ERR_REFUSED for others' keys. */
enum err token_make(struct ctx *ctx, const struct token_wish *wish, struct token_text *text) MUST_USE;
enum err token_list(struct ctx *ctx, const struct token_owner *owner, struct token_rows *rows) MUST_USE;
/* From now on it is nobody's. ERR_NOT_FOUND when it is not among those. */
enum err token_revoke(struct ctx *ctx, const struct token_owner *owner, int64_t id) MUST_USE;

/*
 * The tokens of the person and the address of their calendar are nobody's from now on. Who sets a password because it was forgotten,
 * or known to somebody else, does not know who made them.
 */
enum err token_end_programs(struct ctx *ctx, int64_t person_id) MUST_USE;

/* Those of a marketplace, or of the viewer when there is none. */
struct token_owner token_owner_of(const struct viewer *viewer, int64_t market_id);

/* The hash under which it is kept; empty when the text cannot be one. */
struct str token_hash(struct arena *arena, struct str text);

#endif
