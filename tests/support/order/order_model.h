#ifndef SUPPORT_ORDER_ORDER_MODEL_H
#define SUPPORT_ORDER_ORDER_MODEL_H
/* An order as its events alone tell it, by rules written apart from those of core: what the law is compared with. */
#include "core/order/event.h"

enum order_called { NO_CASE, OPENED, CALLED, DELIBERATING };

struct order_model {
    int64_t paid, held, seller, refunded;
    uint64_t settled;
    struct instant last;
    bool bank, external;
    bool bank_looks, bank_decided; /* decided: for the buyer, by the event before */
    int64_t taken;                 /* by the bank, and not returned */
    int64_t recalled,
        again;        /* of that: given before, and called off for it; to be given again by the next event */
    int64_t returned; /* by the bank, with the event before */
    bool gift, reversed;      /* the event before: goodwill, or the bank's change of mind */
    enum order_called called; /* how far the dispute went on its way to a decision */
    bool seen; /* what moves money in a notebook came first: the buyer saw it, the bank, or a cancelling */
    const char *wrong;
};

/* The first thing that cannot be, or NULL. */
const char *order_model_take(struct order_model *model, const struct order_event *event);

#endif
