#ifndef SERVICE_UNIT_RIGHT_H
#define SERVICE_UNIT_RIGHT_H
/* What every use case asks first: may the viewer, and is the text neither too short nor too long. */
#include "core/people/permit.h"
#include "service/unit/site.h"
#include "service/unit/work.h"

/* ERR_REFUSED with the sentence of permit.h unless the viewer may. */
enum err require(struct ctx *ctx, const struct viewer *viewer, enum act act, struct subject subject) MUST_USE;

/* The least number of characters that a setting asks for. */
size_t least(const struct ctx *ctx, enum setting setting);
/*
 * ERR_INPUT naming the field unless the text says min characters' worth (said_chars), by more than signs or one letter again and
 * again, and has at most max of them.
 */
enum err require_length(struct ctx *ctx, const char *field, struct str text, size_t min, size_t max) MUST_USE;

#endif
