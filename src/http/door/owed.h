#ifndef HTTP_DOOR_OWED_H
#define HTTP_DOOR_OWED_H
/* What somebody owes before the rest is open to them. */
#include "http/door/router.h"

/*
 * Where the site asks its staff for a second step of signing in, and this one has none: 403, with a sentence that says what
 * to do, for every address but those of their account; call->owes is set. 0 for all others. Looks nothing up where the site
 * does not ask.
 */
int owed_status(struct call *call);

#endif
