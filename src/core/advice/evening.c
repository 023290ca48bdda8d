#include "core/advice/evening.h"

#include "core/clock/clock.h"

bool advice_is_evening(const struct advice_case *order, struct instant at, struct instant *day)
{
    const int64_t whole = SPAN_DAYS(1).ms, last = whole - SPAN_MINUTES(1).ms;
    int64_t there = at.ms + order->offset.ms;
    if (order->law.known || at.ms <= 0 || at.ms >= CLOCK_LAST.ms)
        return false;
    if (at.ms % whole && at.ms % whole != last) {
        *day = (struct instant){there - there % whole};
        return there % whole == last;
    }
    *day = (struct instant){at.ms % whole ? at.ms - last : at.ms - whole};
    return order->now.ms + order->offset.ms < day->ms + whole;
}

struct instant advice_shown_at(const struct advice_case *order, struct instant at)
{
    struct instant day;
    if (!advice_is_evening(order, at, &day))
        return at;
    struct instant end = instant_add(day, SPAN_MS(SPAN_DAYS(1).ms - order->offset.ms));
    return end.ms < at.ms ? end : at;
}
