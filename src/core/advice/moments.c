#include "core/advice/moments.h"

#include "core/clock/holiday.h"
#include "core/policy/moment.h"

static bool known(struct instant at)
{
    return at.ms > 0 && at.ms != CLOCK_NEVER.ms;
}

struct instant advice_arrival(const struct advice_case *order)
{
    if (known(order->received))
        return order->received;
    bool said = order->parcel.event == PARCEL_DELIVERED && !(order->parcel.doubts & DOUBT_ONLY_SELLER);
    return said ? order->parcel.at : CLOCK_UNSET;
}

const struct calendar *advice_calendar(const struct advice_case *order, struct instant from,
                                       struct calendar *room)
{
    const struct calendar *calendar = &order->policy->calendar;
    if (order->law.known || from.ms % SPAN_DAYS(1).ms || calendar->offset_minutes >= 0)
        return calendar;
    *room = *calendar;
    room->offset_minutes = 0;
    room->summer = SUMMER_NONE;
    room->rounding = DUE_EXACT;
    return room;
}

/* The day that was promised; by the rules alone it is only a guess. */
static struct instant promise_guess(const struct advice_case *order)
{
    struct duration promise = order->policy->order.promise;
    if (known(order->promised))
        return order->promised;
    struct instant from = known(order->shipped) ? order->shipped : order->ordered;
    struct calendar room;
    bool counts = known(from) && duration_is_set(promise);
    return counts ? clock_add(advice_calendar(order, from, &room), from, promise) : CLOCK_UNSET;
}

struct instant advice_promise(const struct advice_case *order)
{
    return order->law.known ? promise_guess(order) : order->promised;
}

static bool is_over_from(const struct advice_case *order, struct instant from)
{
    static const char anywhere[4] = "";
    struct calendar room;
    struct duration length = policy_length(order->policy, anywhere);
    return known(from) && duration_is_set(length) &&
           order->now.ms >= clock_add(advice_calendar(order, from, &room), from, length).ms;
}

/* What is wrong with the goods shows that they came, nobody said when; and by the promised day there would be time. */
bool advice_came_undated(const struct advice_case *order)
{
    return !order->law.known && order->problem > PROBLEM_NOT_RECEIVED && !known(advice_arrival(order)) &&
           !is_over_from(order, order->promised);
}

/* The earliest day on which it can have come. */
static struct instant earliest_arrival(const struct advice_case *order)
{
    return known(order->shipped) ? order->shipped : order->ordered;
}

/* Counted from the earliest day nothing is left, and how much there is really, nobody knows. */
static bool is_over_by_earliest(const struct advice_case *order)
{
    struct instant from = earliest_arrival(order);
    return order->policy->protection.anchor == ANCHOR_ARRIVED && advice_came_undated(order) &&
           !known(order->protection_ends) && (!known(from) || is_over_from(order, from));
}

static bool counts_from_arrival(const struct advice_case *order)
{
    return !order->law.known && order->policy->protection.anchor == ANCHOR_DELIVERED &&
           !known(order->protection_ends) && !known(advice_arrival(order));
}

bool advice_not_begun(const struct advice_case *order)
{
    return counts_from_arrival(order) && known(order->ordered) && order->problem <= PROBLEM_NOT_RECEIVED;
}

bool advice_begun_undated(const struct advice_case *order)
{
    return (counts_from_arrival(order) && order->problem > PROBLEM_NOT_RECEIVED) ||
           is_over_by_earliest(order);
}

struct instant advice_anchor(const struct advice_facts *facts, enum anchor anchor)
{
    const struct advice_case *order = facts->order;
    struct instant arrival = advice_arrival(order);
    switch (anchor) {
    case ANCHOR_ORDERED:
    case ANCHOR_PAID:
        return order->ordered;
    case ANCHOR_SHIPPED: /* not known: the order's day, which is earlier and so never too late */
        return known(order->shipped) ? order->shipped : order->ordered;
    case ANCHOR_PROMISED: /* of what has come and was never promised: the order's day is never too late */
        return !known(facts->at[TIME_PROMISED]) && known(order->received) ? order->ordered
                                                                          : facts->at[TIME_PROMISED];
    case ANCHOR_ARRIVED:
        if (advice_came_undated(order)) /* it may have come long before the day that was promised */
            return earliest_arrival(order);
        return known(arrival) ? arrival : facts->at[TIME_PROMISED];
    case ANCHOR_DELIVERED:
        return arrival;
    case ANCHOR_PROTECTION_END:
        return facts->at[TIME_END];
    case ANCHOR_NONE:
    case ANCHOR_COUNT:
        return CLOCK_UNSET;
    }
    return CLOCK_UNSET;
}

struct instant advice_moment(const struct advice_facts *facts, struct moment moment, bool guessing)
{
    struct instant anchors[ANCHOR_COUNT];
    for (int i = 0; i < ANCHOR_COUNT; i++)
        anchors[i] = advice_anchor(facts, (enum anchor)i);
    if (guessing && !known(anchors[ANCHOR_PROMISED]))
        anchors[ANCHOR_PROMISED] = promise_guess(facts->order);
    struct instant from = anchors[known(anchors[moment.anchor]) ? moment.anchor : moment.other];
    struct calendar room;
    return moment_instant(advice_calendar(facts->order, from, &room), moment, anchors, NULL);
}

struct instant advice_opens_after(const struct advice_case *order, struct instant from,
                                  struct duration duration)
{
    struct calendar calendar, room;
    if (!known(from) || !duration_is_set(duration))
        return CLOCK_UNSET;
    calendar = *advice_calendar(order, from, &room);
    if (!order->law.known && !calendar.holidays_of && !calendar.holiday_count)
        calendar.holidays_of = 1u << HOLIDAYS_US | 1u << HOLIDAYS_GB;
    return clock_add(&calendar, from, duration);
}
