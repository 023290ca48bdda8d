#ifndef TEXT_KIT_NEAREST_H
#define TEXT_KIT_NEAREST_H
/* Did you mean ...? */
#include "base/str.h"

/* The known name that looks most like this one, or the empty string when none is near. Names of at most 31
 * characters count. */
struct str nearest_name(struct str name, const struct str *names, size_t count);
/* The same, but of those alone that are at most so many letters away: a slip, and not another name. */
struct str nearest_slip(struct str name, const struct str *names, size_t count, size_t most);

#endif
