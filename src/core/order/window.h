#ifndef CORE_ORDER_WINDOW_H
#define CORE_ORDER_WINDOW_H
/* When a dispute may be opened for a reason about some lines, and what the buyer has to say of the parcel for it. */
#include "core/order/rows.h"

/* Of the wish's reason and lines, of which each has to fit; without lines as order_reason_window. */
enum order_refusal order_wish_window(const struct policy *policy, const struct order_state *state,
                                     const struct order_event *wish, struct instant now,
                                     struct instant window[2]);
/* The window of one line, whoever asks; -1: of one that came with the whole order, or is still to come. */
void order_line_window(const struct law *law, const struct reason *reason, int line,
                       struct instant window[2]);
/* Of the wish; without one what is missing, for a reason of that kind, or has come, where it did not all come at once. */
uint64_t order_lines_meant(const struct law *law, const struct reason *reason);
/* Why the law's wish, or any dispute for that reason, cannot be opened now. */
enum order_refusal order_window_refusal(const struct law *law, int32_t index);
/* What the buyer says of the parcel fits the reason; where what is known does not, they are asked, never shut out. */
enum order_refusal order_came_refusal(const struct law *law);
/* Some of the lines' goods are on their way, and the promise has not run out. */
bool order_still_in_transit(const struct law *law, uint64_t lines);
/* By the reason of the present dispute; CLOCK_UNSET: at any time. */
struct instant order_escalates_from(const struct law *law);

#endif
