#ifndef CORE_PEOPLE_SCOPE_H
#define CORE_PEOPLE_SCOPE_H
/* What a token is good for. A token never may more than whoever it stands for. */
#include "base/str.h"

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
};
const struct scope_row *scope_row(enum scope scope);
/* Whether the key of a marketplace, or the token of a person, can be good for it. */
bool scope_suits(enum scope scope, bool market);
/* "read orders" as SCOPE_BITs; words that are none are passed over. */
unsigned scopes_from(struct str words);

#endif
