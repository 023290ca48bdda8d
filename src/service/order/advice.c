/* From an order to the case that advice is given for. */
#include "base/check.h"
#include "base/words.h"
#include "core/order/arrival.h"
#include "core/order/deadlines.h"
#include "core/order/rows.h"
#include "core/order/time.h"
#include "service/order/parcel.h"
#include "service/order/seen.h"
#include "text/advice/input.h"
#include "text/tracking/fetch_day.h"

/* Where no line is left to open a dispute for; only a decision settles that nothing is given. */
static enum advice_dispute closed_claim_of(const struct order_state *state)
{
    if (!order_is_settled(state))
        return CLAIM_CLOSED;
    bool lost = state->outcome.stands && state->outcome.remedy == REMEDY_NONE;
    return lost ? CLAIM_DECIDED_AGAINST : CLAIM_DECIDED_FOR;
}

static enum advice_dispute claim_of(const struct order_state *state)
{
    switch (state->dispute) {
    case DISPUTE_NONE:
        return CLAIM_NONE;
    case DISPUTE_AT_SELLER:
        return CLAIM_OPENED;
    case DISPUTE_AT_BUYER:
        return state->proposals[1].stands ? CLAIM_OFFERED : CLAIM_ANSWERED;
    case DISPUTE_STALLED:
        return CLAIM_REFUSED;
    case DISPUTE_EVIDENCE:
    case DISPUTE_REBUTTAL:
    case DISPUTE_PANEL:
        return CLAIM_ESCALATED;
    case DISPUTE_DECIDED:
        return state->outcome.remedy == REMEDY_NONE ? CLAIM_DECIDED_AGAINST : CLAIM_DECIDED_FOR;
    case DISPUTE_CANCELLING:
        return CLAIM_CANCELLED;
    case DISPUTE_AGREED:
    case DISPUTE_RETURN_DUE:
    case DISPUTE_RETURN_SENT:
    case DISPUTE_RETURN_HERE:
    case DISPUTE_REPLACEMENT_DUE:
    case DISPUTE_REPLACEMENT_SENT:
        return CLAIM_DECIDED_FOR;
    case DISPUTE_CLOSED:
        return closed_claim_of(state);
    case DISPUTE_FROZEN:
    case DISPUTE_COUNT:
        return CLAIM_CLOSED;
    }
    return CLAIM_NONE;
}

/* The last time that something of this kind happened; 0: never. */
static struct instant last_of(const struct order *order, enum order_event_kind kind)
{
    struct str name = names_at(&order_event_names, (int)kind);
    for (size_t i = order->rows.count; i-- > 0;)
        if (str_eq(order->rows.at[i].kind, name))
            return order->rows.at[i].at;
    return CLOCK_UNSET;
}

static void set_extension(const struct order *order, struct advice_case *situation)
{
    struct instant asked = last_of(order, EVENT_EXTENSION_ASKED);
    struct instant granted = last_of(order, EVENT_EXTENSION_GRANTED);
    struct instant refused = last_of(order, EVENT_EXTENSION_REFUSED);
    struct instant lapsed = last_of(order, EVENT_EXTENSION_LAPSED);
    situation->extension_asked = asked;
    situation->extension_at = clock_later(clock_later(asked, granted), clock_later(refused, lapsed));
    situation->extension = situation->extension_at.ms == 0            ? MORE_TIME_NONE
                           : situation->extension_at.ms == refused.ms ? MORE_TIME_REFUSED
                           : situation->extension_at.ms == granted.ms ? MORE_TIME_GRANTED
                           : situation->extension_at.ms == lapsed.ms  ? MORE_TIME_IGNORED
                                                                      : MORE_TIME_ASKED;
}

/* What the parcel or the goods have wrong, as far as the order knows: its dispute says it. */
static enum advice_problem problem_of(const struct order *order)
{
    const struct order_state *state = &order->state;
    bool named =
        state->dispute != DISPUTE_NONE && state->reason >= 0 && state->reason < order->policy->reason_count;
    if (named && order->policy->reasons[state->reason].family == FAMILY_NOT_AS_DESCRIBED)
        return PROBLEM_NOT_AS_DESCRIBED;
    return state->shipment == SHIPMENT_RECEIVED ? PROBLEM_UNKNOWN : PROBLEM_NOT_RECEIVED;
}

/* What the order knows of the delivery, where no scan said it. */
static struct parcel_state parcel_of(const struct order_state *state, const struct parcel_file *file)
{
    struct parcel_state parcel = file->state;
    if (state->shipment == SHIPMENT_DELIVERED && instant_before(parcel.at, state->arrived)) {
        parcel.event = PARCEL_DELIVERED;
        parcel.at = parcel.last = state->arrived;
    }
    return parcel;
}

