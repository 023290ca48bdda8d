/* Guards about the dispute: its window, its proposals, its commission. */
#include "core/order/rows.h"

static struct instant moment_at(const struct law *law, struct moment moment, struct instant otherwise)
{
    const struct order_state *state = law->state;
    const struct instant anchors[] = {
        [ANCHOR_NONE] = CLOCK_UNSET,
        [ANCHOR_ORDERED] = state->ordered,
        [ANCHOR_PAID] = state->paid,
        [ANCHOR_SHIPPED] = state->shipped,
        [ANCHOR_PROMISED] = state->promised,
        [ANCHOR_ARRIVED] = state->arrived.ms ? state->arrived : state->promised,
        [ANCHOR_PROTECTION_END] = state->protection_ends,
    };
    if (moment.anchor == ANCHOR_NONE || anchors[moment.anchor].ms == 0)
        return otherwise;
    if (!duration_is_set(moment.after))
        return anchors[moment.anchor];
    return clock_add(&law->policy->calendar, anchors[moment.anchor], moment.after);
}

static bool still_in_transit(const struct law *law)
{
    return law->state->shipment == SHIPMENT_ON_ITS_WAY && !clock_is_late(law->at, law->state->promised);
}

static struct instant contacted_long_enough(const struct law *law)
{
    if (!duration_is_set(law->policy->dispute.contact_first))
        return CLOCK_UNSET;
    return clock_add(&law->policy->calendar, law->state->contacted, law->policy->dispute.contact_first);
}

static bool reason_fits(const struct law *law, const struct reason *reason)
{
    return !(reason->receipt == RECEIPT_NOT_YET && law->state->shipment == SHIPMENT_RECEIVED);
}

static void window_of(const struct law *law, const struct reason *reason, struct instant window[2])
{
    window[0] = clock_later(moment_at(law, reason->open_from, CLOCK_UNSET), contacted_long_enough(law));
    if (reason->blocked_in_transit && law->state->shipment == SHIPMENT_ON_ITS_WAY)
        window[0] = clock_later(window[0], law->state->promised);
    window[1] = moment_at(law, reason->open_until, CLOCK_NEVER);
}

static enum order_refusal window_refusal(const struct law *law, int32_t index)
{
    if (index < 0 || index >= law->policy->reason_count)
        return REFUSAL_REASON;
    const struct reason *reason = &law->policy->reasons[index];
    if (!reason_fits(law, reason))
        return REFUSAL_REASON;
    if (duration_is_set(law->policy->dispute.contact_first) && law->state->contacted.ms == 0)
        return REFUSAL_CONTACT_FIRST;
    struct instant window[2];
    window_of(law, reason, window);
    if (reason->blocked_in_transit && still_in_transit(law))
        return REFUSAL_IN_TRANSIT;
    if (instant_before(law->at, window[0]))
        return REFUSAL_TOO_EARLY;
    return clock_is_late(law->at, window[1]) ? REFUSAL_TOO_LATE : REFUSAL_NONE;
}

enum order_refusal order_reason_window(const struct policy *policy, const struct order_state *state,
                                       int32_t reason, struct instant now, struct instant window[2])
{
    struct law law = {policy, state, NULL, PARTY_BUYER, now};
    if (reason >= 0 && reason < policy->reason_count)
        window_of(&law, &policy->reasons[reason], window);
    return window_refusal(&law, reason);
}

struct instant opens_dispute(const struct law *law)
{
    struct instant first = CLOCK_NEVER, window[2];
    for (int32_t i = 0; i < law->policy->reason_count; i++) {
        window_of(law, &law->policy->reasons[i], window);
        if (reason_fits(law, &law->policy->reasons[i]))
            first = clock_earlier(first, window[0]);
    }
    return first;
}

struct instant closes_dispute(const struct law *law)
{
    struct instant last = CLOCK_UNSET, window[2];
    for (int32_t i = 0; i < law->policy->reason_count; i++) {
        window_of(law, &law->policy->reasons[i], window);
        if (reason_fits(law, &law->policy->reasons[i]))
            last = clock_later(last, window[1]);
    }
    return last;
}

uint32_t order_closed_lines(const struct law *law)
{
    bool never = law->policy->dispute.reopen == REOPEN_NEVER;
    return law->state->settled | (never ? law->state->withdrawn : 0);
}

