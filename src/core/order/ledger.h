#ifndef CORE_ORDER_LEDGER_H
#define CORE_ORDER_LEDGER_H
/*
 * The money of one order in double entry: every event that moves money becomes postings that sum to zero, in minor
 * units of the order's currency. An external order moves no money here and has none.
 *
 * The marketplace's fee is a share of what the seller has of the order at each moment, rounded half to even: what is
 * given back from the seller's side brings its part of the fee back, and no cent is lost or made on the way.
 */
#include "core/order/order.h"

enum account {
    ACCOUNT_BUYER,  /* outside: negative by what was paid, towards zero by what came back */
    ACCOUNT_HOLD,   /* never below zero */
    ACCOUNT_SELLER, /* without the fee */
    ACCOUNT_FEE,    /* the marketplace's */
    ACCOUNT_COUNT
};
enum { LEDGER_POSTINGS_MAX = ACCOUNT_COUNT };

struct posting {
    enum account account;
    int64_t amount_minor;
};

struct ledger {
    struct currency currency;
    int64_t balance[ACCOUNT_COUNT];
};

/* The postings of an event that happened in the state before it; 0 when it moves no money. */
int ledger_postings(const struct order_state *before, const struct order_event *event,
                    struct posting postings[LEDGER_POSTINGS_MAX]);
/* What somebody outside has to move because of an event; at most one for each side. What the bank moves is none. */
enum movement { MOVE_REFUND, MOVE_RELEASE, MOVE_RECOVER, MOVE_RECALL, MOVE_COUNT };
struct move {
    /* to the buyer, to the seller, back from the seller; a refund that is called off, or comes back from the buyer */
    enum movement movement;
    int64_t amount_minor; /* above 0 */
};
enum { MOVES_MAX = 2 };
int ledger_moves(const struct order_state *before, const struct order_event *event,
                 struct move moves[MOVES_MAX]);
/* The fee on what the seller has in all. */
int64_t ledger_fee(int64_t seller_minor, int32_t basis_points);
/* All or nothing. False when they do not sum to zero or would overdraw the hold, the seller or the fee. */
bool ledger_post(struct ledger *ledger, const struct posting *postings, int count) MUST_USE;

extern const struct names account_names;

#endif
