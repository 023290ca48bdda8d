/* What the parcel says of a case. */
#include "core/advice/facts.h"

#define DAYS(n)     SPAN_DAYS(n).ms
#define DELIVERY_MS DAYS(30) /* the law of EU, UK and US alike, unless another day was agreed */
#define KEPT_MS     DAYS(30) /* no post keeps a parcel longer */

static bool known(struct instant at)
{
    return at.ms > 0 && at.ms != CLOCK_NEVER.ms;
}

struct silence_verdict advice_silence(const struct advice_case *order)
{
    const struct parcel_state *parcel = &order->parcel;
    struct instant since = known(parcel->last)     ? parcel->last
                           : known(order->shipped) ? order->shipped
                                                   : order->ordered;
    struct silence_case silent = {order->class, order->route, parcel->event, parcel->departed, since};
    return silence_judge(&silent, order->now);
}

/* It waits as long as a post keeps a parcel; then it was fetched, or has gone back, and the plan is another. */
static void find_pickup(struct advice_facts *facts)
{
    const struct parcel_state *parcel = &facts->order->parcel;
    struct instant kept = {parcel->at.ms + KEPT_MS};
    bool waits = (parcel->event == PARCEL_WAITING || parcel->event == PARCEL_ATTEMPT_FAILED) &&
                 (!parcel->at.ms || facts->order->now.ms < kept.ms);
    advice_set(facts, FACT(PICKUP), waits);
    if (waits && parcel->at.ms)
        facts->silence.next = facts->silence.next.ms ? clock_earlier(facts->silence.next, kept) : kept;
}

void advice_find_parcel(struct advice_facts *facts)
{
    const struct advice_case *order = facts->order;
    const struct parcel_state *parcel = &order->parcel;
    facts->silence = advice_silence(order);
    bool seen = known(parcel->last);
    facts->at[TIME_LAST_EVENT] = parcel->at;
    bool comes = known(order->promised) && order->now.ms < order->promised.ms;
    advice_set(facts, FACT(NO_NUMBER),
               order->number_state == NUMBER_MISSING && !seen && !comes &&
                   facts->silence.silence != SILENCE_NORMAL);
    advice_set(facts, FACT(WRONG_NUMBER), order->number_state == NUMBER_WRONG && !seen);
    advice_set(facts, FACT(NOT_SENT),
               parcel->event == PARCEL_NOT_HANDED_OVER && facts->silence.silence == SILENCE_NOT_SENT);
    advice_set(facts, FACT(PRESSES), seen && facts->silence.silence == SILENCE_SLOW);
    advice_set(facts, FACT(LOST),
               (seen && facts->silence.silence == SILENCE_LOST) || parcel->event == PARCEL_LOST);
    advice_set(facts, FACT(DARK), seen && facts->silence.silence == SILENCE_DARK);
    advice_set(facts, FACT(GONE),
               parcel->event == PARCEL_RETURNING || parcel->event == PARCEL_RETURNED ||
                   parcel->event == PARCEL_LOST || parcel->event == PARCEL_DESTROYED);
    advice_set(facts, FACT(HELD), parcel->event == PARCEL_HELD);
    advice_set(facts, FACT(DUTIES), order->problem == PROBLEM_CUSTOMS);
    find_pickup(facts);
    advice_set(facts, FACT(SAID_DELIVERED), parcel->event == PARCEL_DELIVERED && !known(order->received));
    advice_set(facts, FACT(DOUBTED), parcel->doubts != 0);
    bool digital = order->problem == PROBLEM_DIGITAL; /* comes at once, or on the day that was named */
    struct instant due = {order->ordered.ms ? order->ordered.ms + (digital ? 0 : DELIVERY_MS) : 0};
    bool quiet = facts->silence.silence != SILENCE_NORMAL && facts->silence.silence != SILENCE_DARK;
    facts->at[TIME_SHOP_DUE] = known(order->promised) ? order->promised : due;
    advice_set(facts, FACT(LATE_BY_LAW),
               quiet && !known(facts->at[TIME_PROMISED]) && known(due) && order->now.ms >= due.ms);
}
