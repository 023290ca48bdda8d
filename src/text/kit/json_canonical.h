#ifndef TEXT_KIT_JSON_CANONICAL_H
#define TEXT_KIT_JSON_CANONICAL_H
/*
 * JSON in the one form that is signed: that of RFC 8785 for what is used here. No white space; the members of an object
 * sorted by their names; whole numbers only; in texts nothing escaped but the quote, the backslash and the control
 * characters below U+0020 (\b \t \n \f \r, others as \u00xx in lower case).
 */
#include "base/buf.h"
#include "text/kit/json_read.h"

/*
 * Appends the value. False for what has no such form here: a number with a fraction, or a member whose name is not
 * ASCII.
 */
bool json_canonical_put(struct arena *arena, const struct json_value *value, struct buf *out) MUST_USE;

#endif
