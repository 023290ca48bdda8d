#ifndef SERVICE_DESK_MOVED_H
#define SERVICE_DESK_MOVED_H
/*
 * Addresses of a help desk that was taken over: Question2Answer's /12/title, /user/name and /tag/word, Stack Exchange's
 * /q/12, /a/13 and /users/7/name.
 */
#include "service/unit/work.h"
#include "store/desk/question.h"

/* ERR_NOT_FOUND unless a question that readers see, or an answer to it, had that number there. */
enum err moved_question(struct ctx *ctx, struct str old, struct question *question) MUST_USE;
/* ERR_NOT_FOUND unless somebody had that name or number there and is here still. */
enum err moved_person(struct ctx *ctx, struct str old, struct person *person) MUST_USE;

#endif