enum order_refusal guard_may_open(const struct law *law)
{
    if (law->state->chargeback)
        return REFUSAL_CHARGEBACK;
    if (duration_is_set(law->policy->dispute.contact_first) && law->state->contacted.ms == 0)
        return REFUSAL_CONTACT_FIRST;
    return (order_all_lines(law->state) & ~order_closed_lines(law)) ? REFUSAL_NONE : REFUSAL_SETTLED;
}

/* What a remedy may cost: all of the lines, a part of them, or nothing. */
static enum order_refusal remedy_refusal(const struct law *law, uint32_t lines, uint32_t allowed)
{
    const struct order_event *wish = law->wish;
    if (wish->remedy <= REMEDY_NONE || wish->remedy >= REMEDY_COUNT || !(allowed & (1u << wish->remedy)))
        return REFUSAL_REMEDY;
    int64_t whole = order_lines_minor(law->state, lines);
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
    enum order_refusal refusal = window_refusal(law, law->wish->reason);
    bool noted = law->state->external && refusal != REFUSAL_REASON; /* elsewhere it was possible */
    if (refusal && !noted)
        return refusal;
    uint32_t all = order_all_lines(law->state), lines = law->wish->lines;
    if (lines == 0 || (lines & ~all))
        return REFUSAL_LINES;
    if (lines & order_closed_lines(law))
        return REFUSAL_SETTLED;
    if (law->policy->dispute.per == PER_ORDER && lines != (all & ~order_closed_lines(law)))
        return REFUSAL_LINES;
    return remedy_refusal(law, lines, law->policy->reasons[law->wish->reason].remedies);
}

enum order_refusal guard_proposing(const struct law *law)
{
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
    return remedy_refusal(law, law->state->lines, law->policy->reasons[law->state->reason].remedies);
}

enum order_refusal guard_refusing(const struct law *law)
{
    enum dispute turn = side_of(law->party) ? DISPUTE_AT_SELLER : DISPUTE_AT_BUYER;
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
    return law->state->undone ? REFUSAL_USED_UP : REFUSAL_NONE;
}

struct instant opens_escalation(const struct law *law)
{
    const struct escalation_rules *rules = &law->policy->escalation;
    struct instant from = law->state->answered
                              ? law->state->opened
                              : clock_add(&law->policy->calendar, law->state->opened, rules->earliest);
    if (rules->blocked_in_transit && law->state->shipment == SHIPMENT_ON_ITS_WAY)
        from = clock_later(from, law->state->promised);
    return from;
}

enum order_refusal guard_escalating(const struct law *law)
{
    return law->wish && law->policy->escalation.blocked_in_transit && still_in_transit(law)
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
    if (law->wish->code < 0 || law->wish->code >= law->policy->code_count)
        return REFUSAL_CODE;
    if (law->wish->remedy == REMEDY_NONE)
        return law->wish->amount_minor == 0 ? REFUSAL_NONE : REFUSAL_AMOUNT;
    if (law->wish->remedy == REMEDY_RETURN_REFUND && law->state->return_disputed)
        return REFUSAL_REMEDY;
    return remedy_refusal(law, law->state->lines, law->policy->panel.remedies);
}

enum order_refusal guard_appealing(const struct law *law)
{
    return law->state->appeals < law->policy->appeal.max ? REFUSAL_NONE : REFUSAL_USED_UP;
}

static enum order_refusal file_refusal(const struct law *law)
{
    const struct evidence_rules *rules = &law->policy->evidence;
    int side = side_of(law->party);
    int64_t bytes = law->wish->bytes;
    bool fits = law->wish->evidence >= 0 && law->wish->evidence < EVIDENCE_KIND_COUNT && bytes > 0 &&
                bytes <= rules->max_bytes_file && bytes <= rules->max_bytes_total - law->state->bytes[side] &&
                law->state->files[side] < rules->max_files;
    return fits ? REFUSAL_NONE : REFUSAL_EVIDENCE;
}

enum order_refusal guard_evidence(const struct law *law)
{
    return file_refusal(law);
}

/* An appeal that needs new evidence brings its first file with it; elsewhere it was given there. */
enum order_refusal guard_new_evidence(const struct law *law)
{
    bool brings = law->policy->appeal.new_evidence_required && !law->state->external;
    return brings ? file_refusal(law) : REFUSAL_NONE;
}

enum order_refusal guard_return_dispute(const struct law *law)
{
    return law->state->return_disputed ? REFUSAL_USED_UP : REFUSAL_NONE;
}
