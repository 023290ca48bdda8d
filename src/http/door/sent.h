#ifndef HTTP_DOOR_SENT_H
#define HTTP_DOOR_SENT_H
/* What people and programs send alike, by the same names: read for both doors. */
#include "http/door/router.h"
#include "service/desk/saved_search.h"
#include "service/desk/suggest.h"

struct saved_search sent_search(struct call *call);
/* What becomes of the suggested change in the address; ERR_NOT_FOUND when no number stands there. */
enum err sent_verdict(struct call *call, struct suggestion_verdict *verdict) MUST_USE;

#endif
