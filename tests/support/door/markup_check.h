#ifndef SUPPORT_DOOR_MARKUP_CHECK_H
#define SUPPORT_DOOR_MARKUP_CHECK_H
/* What text/desk/markup.h promises, read back from the HTML itself. */
#include "base/str.h"

/*
 * Empty when every byte is text, one of the five escapes or a whole tag of the list with exactly the
 * attributes it may have, tags close in the order in which they were opened, and links lead where they may.
 * Else the rest of the HTML from the first place that is wrong.
 */
struct str markup_wrong_at(struct str html);

#endif
