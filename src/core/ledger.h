#ifndef CORE_LEDGER_H
#define CORE_LEDGER_H
/*
 * The money of one order in double entry: every event that moves money becomes postings that sum to zero, in minor
 * units of the order's currency. An external order moves no money here and has none.
 */
#include "core/order.h"

enum account {
    ACCOUNT_BUYER, /* outside: negative by what was paid, towards zero by what came back */
    ACCOUNT_HOLD,  /* never below zero */
    ACCOUNT_SELLER,
    ACCOUNT_COUNT
};
enum { LEDGER_POSTINGS_MAX = 3 };

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
/* All or nothing. False when they do not sum to zero or would overdraw the hold or the seller. */
bool ledger_post(struct ledger *ledger, const struct posting *postings, int count) MUST_USE;

extern const struct names account_names;

#endif
