#ifndef CORE_ORDER_BOUNDS_H
#define CORE_ORDER_BOUNDS_H
/* How far what an act names may go: its amount, its remedies, its file. */
#include "core/order/order.h"

/* What the order has left to give back: nothing more can be refunded, or taken by a bank. */
int64_t order_left_minor(const struct order_state *state);
/* Of so much that the bank returns, what the buyer had been given before the bank took it. */
int64_t order_given_again_minor(const struct order_state *state, int64_t returned_minor);
/* What a bank looks at stops a dispute, which goes on or is settled when the bank has decided; else it ends it. */
bool order_waits_for_bank(const struct policy *policy, const struct order_state *state);
/* By its own date the bank did it before something that it has told already: it is kept, and changes nothing. */
bool order_bank_told_late(const struct order_state *state, const struct order_event *wish);
/* The most that the act can name as its amount; `lines` are those that it is about, where it chooses them. */
int64_t order_most_minor(const struct order_state *state, enum order_event_kind act, uint64_t lines);
/* The remedies, as 1u << remedy, that the act may name now: nothing is sent back that never came. */
uint32_t order_remedies(const struct policy *policy, const struct order_state *state,
                        enum order_event_kind act, int32_t reason);
/* The same as the law takes them: in an order kept as a notebook the marketplace may have allowed what makes no sense. */
uint32_t order_remedies_taken(const struct policy *policy, const struct order_state *state,
                              enum order_event_kind act, int32_t reason);
/* What the act takes in this order, as MAY and MUST of fields.h; in a notebook also when it happened. */
uint64_t order_takes(const struct policy *policy, const struct order_state *state, enum order_event_kind act);
/* The characters that go with an act: as the rules say; a notebook is the buyer's own. */
int64_t order_words_most(const struct policy *policy, const struct order_state *state);
/* What the wish is about where nothing is said: all lines that may still have an outcome, and all that they cost. */
void order_complete(const struct policy *policy, const struct order_state *state, uint64_t given,
                    struct order_event *wish);
/* Does the act come with a file here? */
bool order_brings_file(const struct policy *policy, const struct order_state *state,
                       enum order_event_kind act);

#endif
