#include "core/order/bounds.h"

#include "core/order/lines.h"
#include "core/order/rows.h"

uint64_t order_takes(const struct policy *policy, const struct order_state *state, enum order_event_kind act)
{
    const struct act_row *row = order_act_row(act);
    if (!row)
        return 0;
    uint64_t takes = row->takes;
    if (act == EVENT_APPEALED && !order_brings_file(policy, state, act))
        takes = MAY(TAKES_WORDS);
    if (act == EVENT_DECIDED && policy->code_count == 0) /* elsewhere: these rules name no grounds */
        takes &= ~MUST(TAKES_CODE);
    return takes | (state->external ? MAY(TAKES_AT) : 0);
}

int64_t order_words_most(const struct policy *policy, const struct order_state *state)
{
    return state->external || policy->evidence.max_chars > WORDS_MAX ? WORDS_MAX : policy->evidence.max_chars;
}

/* Does no amount stand for all of it? */
static bool means_all(const struct order_event *wish)
{
    return wish->kind == EVENT_PAID || wish->kind == EVENT_REFUND_SEEN ||
           wish->remedy == REMEDY_REFUND_FULL || wish->remedy == REMEDY_RETURN_REFUND;
}

/* Those that may still have an outcome. */
static uint64_t lines_left(const struct policy *policy, const struct order_state *state)
{
    bool never = policy->dispute.reopen == REOPEN_NEVER;
    return order_all_lines(state) & ~(state->settled | (never ? state->withdrawn : 0));
}

void order_complete(const struct policy *policy, const struct order_state *state, uint64_t given,
                    struct order_event *wish)
{
    bool disputed = wish->kind == EVENT_PROPOSED || wish->kind == EVENT_DECIDED;
    if (wish->lines == 0)
        wish->lines = disputed ? state->lines : lines_left(policy, state);
    if (wish->lines == 0 && wish->kind == EVENT_REFUND_SEEN) /* after all, though the dispute was lost */
        wish->lines = order_all_lines(state);
    if (!means_all(wish) || act_may(given, TAKES_AMOUNT))
        return;
    uint64_t about = wish->kind == EVENT_PAID ? order_all_lines(state) : wish->lines;
    wish->amount_minor = wish->kind == EVENT_DISPUTE_OPENED ? order_pieces_minor(state, about, wish->pieces)
                                                            : order_most_minor(state, wish->kind, about);
}
