#ifndef WEB_DOOR_HEALTH_H
#define WEB_DOOR_HEALTH_H
/* What those who watch are answered: plain text, never kept. */
#include "http/door/router.h"

enum err health_answer(struct call *call, int status, struct str text) MUST_USE;
/* Whether whoever asks may read figures (the setting metrics-from). */
bool health_may_look(const struct call *call);

#endif
