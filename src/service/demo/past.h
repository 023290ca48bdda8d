#ifndef SERVICE_DEMO_PAST_H
#define SERVICE_DEMO_PAST_H
/* What the parts of the demo share: doing something so many hours ago, by somebody of the demo's people. */
#include "service/unit/work.h"

enum { DEMO_HOUR_MS = 3600 * 1000 };

/* A unit of work that believes it is so many hours earlier. */
struct ctx demo_earlier(const struct ctx *ctx, int64_t hours);
/* Somebody of that name is there. */
enum err demo_find_person(struct ctx *ctx, struct str handle, int64_t *id) MUST_USE;

#endif
