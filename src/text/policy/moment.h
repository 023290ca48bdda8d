#ifndef TEXT_POLICY_MOMENT_H
#define TEXT_POLICY_MOMENT_H
/* Moments as policy files write them. */
#include "core/policy/rules.h"

/* "shipped+P6D", "shipped", "earlier(promised+P3D, delivered)", "later(...)"; false: nothing is written. */
bool moment_read(struct str text, struct moment *moment);

#endif
