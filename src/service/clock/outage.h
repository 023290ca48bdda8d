#ifndef SERVICE_CLOCK_OUTAGE_H
#define SERVICE_CLOCK_OUTAGE_H
/*
 * Deadlines that pass while no server runs hurt people who could not act. A server leaves a sign of life every minute;
 * when the last one is older than OUTAGE_LEAST_MS, what fell due since then in orders whose parties act here moves to
 * the outage's end and the policy's grace further (calendar.downtime_grace), once, as an event of the order that says
 * so. Orders made elsewhere do not move: their parties could act. Where a policy has no such grace, deadlines strike.
 *
 * Orders whose rules are not there wait while all others go on, and nobody can act on them. A server that starts without some
 * rules writes down since when; once they are back, what fell due meanwhile moves in the same way.
 */
#include "service/order/order.h"

enum { OUTAGE_PULSE_MS = 60 * 1000, OUTAGE_LEAST_MS = 3 * 60 * 1000 };

/* Says that people can act now. */
enum err outage_beat(struct ctx *ctx) MUST_USE;
/* Since when they could not; 0: they can. */
enum err outage_find(struct ctx *ctx, struct instant *since) MUST_USE;

/* The next orders, ascending; begun with after 0 and done when fewer than `most` were seen. */
struct outage {
    struct instant since;
    struct str known; /* the rules of which orders, as policy_set_known has them; empty: all that are here */
    int64_t after;
    size_t most, seen, moved;
};
enum err outage_excuse(struct ctx *ctx, const struct policy_set *policies, struct outage *outage) MUST_USE;

/* Of the rules that are not here: since when servers run without them, which is now, or the last sign of life. */
enum err outage_note_rules(struct ctx *ctx, const struct policy_set *policies) MUST_USE;
/* The next orders whose rules are back, in the same way; `since` is of their rules. *more false: there are none. */
enum err outage_excuse_rules(struct ctx *ctx, const struct policy_set *policies, struct outage *outage,
                             bool *more) MUST_USE;

#endif
