#ifndef SERVICE_PEOPLE_DEVICE_H
#define SERVICE_PEOPLE_DEVICE_H
/*
 * Browsers from which somebody has signed in before. Such a browser keeps a mark that only this site can make, and its
 * tries are counted apart: whoever guesses at a name from elsewhere never keeps its owner out.
 */
#include "service/unit/work.h"

enum { DEVICE_DAYS = 365 };

/* A new mark for the browser of a person who has just signed in. */
struct str device_mark(struct ctx *ctx, int64_t person_id);
/* Which device a mark stands for, when it is this person's and no older than DEVICE_DAYS; else empty. */
struct str device_of(struct ctx *ctx, struct str mark, int64_t person_id);

#endif
