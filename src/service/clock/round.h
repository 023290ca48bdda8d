#ifndef SERVICE_CLOCK_ROUND_H
#define SERVICE_CLOCK_ROUND_H
/*
 * What time does by itself, one round of it: deadlines of orders strike, panels go on, reminders are made, effects are
 * handed to the payment provider. `recourse tick` and the server's timer run the same rounds.
 */
#include "service/order/order.h"
#include "service/order/provider.h"

/* Where units of work are run: by a command on its connection, or by a server's writers. */
struct round_base {
    enum err (*run)(void *arg, enum err (*work)(struct ctx *ctx, void *arg), void *work_arg);
    enum err (*run_by_rows)(void *arg, enum err (*work)(struct ctx *ctx, void *arg),
                            void *work_arg); /* where others write meanwhile (unit.by_rows); NULL: run */
    enum err (*read)(void *arg, enum err (*work)(struct ctx *ctx, void *arg),
                     void *work_arg); /* which nobody who writes waits for; NULL: run */
    void *arg;
    const struct policy_set *policies;
    struct provider provider; /* move NULL: none; effects wait for the marketplace's own system */
};

struct round_done {
    int64_t orders, panels, reminders, effects; /* in which something was due */
    int64_t sorted;                             /* orders of before there were queues, into them */
    int64_t
        unreadable; /* orders in which something is due, and which wait for a version that knows their histories */
};

/* The ctx of one of a round's units, at the round's `now` (0: it stays by the clock). */
struct ctx *round_time(struct ctx *ctx, struct instant now);
/* Everything that is due at `now` (0: by the clock). The first failure ends the round; what was done before it is kept. */
enum err round_run(const struct round_base *place, struct instant now, struct round_done *done) MUST_USE;
/* Of that the orders alone, at most so many; *done, which begins with zeros, says how many. */
enum err round_strike(const struct round_base *place, struct instant now, int64_t most,
                      struct round_done *done) MUST_USE;
/*
 * Excuses what fell due while no server ran (service/clock/outage.h), as long as none has said since that people can act
 * again.
 */
struct round_outage {
    struct instant since; /* 0: there was none */
    int64_t orders;       /* that moved */
};
enum err round_excuse(const struct round_base *place, struct round_outage *outage) MUST_USE;
/*
 * Excuses what fell due in orders whose rules were not here, once they are back; before the other, which lets strike what was
 * due before it. A server that begins to serve also notes what it lacks.
 */
enum err round_excuse_rules(const struct round_base *place, bool serves, int64_t *orders) MUST_USE;
/* Says that people can act now: a server's part, once what was missed is excused. */
enum err round_beat(const struct round_base *place) MUST_USE;
/*
 * Reminds of looking where nobody is asked (service/order/look.h), drops what nobody will ask for any more, and looks at some of
 * the saved searches that are due: those by reading alone.
 */
enum err round_forget(const struct round_base *place) MUST_USE;
/* Whether a round would find something: cheap, on a connection that reads. */
enum err round_is_due(struct ctx *ctx, const struct round_base *place, bool *due) MUST_USE;

#endif
