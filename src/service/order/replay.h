#ifndef SERVICE_ORDER_REPLAY_H
#define SERVICE_ORDER_REPLAY_H
/* What a marketplace's people did, done once more under other rules. Nothing is changed. */
#include "core/lives/tally.h"
#include "service/order/order.h"

enum { REPLAY_SIDES = 2 };
struct order_replay {
    const struct policy_set *policies;
    const struct policy *rules[REPLAY_SIDES]; /* NULL: those that each order was placed under */
    struct tally *tallies[REPLAY_SIDES];
    int count;
    int64_t after;    /* the last order looked at, at first 0; -1: there are no more */
    int64_t left_out; /* noted from elsewhere, or under rules that are not here */
};

/* The next orders behind `after`, counted into the tallies. */
enum err order_replay_some(struct ctx *ctx, struct order_replay *replay) MUST_USE;

#endif
