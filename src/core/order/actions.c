/* What a party may do: the rows of the table whose states hold, with their bounds in time. */
#include "core/order/rows.h"
#include "core/order/time.h"

/* By whom the act would be: the party itself, or in an external order whoever does it there. */
static enum party actor_of(const struct act_row *row, struct law *law, enum party party)
{
    for (enum party by = PARTY_BUYER; by < PARTY_COUNT; by++) {
        law->party = by;
        bool asked = law->state->external ? party == PARTY_BUYER || party == PARTY_STAFF : by == party;
        if (asked && order_row_is_for(row, law) && (!row->state_guard || !row->state_guard(law)))
            return by;
    }
    return PARTY_NONE;
}

/* Who decides is the rules' to say; what was undone once is done for good. */
static struct str consequence_of(const struct law *law, const struct act_row *row, enum party by)
{
    bool ended =
        (by == PARTY_BUYER || by == PARTY_SELLER) && !law->state->external && law->state->undone[side_of(by)];
    if (row->act == EVENT_APPEALED && law->policy->panel.mode != PANEL_PEERS)
        return STR(N_("The marketplace's staff decides once more."));
    if (ended && row->act == EVENT_ACCEPTED)
        return STR(N_("It is carried out at once. You have undone a step already: this cannot be undone."));
    if (ended && row->act == EVENT_DISPUTE_CANCELLED)
        return STR(N_("The dispute ends with nothing, at once. You have undone a step already: this cannot "
                      "be undone."));
    return row->consequence;
}

int order_actions(const struct policy *policy, const struct order_state *state, enum party party,
                  struct instant now, struct order_action actions[ORDER_ACTIONS_MAX])
{
    struct order_command due;
    int count = 0;
    struct order_state room;
    const struct order_state *running = order_running(state, now, &room);
    now = clock_later(now, state->last); /* a clock that was set back */
    if (order_next_due(state, now, &due))
        return 0;
    for (int i = 0; i < order_act_row_count && count < ORDER_ACTIONS_MAX; i++) {
        const struct act_row *row = &order_act_rows[i];
        struct law law = {policy, running, NULL, party, now};
        bool fits = order_row_fits(row, state) && !order_row_waits_for_bank(row, state);
        enum party by = fits ? actor_of(row, &law, party) : PARTY_NONE;
        if (by == PARTY_NONE)
            continue;
        struct order_action action = {row->act, by, CLOCK_UNSET, CLOCK_NEVER, consequence_of(&law, row, by)};
        if (row->opens)
            action.from = row->opens(&law);
        if (row->closes && !state->external) /* elsewhere it may be possible for longer */
            action.until = row->closes(&law);
        if (row->closed_by && state->due[row->closed_by - 1].ms)
            action.until = clock_earlier(action.until, state->due[row->closed_by - 1]);
        if (state->frozen && !(row->closed_by && state->due[row->closed_by - 1].ms))
            action.until = CLOCK_NEVER;
        if (!clock_is_late(now, action.until) && instant_before(action.from, action.until))
            actions[count++] = action;
    }
    return count;
}
