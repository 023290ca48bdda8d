/* Guards about the dispute: its window, its proposals, its commission. */
#include "core/order/arrival.h"
#include "core/order/bounds.h"
#include "core/order/rows.h"
#include "core/order/window.h"

#include "base/check.h"
#include "core/order/deadlines.h"

uint64_t order_closed_lines(const struct law *law)
{
    bool never = law->policy->dispute.reopen == REOPEN_NEVER;
    return law->state->settled | (never ? law->state->withdrawn : 0);
}

enum order_refusal guard_may_open(const struct law *law)
{
    const struct order_state *state = law->state;
    if (state->chargeback)
        return REFUSAL_CHARGEBACK;
    if (!state->external && order_left_minor(state) == 0)
        return REFUSAL_SETTLED;
    if (duration_is_set(law->policy->dispute.contact_first) && law->state->contacted.ms == 0)
        return REFUSAL_CONTACT_FIRST;
    return (order_all_lines(law->state) & ~order_closed_lines(law)) ? REFUSAL_NONE : REFUSAL_SETTLED;
}

/*
 * A buyer who says that nothing came has nothing to send back, unless tracking says that it has come since. Goods that
 * are back, or that were to come anew and are disputed, are not sent about once more.
 */
uint32_t order_remedies(const struct policy *policy, const struct order_state *state,
                        enum order_event_kind act, int32_t reason)
{
    check(reason >= 0 && reason < policy->reason_count);
    const struct reason *row = &policy->reasons[reason];
    uint32_t remedies = act == EVENT_DECIDED ? policy->panel.remedies : row->remedies;
    bool here =
        state->shipment == SHIPMENT_DELIVERED || (state->came && !order_lines_under_way(state, state->lines));
    bool came = act != EVENT_DISPUTE_OPENED && here;
    bool decides = act == EVENT_DECIDED;
    bool back = decides && (state->return_disputed || state->arrival_by == PARTY_BUYER);
    if ((row->receipt == RECEIPT_NOT_YET && !came) || back)
        remedies &= ~(1u << REMEDY_RETURN_REFUND);
    if (decides && state->arrival_by == PARTY_SELLER)
        remedies &= ~(1u << REMEDY_REPLACEMENT);
    return remedies;
}

uint32_t order_remedies_taken(const struct policy *policy, const struct order_state *state,
                              enum order_event_kind act, int32_t reason)
{
    if (!state->external)
        return order_remedies(policy, state, act, reason);
    return act == EVENT_DECIDED ? policy->panel.remedies : policy->reasons[reason].remedies;
}

static uint32_t takes_remedies(const struct law *law, enum order_event_kind act, int32_t reason)
{
    return order_remedies_taken(law->policy, law->state, act, reason);
}

/* What a remedy may cost: all of the lines, a part of them, or nothing. */
static enum order_refusal remedy_refusal(const struct law *law, uint64_t lines, uint32_t allowed)
{
    const struct order_event *wish = law->wish;
    if (wish->remedy <= REMEDY_NONE || wish->remedy >= REMEDY_COUNT || !(allowed & (1u << wish->remedy)))
        return REFUSAL_REMEDY;
    bool present = wish->kind != EVENT_DISPUTE_OPENED;
    int64_t whole = present ? law->state->whole_minor : order_pieces_minor(law->state, lines, wish->pieces);
    const struct {
        int64_t least, most;
    } bounds[] = {
        [REMEDY_NONE] = {0, 0},
        [REMEDY_REFUND_FULL] = {whole, whole},
        [REMEDY_REFUND_PARTIAL] = {1, whole - 1},
        [REMEDY_RETURN_REFUND] = {whole, whole},
        [REMEDY_REPLACEMENT] = {0, 0},
    };
    if (wish->amount_minor && !currency_same(wish->currency, law->state->currency))
        return REFUSAL_CURRENCY;
    bool fits =
        wish->amount_minor >= bounds[wish->remedy].least && wish->amount_minor <= bounds[wish->remedy].most;
    return fits ? REFUSAL_NONE : REFUSAL_AMOUNT;
}

enum order_refusal guard_opening(const struct law *law)
{
    enum order_refusal refusal = order_window_refusal(law, law->wish->reason);
    bool noted = law->state->external && refusal != REFUSAL_REASON; /* elsewhere it was possible */
    if (!refusal && !law->state->external)
        refusal = order_came_refusal(law);
    if (refusal && !noted)
        return refusal;
    uint64_t all = order_all_lines(law->state), lines = law->wish->lines;
    if (lines == 0 || (lines & ~all))
        return REFUSAL_LINES;
    if (lines & order_closed_lines(law))
        return REFUSAL_SETTLED;
    if (!order_pieces_fit(law->state, lines, law->wish->pieces) || !order_lines_about(law->state, lines, 0))
        return REFUSAL_LINES;
    bool some = order_some_pieces(law->state, lines, law->wish->pieces) != 0;
    if (some && law->policy->dispute.per == PER_ORDER)
        return REFUSAL_LINES;
    if (law->policy->dispute.per == PER_ORDER && lines != (all & ~order_closed_lines(law)))
        return REFUSAL_LINES;
    return remedy_refusal(law, lines, takes_remedies(law, EVENT_DISPUTE_OPENED, law->wish->reason));
}

