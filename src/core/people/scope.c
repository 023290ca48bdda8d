#include "core/people/scope.h"

#include "base/check.h"
#include "base/words.h"

static const struct scope_row rows[] = {
    [SCOPE_NONE] = {STR_INIT(""), STR_INIT(""), false, false, ACT_COUNT, 0},
    [SCOPE_READ] = {STR_INIT("read"), STR_INIT(N_("Read orders, parcels and notices")), false, false,
                    ACT_COUNT, 0},
    [SCOPE_DESK] = {STR_INIT("desk"), STR_INIT(N_("Ask, answer, comment, vote and flag")), false, false,
                    ACT_COUNT, 0},
    [SCOPE_ORDERS] = {STR_INIT("orders"), STR_INIT(N_("Tell of orders and act on them")), false, false,
                      ACT_COUNT, 0},
    [SCOPE_EFFECTS] = {STR_INIT("effects"), STR_INIT(N_("See what is to be paid, and say that it is")), true,
                       false, ACT_COUNT, 0},
    [SCOPE_HOOKS] = {STR_INIT("webhooks"), STR_INIT(N_("Set up webhooks and have them sent again")), false,
                     false, ACT_SETTINGS, RIGHT_BIT(RIGHT_SET_UP)},
    [SCOPE_MODERATE] = {STR_INIT("moderate"), STR_INIT(N_("Close, hide and approve posts, and block people")),
                        false, false, ACT_CONVERT, 0},
    [SCOPE_SITE] = {STR_INIT("site"), STR_INIT(N_("Change settings, categories and marketplaces")), false,
                    true, ACT_EDIT_CATEGORIES, 0},
};
_Static_assert(COUNT_OF(rows) == SCOPE_COUNT, "a scope has no row");

const struct scope_row *scope_row(enum scope scope)
{
    check(scope < SCOPE_COUNT);
    return &rows[scope];
}

bool scope_suits(enum scope scope, bool market)
{
    return market ? !scope_row(scope)->of_people : !scope_row(scope)->of_markets;
}

bool scope_is_held(enum scope scope, const struct viewer *person, unsigned rights)
{
    const struct scope_row *row = scope_row(scope);
    struct viewer viewer = *person;
    viewer.blocked_until = (struct instant){0}; /* a block ends */
    bool may = row->act == ACT_COUNT ||
               permit(&viewer, row->act, (struct subject){0}, (struct instant){0}) == PERMIT_YES;
    return scope_suits(scope, false) && (may || (row->rights & rights));
}

unsigned scopes_from(struct str words)
{
    unsigned scopes = 0;
    while (words.len) {
        struct str word = str_cut(&words, ' ');
        for (enum scope scope = SCOPE_READ; scope < SCOPE_COUNT; scope++)
            if (str_eq(rows[scope].name, word))
                scopes |= SCOPE_BIT(scope);
    }
    return scopes;
}
