#ifndef CORE_ADVICE_EVENING_H
#define CORE_ADVICE_EVENING_H
/* Until when, for whoever reads: a day that was told is that day by everybody's clocks. */
#include "core/advice/advice.h"

/*
 * Whether that limit is the evening of a day: *day is its midnight in UTC, to be said without a zone. False for what has a time
 * of day, in an order's own law, and where that evening is already over by the reader's clocks, though the limit is not.
 */
bool advice_is_evening(const struct advice_case *order, struct instant at, struct instant *day);

/* The day, as its midnight in UTC, that the reader's clocks show at that moment; and when such a day ends by them. */
struct instant advice_day_of(const struct advice_case *order, struct instant at);
struct instant advice_day_end(const struct advice_case *order, struct instant day);

/* When a calendar shows it: the end of that evening there, and never later than it is. */
struct instant advice_shown_at(const struct advice_case *order, struct instant at);

#endif
