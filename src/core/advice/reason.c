/* The reason of the policy that a dispute is best opened for. */
#include "core/advice/facts.h"

static bool mentions(struct str id, const char *word)
{
    return str_find(id, str_from(word)) < id.len;
}

/* What the id of the best reason speaks of; an id of the family that does not say it is second best. */
static const char *word_of(const struct advice_case *order)
{
    static const char *const words[PROBLEM_COUNT] = {
        [PROBLEM_UNKNOWN] = "transit",
        [PROBLEM_FAKE_SHOP] = "no_tracking",
        [PROBLEM_CUSTOMS] = "customs",
        [PROBLEM_DIGITAL] = "transit",
        [PROBLEM_SUBSCRIPTION] = "transit",
        [PROBLEM_BANKRUPT] = "transit",
        [PROBLEM_REFUND] = "descri",
        [PROBLEM_NOT_RECEIVED] = "transit",
        [PROBLEM_NOT_AS_DESCRIBED] = "descri",
        [PROBLEM_DAMAGED] = "damage",
        [PROBLEM_EMPTY] = "empty",
        [PROBLEM_COUNTERFEIT] = "counterfeit",
        [PROBLEM_WRONG_ITEM] = "descri",
        [PROBLEM_INCOMPLETE] = "quantity",
    };
    if (order->problem > PROBLEM_NOT_RECEIVED || advice_is_money(order->problem))
        return words[order->problem];
    switch (order->parcel.event) {
    case PARCEL_HELD:
    case PARCEL_CUSTOMS:
        return "customs";
    case PARCEL_RETURNING:
    case PARCEL_RETURNED:
        return "return";
    case PARCEL_UNKNOWN:
    case PARCEL_NOT_HANDED_OVER:
        return "no_tracking";
    case PARCEL_DELIVERED:
        return "address";
    case PARCEL_ACCEPTED:
    case PARCEL_IN_TRANSIT:
    case PARCEL_DEPARTED:
    case PARCEL_ARRIVED:
    case PARCEL_OUT_FOR_DELIVERY:
    case PARCEL_ATTEMPT_FAILED:
    case PARCEL_WAITING:
    case PARCEL_LOST:
    case PARCEL_DESTROYED:
    case PARCEL_DAMAGED:
    case PARCEL_EVENT_COUNT:
        return words[order->problem];
    }
    return words[order->problem];
}

/* The higher the better: what can be chosen now stands above what can be later, and that above what says it best. */
static int worth_of(const struct advice_facts *facts, int32_t index, const char *word)
{
    const struct advice_case *order = facts->order;
    const struct advice_bound *bound = &order->law.reasons[index];
    int worth = mentions(str_from(order->policy->reasons[index].id), word) ? 2 : 1;
    if (!order->law.known || !bound->allowed)
        return worth;
    return worth + (instant_before(order->now, bound->from) ? 2 : 4);
}

int advice_reason_of(const struct advice_facts *facts)
{
    const struct policy *policy = facts->order->policy;
    bool sent_back = facts->order->problem == PROBLEM_REFUND && facts->order->received.ms > 0;
    enum family family =
        advice_holds(facts, FACT(WRONG_GOODS)) || sent_back ? FAMILY_NOT_AS_DESCRIBED : FAMILY_NOT_RECEIVED;
    const char *word = word_of(facts->order);
    int best = -1, most = 0;
    for (int32_t i = 0; i < policy->reason_count; i++) {
        int worth = policy->reasons[i].family == family ? worth_of(facts, i, word) : 0;
        if (worth > most) {
            most = worth;
            best = i;
        }
    }
    return best;
}
