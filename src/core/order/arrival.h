#ifndef CORE_ORDER_ARRIVAL_H
#define CORE_ORDER_ARRIVAL_H
/*
 * An order that comes in several parcels. Each line of goods that came before the others has its own day of arrival, and with
 * it its own end where the rules count from that day; what is missing keeps the clock of the order, which is the latest of all.
 * A line is -1 where no single one is asked about: then everything counts as the order does.
 */
#include "core/order/order.h"

/* Goods of which nobody has said that they came, and which had no outcome. None when all of the order has come. */
uint64_t order_missing(const struct order_state *state);
/* Whether any goods of the lines are under way: those of an order on its way that have not come. */
bool order_lines_under_way(const struct order_state *state, uint64_t lines);
/* Goods that can still be said to have come, or to be right: by the wish's kind. */
uint64_t order_unsaid(const struct order_state *state, enum order_event_kind kind);
/* Whether it is said of some of these alone: of the others it is not known yet. */
bool order_is_part(const struct order_state *state, const struct order_event *wish);

/* All of a state but what it has room for and does not say: of lines that it has not, and that did not come for themselves. */
void order_copy_known(struct order_state *to, const struct order_state *from);

bool order_line_came(const struct order_state *state, int line);
/* When it came, by its own parcel or with the order; CLOCK_UNSET: not yet. */
struct instant order_line_arrived(const struct order_state *state, int line);
/* It came for itself, and what it leaves to complain in ends for itself. */
bool order_has_own_end(const struct order_state *state, int line);
/* The end of its protection, and the last moment that its own end leaves: CLOCK_NEVER where it has none of its own. */
struct instant order_line_end(const struct order_state *state, int line);
struct instant order_line_last(const struct policy *policy, const struct order_state *state, int line);
/* Until when the goods of a line that has come can be complained of, where that is sooner than for the order: CLOCK_UNSET
 * where it is not, and while a dispute about other lines makes it wait. */
struct instant order_line_until(const struct policy *policy, const struct order_state *state, int line);

/* Whether that side has said that what it sent has come, has to show it, and nobody has decided about it yet. */
bool order_arrival_is_claimed(const struct order_state *state, enum party by);

/* The same of goods that came then, in a parcel that does not say which lines it carried. */
struct instant order_came_until(const struct policy *policy, const struct order_state *state,
                                struct instant came);

/* The buyer's time waited so long: each line, and what counts from an arrival or in the grace, goes on later. */
void order_wait(struct order_state *state, struct span delay);
/* How long it has waited since the line came (-1: since all had), and since protection ended. */
struct span order_waited(const struct order_state *state, int line);
struct span order_grace_waited(const struct order_state *state);
/* A day on which the program could not be reached is excused: an end that lies in such a time is later; one of which people
 * could still make use between two of them is not. */
struct instant order_excused(const struct policy *policy, const struct order_state *state,
                             struct instant end);
/* Extended, each line is as much longer. */
void order_lengthen_lines(const struct policy *policy, struct order_state *state, int32_t days);
/* The next of the lines' own ends is a deadline that only passes. */
void order_set_part_due(const struct policy *policy, struct order_state *state, struct instant at);

#endif
