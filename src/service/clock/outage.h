#ifndef SERVICE_CLOCK_OUTAGE_H
#define SERVICE_CLOCK_OUTAGE_H
/*
 * Deadlines that pass while no server runs hurt people who could not act. A server leaves a sign of life every minute;
 * when the last one is older than OUTAGE_LEAST_MS, what fell due since then in orders whose parties act here moves to
 * the outage's end and the policy's grace further (calendar.downtime_grace), once, as an event of the order that says
 * so. Orders made elsewhere do not move: their parties could act. Where a policy has no such grace, deadlines strike.
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
    int64_t after;
    size_t most, seen, moved;
};
enum err outage_excuse(struct ctx *ctx, const struct policy_set *policies, struct outage *outage) MUST_USE;

#endif
