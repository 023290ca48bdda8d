#ifndef TEXT_ADVICE_PLACE_H
#define TEXT_ADVICE_PLACE_H
/* How people call the place where they bought. */
#include "base/arena.h"
#include "base/str.h"

/* "Amazon.de", "www.ebay.co.uk", "Ali Express" as the rules are called: without what stands around the name. */
struct str advice_plain_name(struct arena *arena, struct str name);
/* A plain name of a place where private persons sell to each other: the 30 days of shops do not count there. */
bool advice_is_of_persons(struct str plain);

#endif
