#ifndef CORE_PEOPLE_SCOPE_H
#define CORE_PEOPLE_SCOPE_H
/* What a token is good for. A token never may more than whoever it stands for. */
#include "core/people/duty.h"
#include "core/people/permit.h"

/* The names stand in databases and with programs; they never change. */
enum scope {
    SCOPE_NONE,
    SCOPE_READ,
    SCOPE_DESK,
    SCOPE_ORDERS,
    SCOPE_EFFECTS,
    SCOPE_HOOKS,
    SCOPE_MODERATE,
    SCOPE_SITE,
    SCOPE_COUNT
};

#define SCOPE_BIT(scope) (1u << (scope))

struct scope_row {
    struct str name;  /* "orders" */
    struct str label; /* what it is good for */
    bool of_markets;  /* only a marketplace's own system has use for it */
    bool of_people;   /* only people have, by their roles */
    enum act act;     /* a person has use for it who may that; ACT_COUNT: everybody */
    unsigned rights;  /* or who has one of these at a marketplace: RIGHT_BITs */
};
const struct scope_row *scope_row(enum scope scope);
/* Whether the key of a marketplace, or the token of a person, can be good for it. */
bool scope_suits(enum scope scope, bool market);
/* Whether that person may anything that it is good for; `rights`: what they may at any marketplace. */
bool scope_is_held(enum scope scope, const struct viewer *person, unsigned rights);
/* "read orders" as SCOPE_BITs; words that are none are passed over. */
unsigned scopes_from(struct str words);

#endif
