#ifndef WEB_KIT_LAST_DAY_H
#define WEB_KIT_LAST_DAY_H
/* The end of protection for a field of a form that takes days, which are counted to their end by the shop's clocks. */
#include "core/policy/policy.h"
#include "web/kit/show.h"

/*
 * "2026-11-26": the day itself, where a person told a day (midnight in UTC); of a moment ("2 days 4 hours left") the last day
 * that ends before it, so that nobody is told to have more time than there is. Without rules days are those of UTC.
 */
struct str last_day_text(struct call *call, const struct policy *policy, struct instant at);

#endif
