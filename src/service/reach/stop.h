#ifndef SERVICE_REACH_STOP_H
#define SERVICE_REACH_STOP_H
/* The link in each notice by mail that ends them, for whoever has the mail and is not signed in. */
#include "service/unit/work.h"

/* "/unsubscribe?who=7&code=...", good for ever. */
struct str stop_path(struct ctx *ctx, int64_t person_id);
/* Whose link it is; ERR_NOT_FOUND with a sentence when the code is not that person's. */
enum err stop_known(struct ctx *ctx, struct str who, struct str code, int64_t *person_id) MUST_USE;

#endif
