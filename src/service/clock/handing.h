#ifndef SERVICE_CLOCK_HANDING_H
#define SERVICE_CLOCK_HANDING_H
/* Effects handed over to the payment provider of a round. For service/clock/round.c. */
#include "service/clock/round.h"

/* Everything that is due at `now` (0: by the clock); *total counts what was handed over and written down. */
enum err handing_run(const struct round_base *place, struct instant now, int64_t *total) MUST_USE;

#endif
