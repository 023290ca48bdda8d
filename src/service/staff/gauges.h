#ifndef SERVICE_STAFF_GAUGES_H
#define SERVICE_STAFF_GAUGES_H
/* How the house stands, for /metrics and `recourse doctor`. */
#include "service/unit/work.h"
#include "store/site/gauge.h"

enum err gauges_read(struct ctx *ctx, struct gauges *gauges) MUST_USE;

#endif
