#ifndef CORE_ORDER_CHANGE_H
#define CORE_ORDER_CHANGE_H
/* One event about to change a state. For evolve.c, and for the parts of it that have a file of their own. */
#include "core/order/order.h"

struct change {
    const struct policy *policy;
    struct order_state *state;
    const struct order_event *event;
};

/* More time (evolve_extension.c). */
void apply_extension_asked(struct change *change);
void end_extension(struct order_state *state);
void apply_extension_granted(struct change *change);
void apply_extension_refused(struct change *change);
void apply_extension_lapsed(struct change *change);
void apply_extension_withdrawn(struct change *change);
void apply_extended_unasked(struct change *change);
void apply_extension_vetoed(struct change *change);

/* Money that goes back, and the bank (evolve_bank.c). */
void apply_refunded(struct change *change);
void apply_recalled(struct change *change);
void apply_charged_back(struct change *change);
void apply_dismissed(struct change *change);
void apply_charge_returned(struct change *change);
void apply_inquiry(struct change *change);
void apply_chargeback(struct change *change);
void apply_bank_answered(struct change *change);
void apply_pre_arbitration(struct change *change);
void apply_chargeback_ended(struct change *change);

/* Lines that come, or are confirmed, before others of the order (arrival.c). */
void apply_fate(struct change *change);
void apply_part_delivered(struct change *change);
void apply_outage(struct change *change);
void apply_part_confirmed(struct change *change);

/* Until when the sides may agree in a dispute of then; unset where nothing ends it. */
struct instant order_agreement_after(const struct policy *policy, struct instant at);

#endif
