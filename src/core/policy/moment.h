#ifndef CORE_POLICY_MOMENT_H
#define CORE_POLICY_MOMENT_H
/* When a moment of the rules is, by the instants of an order. */
#include "core/policy/rules.h"

/*
 * anchors[] by enum anchor; CLOCK_UNSET: not known, CLOCK_NEVER: not yet. The earlier or later of the two that are
 * known; CLOCK_UNSET when neither is. What counts from an anchor is as much later as it waited since; waited: NULL: not at all.
 */
struct instant moment_instant(const struct calendar *calendar, struct moment moment,
                              const struct instant anchors[ANCHOR_COUNT],
                              const struct span waited[ANCHOR_COUNT]);

/* Whether so short a promise lets the dispute be opened from the sending on; both CLOCK_UNSET while not known. */
bool moment_is_at_once(const struct calendar *calendar, const struct reason *reason, struct instant shipped,
                       struct instant promised);

#endif
