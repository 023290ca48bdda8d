#ifndef CORE_POLICY_MOMENT_H
#define CORE_POLICY_MOMENT_H
/* When a moment of the rules is, by the instants of an order. */
#include "core/policy/rules.h"

/*
 * anchors[] by enum anchor; CLOCK_UNSET: not known, CLOCK_NEVER: not yet. The earlier or later of the two that are
 * known; CLOCK_UNSET when neither is.
 */
struct instant moment_instant(const struct calendar *calendar, struct moment moment,
                              const struct instant anchors[ANCHOR_COUNT]);

#endif
