/*
 * What an order consists of: its lines, their kinds, and the pieces of a line. All that a claim can give back is counted
 * here, so that however it is cut into disputes the parts are the whole.
 */
#include "core/order/lines.h"
#include "core/order/bounds.h"

uint64_t order_all_lines(const struct order_state *state)
{
    return line_bit((size_t)state->line_count) - 1;
}

uint64_t order_lines_of(const struct order_state *state, uint32_t kinds)
{
    uint64_t lines = 0;
    for (int32_t i = 0; i < state->line_count; i++)
        if (kinds & 1u << state->line_kind[i])
            lines |= line_bit((size_t)i);
    return lines;
}

/* What so many pieces of the line cost, counted from the first: the differences sum to the line. */
static int64_t first_pieces_minor(const struct order_state *state, int32_t line, int32_t pieces)
{
    if (pieces >= state->line_quantity[line])
        return state->line_minor[line];
    return money_share(state->line_minor[line], pieces, state->line_quantity[line], state->rounding);
}

int32_t order_pieces_left(const struct order_state *state, int32_t line)
{
    bool all =
        state->settled & line_bit((size_t)line) || state->line_gone[line] >= state->line_quantity[line];
    return state->line_quantity[line] - (all ? 0 : state->line_gone[line]);
}

/* What had its outcome of it, in money; nothing of a line that is spoken of once more. */
static int64_t gone_minor(const struct order_state *state, int32_t line, bool again)
{
    if (state->settled & line_bit((size_t)line))
        return again ? 0 : state->line_minor[line];
    return first_pieces_minor(state, line, state->line_gone[line]);
}

/* The only line of a mask; -1: it has none, or more. */
static int32_t only_line(uint64_t lines)
{
    return lines && !(lines & (lines - 1)) ? __builtin_ctzll(lines) : -1;
}

bool order_pieces_fit(const struct order_state *state, uint64_t lines, int32_t pieces)
{
    int32_t line = only_line(lines);
    return pieces == 0 || (pieces > 0 && line >= 0 && line < state->line_count &&
                           state->line_kind[line] == LINE_GOODS && pieces <= order_pieces_left(state, line));
}

/* As many pieces as are left are all of them. */
int32_t order_some_pieces(const struct order_state *state, uint64_t lines, int32_t pieces)
{
    int32_t line = only_line(lines);
    bool some =
        pieces > 0 && line >= 0 && line < state->line_count && pieces < order_pieces_left(state, line);
    return some ? pieces : 0;
}

uint64_t order_lines_about(const struct order_state *state, uint64_t lines, int32_t pieces)
{
    uint64_t open = order_all_lines(state) & ~state->settled, tax = order_lines_of(state, 1u << LINE_TAX);
    uint64_t goods = order_lines_of(state, 1u << LINE_GOODS);
    uint64_t extras = order_lines_of(state, 1u << LINE_SHIPPING | 1u << LINE_FEE);
    lines &= ~tax;
    if (order_some_pieces(state, lines, pieces))
        return lines;
    if ((lines & goods) && !(goods & open & ~lines))
        lines |= extras & open;
    return lines && !(open & ~tax & ~lines) ? lines | (tax & open) : lines;
}

/* Tax goes back as what it is on does; what is left of it goes with the last. */
static int64_t tax_minor(const struct order_state *state, uint64_t lines, int64_t claim_minor)
{
    int64_t tax = 0, base = 0, gone = 0;
    for (int32_t i = 0; i < state->line_count; i++) {
        bool is_tax = state->line_kind[i] == LINE_TAX;
        tax += is_tax ? state->line_minor[i] : 0;
        base += is_tax ? 0 : state->line_minor[i];
        gone += is_tax ? 0 : gone_minor(state, i, lines & line_bit((size_t)i));
    }
    if (tax == 0 || base == 0)
        return 0;
    return money_share(tax, gone + claim_minor, base, state->rounding) -
           money_share(tax, gone, base, state->rounding);
}

int64_t order_pieces_minor(const struct order_state *state, uint64_t lines, int32_t pieces)
{
    int64_t sum = 0;
    pieces = order_some_pieces(state, lines, pieces);
    lines = order_lines_about(state, lines, pieces);
    for (int32_t i = 0; i < state->line_count; i++) {
        if (!(lines & line_bit((size_t)i)) || state->line_kind[i] == LINE_TAX)
            continue;
        int64_t gone = gone_minor(state, i, true);
        int64_t until =
            pieces ? first_pieces_minor(state, i, state->line_gone[i] + pieces) : state->line_minor[i];
        sum += until - gone;
    }
    sum += tax_minor(state, lines, sum);
    bool less = state->paid_minor && sum > order_left_minor(state);
    return less ? order_left_minor(state) : sum;
}

int64_t order_lines_minor(const struct order_state *state, uint64_t lines)
{
    return order_pieces_minor(state, lines, 0);
}

void order_settle(struct order_state *state, uint64_t lines, int32_t pieces)
{
    int32_t some = order_some_pieces(state, lines, pieces);
    if (some)
        state->line_gone[only_line(lines)] += some;
    else
        state->settled |= lines;
}
