#ifndef SUPPORT_ORDER_MONEY_WORLD_H
#define SUPPORT_ORDER_MONEY_WORLD_H
/*
 * Where the money of one hosted order really is, when everybody does what they are told: the buyer's bank, the provider,
 * the seller. It knows nothing of the books; it must never be short, and at the end everybody has what the books say.
 */
#include "core/order/ledger.h"

struct money_world {
    int64_t buyer, seller, market; /* what each has gained; their sum is 0 at every step */
    bool bank_looks;
    const char *wrong;
};

/* What an event does to it: what was paid, what the bank takes, and what somebody is told to move. */
const char *money_world_take(struct money_world *world, const struct order_event *event,
                             const struct move *moves, int count);
/* The first thing that does not fit the state, or NULL. */
const char *money_world_compare(const struct money_world *world, const struct order_state *state);

#endif
