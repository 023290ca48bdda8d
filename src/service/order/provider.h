#ifndef SERVICE_ORDER_PROVIDER_H
#define SERVICE_ORDER_PROVIDER_H
/*
 * The boundary to whoever moves money: what a payment provider has to do, and what it may answer (doc/payments.md).
 *
 * An order is handed over at least once, and must be carried out once: its key is the same each time, and a provider
 * that knows the key answers as it did before. It is called outside of any transaction, and may take its time.
 */
#include "store/order/ledger.h"

enum provider_answer {
    PROVIDER_DONE,  /* carried out, now or before */
    PROVIDER_AGAIN, /* not now: asked again later */
    PROVIDER_NEVER  /* will not be done: somebody has to look at it */
};

struct provider {
    /* `said` is for the staff: one line, in the arena. */
    enum provider_answer (*move)(void *arg, struct arena *arena, const struct effect *effect,
                                 struct str *said);
    void *arg; /* NULL move: there is no provider; the marketplace's own system asks for the effects */
};

#endif
