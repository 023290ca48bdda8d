#ifndef CORE_ORDER_DECIDE_H
#define CORE_ORDER_DECIDE_H
/* One decision under way: events are added to the list and at once to a copy of the state. */
#include "core/order/order.h"

struct order_work {
    const struct policy *policy;
    struct order_state state;
    struct order_events *events;
    struct instant at;
    enum party by;
};

void work_emit(struct order_work *work, struct order_event event);
/* An event that the law adds, about the lines of the dispute. */
void work_follow(struct order_work *work, enum order_event_kind kind);
/* The money of the lines goes back, so much of it. */
void work_refund(struct order_work *work, uint64_t lines, int64_t amount_minor);
void work_cancel(struct order_work *work);
void work_carry_out(struct order_work *work, struct proposal outcome);
/* In an external order money has moved only when the buyer saw it; goods are owed as soon as it is settled. */
bool work_carries_out(const struct order_work *work, struct proposal outcome);

enum order_refusal decide_deadline(struct order_work *work, const struct order_command *command,
                                   struct instant now) MUST_USE;

#endif
