#ifndef SERVICE_ORDER_LOOK_H
#define SERVICE_ORDER_LOOK_H
/*
 * Reminders to look at the carrier's page: where no service is asked about a number, or all have refused it, the buyer who
 * keeps the order as a notebook is told once in LOOK_DAYS without a note.
 */
#include "service/unit/work.h"

enum { LOOK_DAYS = 7 };

/* Whether a round would find a number: cheap, on a connection that reads. */
bool look_is_due(struct ctx *ctx);
/* One unit: at most LOOKS_MAX numbers. */
enum err look_remind(struct ctx *ctx) MUST_USE;

#endif
