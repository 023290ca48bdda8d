#include "web/kit/last_day.h"

#include "http/site/zones.h"

struct str last_day_text(struct call *call, const struct policy *policy, struct instant at)
{
    struct civil day = civil_from_instant(at, 0);
    struct str zone = policy ? str_from(policy->zone) : STR_NONE;
    if (at.ms % SPAN_DAYS(1).ms)
        day = zones_whole_day(call->app->zones, zone, policy ? policy->calendar.offset_minutes : 0, at);
    return arena_printf(arena_of(call), "%04d-%02d-%02d", (int)day.year, (int)day.month, (int)day.day);
}
