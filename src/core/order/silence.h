#ifndef CORE_ORDER_SILENCE_H
#define CORE_ORDER_SILENCE_H
/*
 * What a deadline's silence does where the rules or the state decide: the functions that the rows of deadlines.c name.
 * Ask order_silence (core/order/deadlines.h), which knows the row.
 */
#include "core/order/order.h"

struct str silence_of_cancel(const struct policy *policy, const struct order_state *state);
struct str silence_of_extension(const struct policy *policy, const struct order_state *state);
struct str silence_of_seller(const struct policy *policy, const struct order_state *state);
struct str silence_of_buyer(const struct policy *policy, const struct order_state *state);
struct str silence_of_undo(const struct policy *policy, const struct order_state *state);
struct str silence_at_the_end(const struct policy *policy, const struct order_state *state);
struct str silence_of_agreement(const struct policy *policy, const struct order_state *state);
struct str silence_of_decision(const struct policy *policy, const struct order_state *state);
struct str silence_of_evidence(const struct policy *policy, const struct order_state *state);
struct str silence_of_return_arrival(const struct policy *policy, const struct order_state *state);
struct str silence_of_return_confirm(const struct policy *policy, const struct order_state *state);

/*
 * In a notebook: by the rules the dispute closed for good when nobody took it further in time, and what became of it nobody has
 * noted. No protection is left to tell of.
 */
bool order_lapsed(const struct policy *policy, const struct order_state *state);

#endif
