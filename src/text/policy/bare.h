#ifndef TEXT_POLICY_BARE_H
#define TEXT_POLICY_BARE_H
/*
 * What the rules of a plain shop, or of a way of paying, may leave out because only a marketplace has it: nobody holds
 * the money, nobody decides, nothing is granted.
 */
#include "base/arena.h"
#include "core/policy/fields.h"
#include "text/kit/json_read.h"

const struct json_value *policy_bare_read(struct arena *arena);
/* What the field then is; NULL: it has to be there all the same. */
const struct json_value *policy_bare_value(const struct json_value *bare, const struct policy_field *field);

/* The same as a file says it, for doc/policies.md. */
extern const char policy_bare_text[];

#endif
