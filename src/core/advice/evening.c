#include "core/advice/evening.h"

#include "core/clock/clock.h"

static struct span ahead_at(const struct advice_case *order, struct instant at)
{
    const struct advice_speech *speech = &order->speech;
    return speech->ahead ? speech->ahead(speech->with, at) : order->offset;
}

struct instant advice_day_end(const struct advice_case *order, struct instant day)
{
    struct instant end = instant_add(day, SPAN_DAYS(1)); /* by UTC, then by the clocks about that time */
    struct instant near = instant_add(end, SPAN_MS(-ahead_at(order, end).ms));
    return instant_add(end, SPAN_MS(-ahead_at(order, near).ms));
}

struct instant advice_day_of(const struct advice_case *order, struct instant at)
{
    int64_t there = at.ms + ahead_at(order, at).ms;
    return (struct instant){there - there % SPAN_DAYS(1).ms};
}

bool advice_is_evening(const struct advice_case *order, struct instant at, struct instant *day)
{
    const int64_t whole = SPAN_DAYS(1).ms, last = whole - SPAN_MINUTES(1).ms;
    if (order->law.known || at.ms <= 0 || at.ms >= CLOCK_LAST.ms)
        return false;
    if (at.ms % whole && at.ms % whole != last) {
        *day = advice_day_of(order, at);
        return at.ms == advice_day_end(order, *day).ms - SPAN_MINUTES(1).ms;
    }
    *day = (struct instant){at.ms % whole ? at.ms - last : at.ms - whole};
    return order->now.ms < advice_day_end(order, *day).ms;
}

struct instant advice_shown_at(const struct advice_case *order, struct instant at)
{
    struct instant day;
    if (!advice_is_evening(order, at, &day))
        return at;
    struct instant end = advice_day_end(order, day);
    return end.ms < at.ms ? end : at;
}
