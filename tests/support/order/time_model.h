#ifndef SUPPORT_ORDER_TIME_MODEL_H
#define SUPPORT_ORDER_TIME_MODEL_H
/*
 * What an order's events say about time, by rules written apart from those of core: a bank's dates never go back, and an
 * objection to time that was given unasked gives back what stood before it, and leaves enough to act.
 */
#include "core/order/order.h"

struct time_model {
    struct instant told; /* the latest date of the bank's so far */
    struct instant ends,
        stood;          /* of the state after the event before; before the days that were given unasked */
    bool frozen, moved; /* moved: something else has happened to the end since then */
    enum protection protection;
    int32_t days;
    /* Of an order in several parcels: when each line came before the others. */
    uint64_t came;
    struct instant came_at[ORDER_LINES_MAX];
    /* The buyer's time that stood still: for a freeze or a bank since the event before, for a dispute since it was opened. */
    struct instant before, opened;
    bool stopped, waits, excused; /* excused: an outage has moved ends */
    bool disputed;                /* of a hosted order, under rules of which each line has its own */
    struct span stood_still,
        at_opening; /* so far; as the present dispute began, all of which then stands still once */
    struct span came_after[ORDER_LINES_MAX]; /* as each line came */
    bool external, ended; /* ended: protection, and nothing has happened since but what follows */
};

/* `after`: the state with the event in it. The first thing that cannot be, or NULL. */
const char *time_model_take(struct time_model *model, const struct policy *policy,
                            const struct order_event *event, const struct order_state *after);

#endif