/* The end of what has not come, while a dispute is about something else and that end does not wait for it. */
static struct instant rest_until(const struct order *order)
{
    const struct order_state *state = &order->state;
    bool runs = state->protection == PROTECTION_RUNNING && !(NO_DISPUTE & IN(state->dispute));
    bool other = problem_of(order) == PROBLEM_NOT_AS_DESCRIBED && !order_others_wait(order->policy, state);
    return runs && other ? state->protection_ends : CLOCK_UNSET;
}

/* What came of an order in several parcels: by its lines, or by its numbers where nobody said which lines they carry. */
static struct advice_part part_of(const struct order *order, struct instant now)
{
    struct order_state room;
    const struct order_state *state = order_seen(order, now, &room);
    struct advice_part part = {.some = state->came ? order_missing(state) != 0 : order_is_partly(order),
                               .until = state->due[DEADLINE_PART]};
    if (part.some)
        part.rest = rest_until(order);
    return part;
}

static enum advice_paid paid_of(const struct order *order)
{
    int paid = order->head.paid_by.len ? names_find(&advice_paid_names, order->head.paid_by) : PAID_UNKNOWN;
    return (enum advice_paid)paid;
}

/* The rules for places that nobody knows are nobody's rules, until a dispute is noted that somebody there decides. */
static enum advice_shop shop_of(const struct order *order)
{
    bool any =
        order->state.dispute == DISPUTE_NONE && str_eq(str_from(order->policy->id), STR("recourse-default"));
    enum advice_shop shop = any ? SHOP_OTHER : advice_shop_of(order->policy);
    return order->state.external ? shop : SHOP_RULES;
}

bool order_is_unprotected(const struct order *order)
{
    /* Whoever took up a dispute decides it by its rules, however it was paid. */
    bool quiet = order->state.dispute == DISPUTE_NONE;
    struct advice_case about = {
        .policy = order->policy, .paid = paid_of(order), .problem = problem_of(order)};
    return order->state.external && (shop_of(order) != SHOP_RULES || (quiet && advice_is_uncovered(&about)));
}

/* Nobody but the shop and the way of paying gives anything back: what the clock counts to is no promise of anybody. */
static void take_shop(const struct order *order, struct advice_case *situation)
{
    static const struct str said = STR_INIT(N_("the shop"));
    situation->shop = shop_of(order);
    if (situation->shop == SHOP_RULES)
        return;
    if (!situation->marketplace.len)
        situation->marketplace = said;
    situation->protection_ends = CLOCK_UNSET;
}

struct advice_case order_case(const struct order *order, const struct parcel_file *file, struct instant now)
{
    const struct order_state *state = &order->state;
    bool received = state->shipment == SHIPMENT_RECEIVED;
    struct advice_case situation = {
        .policy = order->policy,
        .kept = true,
        .marketplace = order->head.marketplace,
        .now = now,
        .ordered = state->ordered,
        .shipped = state->shipped,
        /* What was said, not what the rules take for it: the sentences to paste name it. */
        .promised = state->external ? order->head.promised_at : state->promised,
        .protection_ends = state->protection_ends,
        .received = received ? state->arrived : CLOCK_UNSET,
        .contacted = state->contacted,
        .problem = problem_of(order),
        .parcel = parcel_of(state, file),
        .part = part_of(order, now),
        .last_event = file->latest,
        .dispute = claim_of(state),
        .dispute_at = state->last,
        .dispute_opened = state->opened,
    };
    for (size_t i = 0; i < file->numbers.count; i++)
        advice_take_number(&file->results[i], &situation);
    situation.paid = paid_of(order);
    take_shop(order, &situation);
    situation.fetch_by = fetch_by_of(&situation.parcel, file->latest);
    set_extension(order, &situation);
    bool guessed = order_end_is_guessed(state);
    if (guessed) /* that it is over nobody has told */
        situation.protection_ends = CLOCK_UNSET;
    /* Else the rules and the dates decide, as of a case that is told. */
    if (!guessed && !order_sending_unknown(state) && !order_is_unprotected(order))
        advice_law_find(order->policy, state, now, &situation.law);
    return situation;
}

bool order_is_advised(const struct order *order)
{
    const struct order_state *state = &order->state;
    bool here = state->shipment == SHIPMENT_DELIVERED && state->dispute == DISPUTE_NONE;
    bool well = here || state->shipment == SHIPMENT_RECEIVED || state->shipment == SHIPMENT_CANCELLED;
    bool given_back =
        order_is_settled(state) && state->dispute == DISPUTE_NONE; /* by a bank, or of goodwill */
    if (order_is_unpaid(state) || given_back)
        return false;
    return !order_is_over(state) || (state->external && !well && !order_is_settled(state));
}
