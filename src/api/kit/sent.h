#ifndef API_KIT_SENT_H
#define API_KIT_SENT_H
/* What a program leaves out of its request, and what that means. */
#include "http/door/router.h"

/* What was sent under that name, be it empty; `now` when nothing was. */
struct str sent_or(const struct call *call, struct str name, struct str now);
/* A switch: on when it is not sent at all, off when it is sent empty. */
bool sent_on(const struct call *call, struct str name);

#endif
