#ifndef SERVICE_ORDER_MOVEMENT_H
#define SERVICE_ORDER_MOVEMENT_H
/*
 * Money to a side of an order, or back from it: what is still open the other way is called off first, the last first, and
 * only what is left then is ordered. So nobody is paid who has still to give back, and nobody gives back what has not come.
 */
#include "service/order/order.h"
#include "store/order/effect.h"

/* One event, or one cancel that came too late, whose effects are written. */
struct ordering {
    struct ctx *ctx;
    const struct order *order; /* NULL: webhooks are told nothing */
    int64_t order_id, event_number;
    struct str currency;
    struct str key;   /* what the keys of its effects begin with */
    const char *part; /* and what follows in that of a payment: "" where `key` is nobody's yet */
    struct str late;  /* the key of the cancel that came too late */
    bool settled;     /* surely nothing is open the other way: nothing is read */
};

/* `kind` is what moves money, not what cancels. */
enum err movement_order(const struct ordering *ordering, struct str kind, int64_t amount_minor) MUST_USE;

/* What a kind of effect does for each side. */
struct effect_side {
    struct str kind;
    int to_buyer, to_seller; /* 1: gets it; -1: gives it */
    struct str calls_off;    /* the kind that it takes back; empty: it moves money itself */
    struct str late;         /* the movement that makes good what was called off too late */
};
/* NULL: there is no such kind. */
const struct effect_side *effect_side(struct str kind);

#endif
