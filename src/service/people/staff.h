#ifndef SERVICE_PEOPLE_STAFF_H
#define SERVICE_PEOPLE_STAFF_H
/* What operators do about people at the command line. Every act is in the audit list, as the system's. */
#include "base/buf.h"
#include "service/people/token.h"
#include "service/unit/work.h"
#include "store/people/person.h"

struct hired {
    struct str handle, title;
    enum role role;
    struct str password;
};
/* A new account; ERR_INPUT for a handle or a password that cannot be, ERR_CONFLICT when the handle is taken. */
enum err staff_add(struct ctx *ctx, const struct hired *hired) MUST_USE;

/* These answer ERR_NOT_FOUND, with a sentence, when nobody has the handle. */

/* ERR_REFUSED for the last operator. */
enum err staff_set_role(struct ctx *ctx, struct str handle, enum role role) MUST_USE;
/* Ends all sessions of the person. */
enum err staff_set_password(struct ctx *ctx, struct str handle, struct str password) MUST_USE;
/* The password alone is enough again; ERR_CONFLICT when it is. */
enum err staff_end_second(struct ctx *ctx, struct str handle) MUST_USE;
/* For so many days; 0 ends the block. */
enum err staff_block(struct ctx *ctx, struct str handle, int64_t days, struct str reason) MUST_USE;

/* Whose tokens: the marketplace's of that slug, or, without one, the person's. */
enum err staff_token_owner(struct ctx *ctx, struct str handle, struct str market_slug,
                           struct token_owner *owner) MUST_USE;
/* Everything that the help desk has of the person: own_data_write. */
enum err staff_own_data(struct ctx *ctx, struct str handle, struct buf *out) MUST_USE;
/* As account_delete does; ERR_REFUSED for the last operator, and while money of theirs is under way. */
enum err staff_erase(struct ctx *ctx, struct str handle) MUST_USE;

/* ERR_REFUSED, saying `otherwise`, when the person is the only operator. */
enum err staff_require_another(struct ctx *ctx, const struct person *person, struct str otherwise) MUST_USE;

struct people_listed {
    struct person *at;
    size_t count;
};
enum { PEOPLE_LISTED_MAX = 1000 };
/* The staff first, then the rest by age; at most PEOPLE_LISTED_MAX. */
enum err staff_list(struct ctx *ctx, struct people_listed *people) MUST_USE;

#endif
