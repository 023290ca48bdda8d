#include "core/policy/moment.h"

#include "base/check.h"

static struct instant counted(const struct calendar *calendar, struct instant from, struct duration after,
                              struct span waited)
{
    if (from.ms == CLOCK_UNSET.ms || from.ms == CLOCK_NEVER.ms)
        return from;
    return instant_add(duration_is_set(after) ? clock_add(calendar, from, after) : from, waited);
}

struct instant moment_instant(const struct calendar *calendar, struct moment moment,
                              const struct instant anchors[ANCHOR_COUNT],
                              const struct span waited[ANCHOR_COUNT])
{
    static const struct span none[ANCHOR_COUNT];
    waited = waited ? waited : none;
    check(moment.anchor < ANCHOR_COUNT && moment.other < ANCHOR_COUNT);
    struct instant first = counted(calendar, anchors[moment.anchor], moment.after, waited[moment.anchor]);
    if (moment.join == JOIN_NONE)
        return first;
    struct instant other = counted(calendar, anchors[moment.other], moment.other_after, waited[moment.other]);
    if (first.ms == 0 || other.ms == 0)
        return first.ms ? first : other;
    return moment.join == JOIN_EARLIER ? clock_earlier(first, other) : clock_later(first, other);
}

bool moment_is_at_once(const struct calendar *calendar, const struct reason *reason, struct instant shipped,
                       struct instant promised)
{
    struct duration within = reason->at_once_if_promised_in;
    return within.count && shipped.ms && promised.ms &&
           instant_before(promised, clock_add(calendar, shipped, within));
}
