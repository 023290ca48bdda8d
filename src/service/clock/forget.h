#ifndef SERVICE_CLOCK_FORGET_H
#define SERVICE_CLOCK_FORGET_H
/* What nobody will ask for any more. */
#include "service/unit/work.h"

/*
 * Drops answers and forms that are too old to be sent again, and limits that nobody has touched for so long that they are
 * full again; ends of sessions, links, challenges and drafts; wipes what was purged a day ago and tells the votes of a day. It
 * is the work of time: done by each writer, it would meet the rows of all others.
 */
enum err forget_old(struct ctx *ctx) MUST_USE;

#endif
