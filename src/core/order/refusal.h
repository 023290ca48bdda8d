#ifndef CORE_ORDER_REFUSAL_H
#define CORE_ORDER_REFUSAL_H
/* Why the law says no. The order is the order of precedence: the first that holds is answered. */
#include "base/str.h"

enum order_refusal {
    REFUSAL_NONE,
    REFUSAL_UNKNOWN_ACT,
    REFUSAL_STALE,
    REFUSAL_NOT_YOURS,
    REFUSAL_IN_FUTURE,
    REFUSAL_OUT_OF_ORDER,
    REFUSAL_DEADLINE_FIRST,
    REFUSAL_WRONG_STATE,
    REFUSAL_NOT_DUE,
    REFUSAL_CHARGEBACK,
    REFUSAL_REASON,
    REFUSAL_SAY_CAME,    /* they complain of goods of which nobody has said that they came */
    REFUSAL_SAY_MISSING, /* they say that nothing came, and the carrier says that it did */
    REFUSAL_CONTACT_FIRST,
    REFUSAL_IN_TRANSIT,
    REFUSAL_TOO_EARLY,
    REFUSAL_TOO_LATE,
    REFUSAL_LINES,
    REFUSAL_SETTLED,
    REFUSAL_REMEDY,
    REFUSAL_CURRENCY,
    REFUSAL_AMOUNT,
    REFUSAL_DAYS,
    REFUSAL_USED_UP,
    REFUSAL_GOT_ALL,
    REFUSAL_UNREFUSABLE,
    REFUSAL_NO_PROPOSAL,
    REFUSAL_EVIDENCE,
    REFUSAL_CODE,
    REFUSAL_COUNT
};

struct refusal_row {
    struct str code;     /* of the API; never changes */
    int status;          /* HTTP */
    struct str sentence; /* for a person, with what to do instead */
};
const struct refusal_row *order_refusal_row(enum order_refusal refusal);

#endif
