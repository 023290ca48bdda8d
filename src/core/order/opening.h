#ifndef CORE_ORDER_OPENING_H
#define CORE_ORDER_OPENING_H
/*
 * Is it the right moment to open a dispute? The answer to a person before any form: yes, not yet and from when, or no
 * and why; for the whole order, for each family of reasons and for each reason. It says the same as order_decide, which
 * a test holds for every state that it meets.
 */
#include "core/order/order.h"

/* The order is the order of precedence: the first that holds is answered. */
enum opening_verdict {
    OPENING_POSSIBLE,
    OPENING_CANCELLED,
    OPENING_AT_BANK, /* the payment is disputed there */
    OPENING_OPEN_ALREADY,
    OPENING_NOT_SENT,
    OPENING_NOT_PROTECTED, /* protection has not begun */
    OPENING_ENDED,         /* protection and its grace are over */
    OPENING_SETTLED,       /* every line has had its outcome */
    OPENING_CONTACT_FIRST, /* the seller has to be written to */
    OPENING_IN_TRANSIT,    /* on its way, and the promised time has not run out */
    OPENING_TOO_EARLY,
    OPENING_TOO_LATE,
    OPENING_COUNT
};

struct opening_window {
    enum order_refusal refusal; /* REFUSAL_NONE: possible now */
    struct instant from, until; /* CLOCK_UNSET: at any time; CLOCK_NEVER: while protection lasts */
    uint64_t
        lines; /* of which each is possible now, where they came one after the other; else all that are left */
};

struct opening {
    enum opening_verdict verdict;
    struct opening_window whole; /* of the reason that is possible first */
    uint64_t lines;              /* that a dispute can still be about */
    bool may_open; /* in a notebook also outside of the windows: elsewhere it may have been possible */
    struct opening_window reasons[POLICY_REASONS_MAX];
};

void order_opening(const struct policy *policy, const struct order_state *state, struct instant now,
                   struct opening *opening);
/* The same about these lines, where they did not all come at once. */
void order_opening_about(const struct policy *policy, const struct order_state *state, uint64_t lines,
                         struct instant now, struct opening *opening);
/* The best of the family's reasons. False: the policy has none of that family. */
bool opening_of_family(const struct policy *policy, const struct opening *opening, enum family family,
                       struct opening_window *window);
/* Whether a dispute may be opened, or noted, for that reason now. */
bool opening_takes(const struct order_state *state, const struct opening *opening, int32_t reason);

#endif
