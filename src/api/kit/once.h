#ifndef API_KIT_ONCE_H
#define API_KIT_ONCE_H
/* Requests that may come again (the header Idempotency-Key) are answered like the first time. */
#include "http/door/router.h"

/*
 * Runs `answer`, unless this caller's key was answered already: then that is the reply. Guests who are not known yet
 * have nothing that a key could belong to; their requests run.
 */
enum err api_once(struct call *call, enum err (*answer)(struct call *call)) MUST_USE;
/* Whether the request's field "take" says so. */
bool api_takes(const struct call *call);
/* Runs `answer` like api_once for who takes; for who only looks it says what it would do, and all of that is undone. */
enum err api_once_or_look(struct call *call, enum err (*answer)(struct call *call)) MUST_USE;

#endif
