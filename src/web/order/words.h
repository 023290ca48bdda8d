#ifndef WEB_ORDER_WORDS_H
#define WEB_ORDER_WORDS_H
/* The acts and states of an order in the words of whoever reads its pages. */
#include "core/order/order.h"

/* What the form of an act asks for. */
enum act_asks {
    ASKS_DATE = 1,  /* the day on which it happened */
    ASKS_UNTIL = 2, /* a day that it leads to */
    ASKS_DAYS = 4,
    ASKS_REMEDY = 8, /* and the amount */
    ASKS_WORDS = 16,
    ASKS_AMOUNT = 32,
    ASKS_CODE = 64 /* the ground of a decision */
};

struct act_words {
    struct str label;    /* of the button: "Ask for more time" */
    struct str happened; /* in the history: "More time was asked for" */
    unsigned asks;
};

/* Every kind has its words; acts of the law itself have an empty label. */
const struct act_words *act_words_of(enum order_event_kind kind);
struct str deadline_words(enum deadline deadline);
struct str remedy_words(enum remedy remedy);
struct str party_words(enum party party);
/* In one or two words, and how it is coloured ("good", "warn", "bad", "plain"). */
struct str order_status(const struct order_state *state, struct str *colour);

#endif
