#ifndef SERVICE_PEOPLE_ROLE_H
#define SERVICE_PEOPLE_ROLE_H
/* What operators decide about people: roles, titles, and the way back in for who forgot the password. */
#include "service/unit/work.h"
#include "store/people/people.h"

enum { TITLE_CHARS_MAX = 40 };

/* Experts, moderators and operators, the highest role first; at most PEOPLE_LOADED_MAX. */
enum err role_holders(struct ctx *ctx, const struct viewer *viewer, struct person_lines *lines) MUST_USE;

struct role_change {
    int64_t person_id;
    enum role role;
    struct str title; /* shown before the handle; empty: the role's own */
};
/* ERR_REFUSED when it would leave the site without an operator. */
enum err role_give(struct ctx *ctx, const struct viewer *viewer, const struct role_change *change) MUST_USE;

/* The path of a link that sets a new password, good for a day; earlier ones end. */
enum err role_password_link(struct ctx *ctx, const struct viewer *viewer, int64_t person_id,
                            struct str *path) MUST_USE;

#endif
