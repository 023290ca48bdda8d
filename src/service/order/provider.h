#ifndef SERVICE_ORDER_PROVIDER_H
#define SERVICE_ORDER_PROVIDER_H
/*
 * The boundary to whoever moves money: what a payment provider has to do, and what it may answer (doc/payments.md).
 *
 * An order is handed over at least once, and must be carried out once: its key is the same each time, and a provider
 * that knows the key answers as it did before. One that cancels says that the
 * payment of effect->cancels is not to be carried out any more: done, or never where it was carried out already. After "done"
 * it is not carried out, whoever asks. It is called outside of any transaction, and may take its time.
 */
#include "service/order/effect.h"

struct provider {
    /* `said` is for the staff: one line, in the arena. */
    enum effect_answer (*move)(void *arg, struct arena *arena, const struct effect *effect, struct str *said);
    void *arg; /* NULL move: there is no provider; the marketplace's own system asks for the effects */
};

#endif