static bool is_unrefusable(const struct law *law)
{
    return law->party == PARTY_SELLER && order_is_unrefusable(law->policy, law->state);
}

enum order_refusal guard_proposing(const struct law *law)
{
    if (is_unrefusable(law))
        return REFUSAL_UNREFUSABLE;
    const struct talk_rules *rules = &law->policy->talk;
    int side = side_of(law->party);
    enum dispute other_turn = side ? DISPUTE_AT_BUYER : DISPUTE_AT_SELLER;
    const struct {
        int32_t buyer, seller;
        bool in_turn;
    } rows[] = {
        [COUNTER_FREE] = {rules->max_rounds, rules->max_rounds + 1, false},
        [COUNTER_ALTERNATING] = {rules->max_rounds, rules->max_rounds + 1, true},
        [COUNTER_SELLER_ONCE] = {0, 1, true},
        [COUNTER_NONE] = {0, 0, true},
    };
    if (law->state->rounds[side] >= (side ? rows[rules->counter].seller : rows[rules->counter].buyer))
        return REFUSAL_USED_UP;
    return rows[rules->counter].in_turn && law->state->dispute == other_turn ? REFUSAL_WRONG_STATE
                                                                             : REFUSAL_NONE;
}

enum order_refusal guard_proposal(const struct law *law)
{
    return remedy_refusal(law, law->state->lines, takes_remedies(law, EVENT_PROPOSED, law->state->reason));
}

/* What stood before the offer may have been paid by a bank meanwhile: then there is nothing to go back to. */
static bool can_go_back(const struct order_state *state, enum party by)
{
    bool claim = by == PARTY_SELLER || state->before_offer.stands;
    return claim && (state->offered_in != DISPUTE_AT_BUYER || state->proposals[1].stands);
}

