#ifndef SERVICE_ORDER_PROVIDER_SIMULATED_H
#define SERVICE_ORDER_PROVIDER_SIMULATED_H
/*
 * A payment provider for the demo and for tests: no money moves, but it keeps a book (simulated_payment), in which a key
 * stands once however often it is handed over.
 */
#include "service/order/provider.h"
#include "service/unit/work.h"

struct simulated_provider {
    /* Where its own units of work are run, apart from those of whoever asks it. */
    enum err (*run)(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg);
    void *arg;
    /* For tests. */
    int64_t unreachable; /* so many calls are not heard */
    int64_t unanswered;  /* so many are carried out, but the answer is lost */
    bool refuses;
};

struct provider simulated_provider(struct simulated_provider *simulated);

#endif
