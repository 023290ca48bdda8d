#ifndef CORE_ORDER_LINES_H
#define CORE_ORDER_LINES_H
/* Lines of an order, their kinds and their pieces: what a claim about them is about, and what it can give back. With
 * the last of the goods go shipping and fees; tax goes as what it is on does. */
#include "core/order/order.h"

/* The most that a dispute about these lines could give back, opened now: of the present one it is whole_minor. */
int64_t order_lines_minor(const struct order_state *state, uint64_t lines);
/* The same, of as many pieces of one line; 0: of all that are left. */
int64_t order_pieces_minor(const struct order_state *state, uint64_t lines, int32_t pieces);
/* How many pieces of the line have had no outcome; of one that has had it wholly, all. */
int32_t order_pieces_left(const struct order_state *state, int32_t line);
/* Whether a claim can be about so many pieces: of one line of goods, as many as are left. */
bool order_pieces_fit(const struct order_state *state, uint64_t lines, int32_t pieces);
/* The pieces, or 0 when they are all that is left of the line. */
int32_t order_some_pieces(const struct order_state *state, uint64_t lines, int32_t pieces);
/* What a claim about these lines is about: with the last goods come shipping and fees, with the last of these the tax. */
uint64_t order_lines_about(const struct order_state *state, uint64_t lines, int32_t pieces);
/* The lines of these kinds, as 1u << enum line_kind. */
uint64_t order_lines_of(const struct order_state *state, uint32_t kinds);
/* All lines of the order. */
uint64_t order_all_lines(const struct order_state *state);
/* The most that a bank can take: it need not know what was ordered back, and that may not have moved. */
int64_t order_bank_most_minor(const struct order_state *state);
/* They have had their one outcome. */
void order_settle(struct order_state *state, uint64_t lines, int32_t pieces);

#endif
