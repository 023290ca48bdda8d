#ifndef SERVICE_ORDER_ORDER_LINK_H
#define SERVICE_ORDER_ORDER_LINK_H
/*
 * "See your order": a link that a marketplace's own system makes for the buyer of one of its orders, who needs no account
 * to look. Nothing of it is kept: it says which order, by which key and until when, and a seal that only this site makes
 * proves it. It ends with its time and with the key that made it. Whoever has it sees, and acts only once signed in.
 */
#include "service/order/order.h"

enum { LINK_MINUTES = 60, LINK_MINUTES_MAX = 7 * 24 * 60 };

struct order_link_wish {
    struct viewer viewer; /* a marketplace's own system */
    int64_t token_id;     /* its key */
    struct str ref;
    int64_t minutes; /* 0: LINK_MINUTES */
};
struct order_link {
    struct str key; /* for an address: letters, digits, dots */
    struct instant ends;
};
/* ERR_REFUSED for whoever is no marketplace's own system; ERR_INPUT about "minutes". */
enum err order_link_make(struct ctx *ctx, const struct policy_set *policies,
                         const struct order_link_wish *wish, struct order_link *link) MUST_USE;

struct order_linked {
    struct str ref, marketplace;
    int64_t market_id, buyer_id;
    struct instant ends;
};
/* ERR_NOT_FOUND, with a sentence, when it is no link of ours, or not good any more: all alike. */
enum err order_link_read(struct ctx *ctx, struct str key, struct order_linked *linked) MUST_USE;

#endif
