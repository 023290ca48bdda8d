#ifndef SERVICE_UNIT_FINDING_H
#define SERVICE_UNIT_FINDING_H
/* What a check found, as a sentence of the catalogues. */
#include "service/unit/work.h"

/* As fail(): a literal, whole, with named places; said in the language of whoever reads it, and lasting as the arena does. */
#define finding(ctx, english, ...)                                                                           \
    arena_say((ctx)->arena, (ctx)->failure.language, STR(english), PLACES_OR_NONE(__VA_ARGS__))

#endif
