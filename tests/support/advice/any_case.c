#include "support/advice/any_case.h"

int any_of(struct random *random, int of)
{
    return (int)random_below(random, (uint32_t)of);
}

static struct instant days_from(struct instant day, int days)
{
    return instant_add(day, SPAN_DAYS(days));
}

struct instant any_day(struct random *random, struct instant day, int from, int to)
{
    return any_of(random, 4) == 0 ? CLOCK_UNSET : days_from(day, from + any_of(random, to - from));
}

struct advice_case any_advice_case(struct random *random, const struct policy *policy, struct instant day)
{
    struct advice_case order = {
        .policy = policy,
        .now = day,
        .offset = SPAN_MINUTES((any_of(random, 27) - 12) * 60), /* from Baker Island to Kiribati */
        .ordered = any_day(random, day, -200, 0),
        .shipped = any_day(random, day, -120, 0),
        .promised = any_day(random, day, -60, 30),
        .protection_ends = any_day(random, day, -30, 40),
        .received = any_of(random, 3) ? CLOCK_UNSET : any_day(random, day, -30, 0),
        .contacted = any_day(random, day, -20, 0),
        .problem = (enum advice_problem)any_of(random, PROBLEM_COUNT),
        .number_state = (enum advice_number)any_of(random, NUMBER_COUNT),
        .class = (enum parcel_class)any_of(random, CLASS_COUNT),
        .route = (enum parcel_route)any_of(random, ROUTE_COUNT),
        .extension = (enum advice_extension)any_of(random, MORE_TIME_COUNT),
        .extension_at = any_day(random, day, -20, 0),
        .dispute = any_of(random, 2) ? CLAIM_NONE : (enum advice_dispute)any_of(random, CLAIM_COUNT),
        .dispute_at = any_day(random, day, -60, 0),
    };
    order.parcel.event = (enum parcel_event)any_of(random, PARCEL_EVENT_COUNT);
    order.parcel.at = order.parcel.last =
        order.parcel.event ? days_from(day, -any_of(random, 100)) : CLOCK_UNSET;
    order.parcel.departed = order.parcel.event == PARCEL_DEPARTED;
    if (any_of(random, 4) == 0)
        order.part = (struct advice_part){any_of(random, 3) != 0, any_day(random, day, -5, 30),
                                          any_day(random, day, -5, 60)};
    return order;
}
