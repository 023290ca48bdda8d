#ifndef SERVICE_DEMO_COMMISSION_H
#define SERVICE_DEMO_COMMISSION_H
/*
 * The demo's commission: three of its people are willing, and a case of a small hosted fair waits for them. Exactly as
 * many are willing as the rules want members, so whoever tries the demo finds all of them drawn.
 */
#include "service/panel/panel.h"

enum err demo_commission_load(struct ctx *ctx, const struct policy_set *policies) MUST_USE;

#endif