/* By whoever made it, as long as the other side has it before them. */
enum order_refusal guard_withdrawing(const struct law *law)
{
    const struct order_state *state = law->state;
    enum dispute waits = side_of(law->party) ? DISPUTE_AT_BUYER : DISPUTE_AT_SELLER;
    bool mine = state->offer_by == law->party && state->dispute == waits;
    return mine && can_go_back(state, law->party) ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

enum order_refusal guard_refusing(const struct law *law)
{
    enum dispute turn = side_of(law->party) ? DISPUTE_AT_SELLER : DISPUTE_AT_BUYER;
    if (is_unrefusable(law))
        return REFUSAL_UNREFUSABLE;
    return law->state->dispute == turn ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

enum order_refusal guard_accepting(const struct law *law)
{
    return law->state->proposals[1 - side_of(law->party)].stands ? REFUSAL_NONE : REFUSAL_NO_PROPOSAL;
}

enum order_refusal guard_undoing(const struct law *law)
{
    if (law->state->undo_by != law->party)
        return REFUSAL_NOT_YOURS;
    return law->state->undone[side_of(law->party)] ? REFUSAL_USED_UP : REFUSAL_NONE;
}

struct instant opens_escalation(const struct law *law)
{
    const struct escalation_rules *rules = &law->policy->escalation;
    struct instant from = law->state->answered
                              ? law->state->opened
                              : clock_add(&law->policy->calendar, law->state->opened, rules->earliest);
    if (rules->blocked_in_transit && order_lines_under_way(law->state, law->state->lines))
        from = clock_later(from, law->state->promised);
    return clock_later(from, order_escalates_from(law));
}

enum order_refusal guard_escalating(const struct law *law)
{
    if (is_unrefusable(law))
        return REFUSAL_UNREFUSABLE;
    return law->wish && law->policy->escalation.blocked_in_transit &&
                   order_still_in_transit(law, law->state->lines)
               ? REFUSAL_IN_TRANSIT
               : REFUSAL_NONE;
}

/* Peers decide through their panel; an agent or a team is staff. */
enum order_refusal guard_mode(const struct law *law)
{
    enum party who = law->policy->panel.mode == PANEL_PEERS ? PARTY_COMMISSIONER : PARTY_STAFF;
    return law->party == who ? REFUSAL_NONE : REFUSAL_NOT_YOURS;
}

enum order_refusal guard_decision(const struct law *law)
{
    bool grounds = law->policy->code_count > 0;
    if (grounds && (law->wish->code < 0 || law->wish->code >= law->policy->code_count))
        return REFUSAL_CODE;
    if (law->wish->remedy == REMEDY_NONE)
        return law->wish->amount_minor == 0 ? REFUSAL_NONE : REFUSAL_AMOUNT;
    return remedy_refusal(law, law->state->lines, takes_remedies(law, EVENT_DECIDED, law->state->reason));
}

int32_t order_appeals(const struct order_state *state)
{
    return state->appeals[0] + state->appeals[1];
}

/* The seller asked to pay nothing, or what was offered last. */
uint32_t order_losers(const struct order_state *state)
{
    const struct proposal *got = &state->outcome, *claim = &state->proposals[0],
                          *offer = &state->proposals[1];
    bool whole = got->remedy == REMEDY_REFUND_FULL;
    bool buyer = !whole && (got->remedy != claim->remedy || got->amount_minor < claim->amount_minor);
    bool seller = got->remedy != REMEDY_NONE &&
                  (got->remedy != offer->remedy || got->amount_minor > offer->amount_minor);
    return (buyer ? PARTY_BIT(PARTY_BUYER) : 0) | (seller ? PARTY_BIT(PARTY_SELLER) : 0);
}

/* Elsewhere it is the marketplace that says whose appeal it takes. */
uint32_t order_may_appeal(const struct policy *policy, const struct order_state *state)
{
    uint32_t may = state->external ? PARTY_BIT(PARTY_BUYER) | PARTY_BIT(PARTY_SELLER) : order_losers(state);
    for (int side = 0; side < 2; side++)
        if (state->appeals[side] >= policy->appeal.max)
            may &= ~PARTY_BIT(side ? PARTY_SELLER : PARTY_BUYER);
    return may & policy->appeal.by;
}

enum order_refusal guard_appealing(const struct law *law)
{
    if (law->state->appeals[side_of(law->party)] >= law->policy->appeal.max)
        return REFUSAL_USED_UP;
    bool may = (order_may_appeal(law->policy, law->state) & PARTY_BIT(law->party)) != 0;
    return may ? REFUSAL_NONE : REFUSAL_GOT_ALL;
}

/* An appeal has room of its own: what was given before does not count. */
static enum order_refusal file_refusal(const struct law *law, bool appeals)
{
    const struct evidence_rules *rules = &law->policy->evidence;
    int side = side_of(law->party);
    int64_t bytes = law->wish->bytes, given = appeals ? 0 : law->state->bytes[side];
    bool fits = law->wish->evidence >= 0 && law->wish->evidence < EVIDENCE_KIND_COUNT && bytes > 0 &&
                bytes <= rules->max_bytes_file && bytes <= rules->max_bytes_total - given &&
                (appeals || law->state->files[side] < rules->max_files);
    return fits ? REFUSAL_NONE : REFUSAL_EVIDENCE;
}

enum order_refusal guard_evidence(const struct law *law)
{
    return file_refusal(law, false);
}

/* An appeal that needs new evidence brings its first file with it; elsewhere it was given there. */
bool order_brings_file(const struct policy *policy, const struct order_state *state,
                       enum order_event_kind act)
{
    return act == EVENT_EVIDENCE_GIVEN ||
           (act == EVENT_APPEALED && policy->appeal.new_evidence_required && !state->external);
}

enum order_refusal guard_new_evidence(const struct law *law)
{
    return order_brings_file(law->policy, law->state, EVENT_APPEALED) ? file_refusal(law, true)
                                                                      : REFUSAL_NONE;
}

/* Of the side that sent the goods; elsewhere the marketplace has its own ways. */
enum order_refusal guard_arrival_claim(const struct law *law)
{
    enum dispute sent = law->party == PARTY_BUYER ? DISPUTE_RETURN_SENT : DISPUTE_REPLACEMENT_SENT;
    return !law->state->external && law->state->dispute == sent ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

/* What the buyer says of a return, others may say after: then nothing is left to show. */
enum order_refusal guard_return_arrived(const struct law *law)
{
    bool may = law->state->dispute == DISPUTE_RETURN_SENT ||
               (order_arrival_is_claimed(law->state, PARTY_BUYER) && !law->state->external);
    return may ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

/* The buyer may also say so when a carrier has, or the seller; a carrier, when the seller has said so without a scan. */
enum order_refusal guard_replacement_arrived(const struct law *law)
{
    const struct order_state *state = law->state;
    bool buyer = law->party == PARTY_BUYER && state->dispute != DISPUTE_PANEL;
    bool scan = law->party == PARTY_CARRIER && !state->arrival_scanned;
    bool asked = order_arrival_is_claimed(state, PARTY_SELLER) && !state->external && (buyer || scan);
    return state->dispute == DISPUTE_REPLACEMENT_SENT || asked ? REFUSAL_NONE : REFUSAL_WRONG_STATE;
}

enum order_refusal guard_return_dispute(const struct law *law)
{
    return law->state->return_disputed ? REFUSAL_USED_UP : REFUSAL_NONE;
}
